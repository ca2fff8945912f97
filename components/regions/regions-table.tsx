import Link from "next/link";
import { GoLiveText } from "@/components/regions/go-live-text";
import { Label, NotKnown } from "@/components/regions/not-known";
import { Age } from "@/components/ui/age";
import { Code } from "@/components/ui/code";
import { StateMark } from "@/components/ui/state-mark";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { accountLabel } from "@/lib/domain/account-label";
import { goLiveOf, requiredIn } from "@/lib/domain/review/go-live";
import type { RegionLine } from "@/lib/domain/review/types";
import { offeredOf } from "@/lib/domain/rollup";
import type { EpochMs } from "@/lib/domain/time";
import { dateText } from "@/lib/domain/words/dates";
import { routes } from "@/lib/routes";

type RegionsTableProps = {
  label: string;
  /** What a line is called after. */
  lead?: "region" | "account";
  lines: readonly RegionLine[];
  serverNow: EpochMs;
};

/** What is required stands first, where anything is; without it no mark of blame, only counts. */
export function RegionsTable({ label, lead = "region", lines, serverNow }: RegionsTableProps) {
  const judged = lines.some((line) => goLiveOf(line) !== null);
  return (
    <Table label={label} stack className="table-fixed">
      <thead>
        <tr>
          <Th className="w-[15%]">{lead === "region" ? "Region" : "Account"}</Th>
          {judged && <Th className="w-[12%]">Go-live</Th>}
          {judged && <Th num>Required, met</Th>}
          <Th num>Signed off</Th>
          <Th num>Ready / offered</Th>
          <Th num>Blocked</Th>
          <Th num>Not known</Th>
          <Th num>In flight</Th>
          <Th num>Quotas at 0</Th>
          <Th className="w-[17%]">Read</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <RegionRow
            key={`${line.account.key}~${line.region}`}
            {...{ lead, judged, line, serverNow }}
          />
        ))}
      </tbody>
    </Table>
  );
}

type RegionRowProps = {
  lead: "region" | "account";
  judged: boolean;
  line: RegionLine;
  serverNow: EpochMs;
};

function RegionRow({ lead, judged, line, serverNow }: RegionRowProps) {
  const { account, counts, quotasAtZero, required } = line;
  const asked = requiredIn(line);
  const isRead = line.lists === "read";
  return (
    <Tr>
      <Td>
        <span className="flex items-center gap-2">
          {line.status === "ENABLING" && <StateMark state="pending" label />}
          {line.lists === "failed" && <StateMark state="unknown" label />}
          <Link className="link font-medium" href={routes.region(line.region, line.account.key)}>
            {lead === "region" ? line.region : accountLabel(account)}
          </Link>
        </span>
        {lead === "region" ? (
          <Sub>
            {line.city}
            {line.optIn && ", opt-in"}
          </Sub>
        ) : (
          account.name && <Sub mono>{account.accountId}</Sub>
        )}
      </Td>
      {judged && (
        <Td className="max-sm:text-right">
          <GoLiveText goLive={goLiveOf(line)} />
        </Td>
      )}
      {judged && (
        <Td num className="max-sm:text-left">
          <Label>Required, met</Label>
          {asked > 0 ? (
            <b className="font-medium">{`${required.met} of ${asked}`}</b>
          ) : (
            <span className="text-ink-3">none</span>
          )}
        </Td>
      )}
      <Td num>
        <Label>Signed off</Label>
        {line.signedOffAt ? (
          dateText(line.signedOffAt, serverNow)
        ) : (
          <span className="text-ink-3">no</span>
        )}
      </Td>
      <Td num className="max-sm:text-left">
        <Label>Ready / offered</Label>
        {isRead ? `${counts.ready} / ${offeredOf(counts)}` : <NotKnown />}
      </Td>
      <Td num>
        <Label>Blocked</Label>
        {isRead ? counts.blocked : <NotKnown />}
      </Td>
      <Td num className="max-sm:text-left">
        <Label>Not known</Label>
        {counts.unknown}
      </Td>
      <Td num>
        <Label>In flight</Label>
        {isRead ? line.agreementsInFlight : <NotKnown />}
      </Td>
      <Td num className="max-sm:text-left">
        <Label>Quotas at 0</Label>
        {quotasAtZero ?? <NotKnown />}
      </Td>
      <Td className="max-sm:text-right">
        <ReadCell line={line} serverNow={serverNow} />
      </Td>
    </Tr>
  );
}

const LISTS_WORDS = {
  read: "Read",
  failed: "Not all read",
  off: "Off",
  "no-endpoint": "No Bedrock endpoint",
} as const satisfies Record<RegionLine["lists"], string>;

function ReadCell({ line, serverNow }: { line: RegionLine; serverNow: EpochMs }) {
  const { lists, readAt, status, fault } = line;
  return (
    <>
      {LISTS_WORDS[lists]}
      {readAt !== null && (
        <>
          {lists === "read" ? ", " : ", last "}
          <Age at={readAt} serverNow={serverNow} />
        </>
      )}
      <Sub>
        {lists === "failed" && fault ? <Code>{fault.code}</Code> : (status ?? "status not known")}
      </Sub>
    </>
  );
}
