import { scanOutcome, scopeText, TRIGGER } from "@/components/settings/words";
import { Figure } from "@/components/ui/figure";
import { Block } from "@/components/ui/page";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import type { SettingsScan } from "@/lib/contracts/settings";
import { dateTimeText } from "@/lib/domain/words/dates";
import { durationText } from "@/lib/domain/words/durations";

type ScansBlockProps = { scans: readonly SettingsScan[]; serverNow: number };

/** The last scans, newest first. That one reached its end says nothing of what it could read. */
export function ScansBlock({ scans, serverNow }: ScansBlockProps) {
  return (
    <Block
      title="Last scans"
      note={scans.length > 0 ? "complete: its end was reached, whatever could be read" : undefined}
    >
      {scans.length === 0 ? (
        <p className="text-ink-2">No scan has begun yet.</p>
      ) : (
        <Table label="Last scans" stack>
          <thead>
            <tr>
              <Th>Begun, UTC</Th>
              <Th>Outcome</Th>
              <Th>Of</Th>
              <Th num>Calls</Th>
              <Th num>Throttled</Th>
              <Th num>Took</Th>
            </tr>
          </thead>
          <tbody>
            {scans.map((scan) => (
              <ScanRow key={scan.scanId} scan={scan} serverNow={serverNow} />
            ))}
          </tbody>
        </Table>
      )}
    </Block>
  );
}

function ScanRow({ scan, serverNow }: { scan: SettingsScan; serverNow: number }) {
  const { startedAt, finishedAt } = scan;
  return (
    <Tr>
      <Td className="whitespace-nowrap">
        {dateTimeText(startedAt, serverNow)}
        <Sub>{TRIGGER[scan.trigger]}</Sub>
      </Td>
      <Td className="max-sm:text-right">{scanOutcome(scan)}</Td>
      <Td className="break-words">{scopeText(scan.scope)}</Td>
      <Td num className="max-sm:hidden">
        <Count value={scan.calls} />
      </Td>
      <Td num className="max-sm:hidden">
        <Count value={scan.throttled} />
      </Td>
      <Td num className="whitespace-nowrap">
        {finishedAt === null ? "" : durationText(finishedAt - startedAt)}
      </Td>
    </Tr>
  );
}

/** What was not counted says so. */
function Count({ value }: { value: number | null }) {
  if (value === null) return <span className="text-ink-3">not known</span>;
  return <Figure value={value} />;
}
