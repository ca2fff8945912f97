import { GoLiveText } from "@/components/regions/go-live-text";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { Sides } from "@/lib/domain/grid/compare-sides";
import { linesIn } from "@/lib/domain/requirement/line";
import { goLiveOf } from "@/lib/domain/review/go-live";
import type { RegionLine } from "@/lib/domain/review/types";
import { offeredOf } from "@/lib/domain/rollup";
import { counted } from "@/lib/domain/words/counted";
import { dateText } from "@/lib/domain/words/dates";
import { shutText } from "@/lib/domain/words/region-status";
import { ofItsOwn } from "@/lib/domain/words/sentence";
import { useRegions } from "@/lib/queries/regions";

/** What holds for a Region as a whole, on either side. */
export function OfTheRegions({ sides }: { sides: Sides }) {
  const { data: view } = useRegions();
  const lineOf = (region: string | null) =>
    view?.lines.find((line) => line.account.key === sides.account && line.region === region);
  const here = lineOf(sides.one);
  const there = lineOf(sides.other);
  if (!view || !here || !there) return null;
  const judged = goLiveOf(here) !== null || goLiveOf(there) !== null;
  return (
    <Table label="Of the Regions" className="mt-5 table-fixed">
      <thead>
        <tr>
          <Th className="w-[39%] max-sm:w-[28%]">Of the Region</Th>
          <Th className="w-[21.5%] max-sm:w-[36%]">{sides.names.here}</Th>
          <Th>{sides.names.there}</Th>
        </tr>
      </thead>
      <tbody>
        {judged && (
          <Tr>
            <Td className="text-ink-2">Go-live</Td>
            <GoLive line={here} />
            <GoLive line={there} />
          </Tr>
        )}
        <Tr>
          <Td className="text-ink-2">Ready of offered</Td>
          <Ready line={here} />
          <Ready line={there} />
        </Tr>
        <Tr>
          <Td className="text-ink-2">Status</Td>
          <Td>{statusText(here)}</Td>
          <Td>{statusText(there)}</Td>
        </Tr>
        <Tr>
          <Td className="text-ink-2">Signed off</Td>
          <SignedOff line={here} now={view.serverNow} />
          <SignedOff line={there} now={view.serverNow} />
        </Tr>
      </tbody>
    </Table>
  );
}

type LineProps = { line: RegionLine };

function GoLive({ line }: LineProps) {
  const { counts } = line.required;
  const asked = linesIn(counts);
  return (
    <Td>
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <GoLiveText goLive={goLiveOf(line)} />
        {asked > 0 && (
          <span className="whitespace-nowrap">
            {counts.met} of {asked}
          </span>
        )}
      </span>
    </Td>
  );
}

function Ready({ line: { lists, counts } }: LineProps) {
  return (
    <Td>
      {lists === "read" ? (
        <>
          {counts.ready} of {offeredOf(counts)}
          {counts.unknown > 0 && (
            <span className="text-unknown-fg">, {counts.unknown} unknown</span>
          )}
        </>
      ) : (
        <span className="text-ink-3">not known</span>
      )}
    </Td>
  );
}

function SignedOff({ line: { signedOff }, now }: LineProps & { now: number }) {
  if (signedOff === null) return <Td>No</Td>;
  const { at, exceptions } = signedOff;
  return (
    <Td>
      {dateText(at, now)}
      {exceptions > 0 && `, ${counted(exceptions, "exception")}`}
    </Td>
  );
}

function statusText({ status, optIn, lists }: RegionLine): string {
  if (status === null) return "not known";
  if (lists === "off") return ofItsOwn(shutText(status).is);
  return optIn ? "On, opt-in" : "On, by default";
}
