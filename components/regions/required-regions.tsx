import { GoLiveText } from "@/components/regions/go-live-text";
import type { RegionRow } from "@/components/regions/region-row";
import { TroubleText } from "@/components/regions/trouble-text";
import { Link } from "@/components/ui/link";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { linesIn } from "@/lib/domain/requirement/line";
import type { RequiredHere, WayHere } from "@/lib/domain/review/required-here";
import type { EpochMs } from "@/lib/domain/time";
import { OWNER_WORD } from "@/lib/domain/words/owners";

type RequiredRegionsProps = {
  label: string;
  lead?: "Region" | "Account";
  rows: readonly RegionRow[];
  serverNow: EpochMs;
};

/** Regions in which something is required: whether one can go live there, who signed, and what is in the way. */
export function RequiredRegions({ label, lead = "Region", rows, serverNow }: RequiredRegionsProps) {
  return (
    <Table label={label} stack>
      <thead>
        <tr>
          <Th className="w-35">{lead}</Th>
          <Th className="w-28">Go-live</Th>
          <Th num className="w-26">
            Required, met
          </Th>
          <Th className="w-46 pl-4">Signed off</Th>
          <Th>In the way of what is required</Th>
          <Th num className="w-26 max-lg:hidden">
            Ready of offered
          </Th>
          <Th className="w-66 pl-2 max-lg:hidden">Otherwise</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RequiredRow key={row.key} row={row} serverNow={serverNow} />
        ))}
      </tbody>
    </Table>
  );
}

function RequiredRow({ row, serverNow }: { row: RegionRow; serverNow: EpochMs }) {
  const { href, name, sub, goLive, required, signedOff, ready, rest, trouble } = row;
  return (
    <Tr>
      <Td>
        <Link className="link font-medium whitespace-nowrap" href={href}>
          {name}
        </Link>
        {sub && <Sub>{sub}</Sub>}
      </Td>
      <Td className="max-sm:text-right">
        <GoLiveText goLive={goLive} />
      </Td>
      <Td num className="whitespace-nowrap max-sm:order-3">
        <MetText required={required} />
        <span className="sm:hidden"> met</span>
      </Td>
      <Td className="pl-4 max-sm:order-2 max-sm:pl-0 max-sm:text-sm">
        <span className="text-ink-2 sm:hidden">Signed off </span>
        {signedOff ? (
          <>
            {signedOff.when}
            <Sub>{signedOff.who}</Sub>
          </>
        ) : (
          <span className="text-ink-3">No</span>
        )}
      </Td>
      <Td className="max-sm:order-4 max-sm:col-span-2">
        <Ways required={required} />
      </Td>
      <Td num className="whitespace-nowrap max-lg:hidden">
        {ready ? (
          <>
            <b className={ready.ready === 0 ? "font-normal text-ink-3" : "font-semibold"}>
              {ready.ready}
            </b>{" "}
            of {ready.offered}
          </>
        ) : (
          <span className="text-ink-3">not read</span>
        )}
      </Td>
      <Td className="pl-2 text-ink-2 max-lg:hidden">
        {trouble && <TroubleText trouble={trouble} serverNow={serverNow} />}
        {trouble && rest && " "}
        {rest}
      </Td>
    </Tr>
  );
}

function MetText({ required: { counts } }: { required: RequiredHere }) {
  const all = linesIn(counts);
  if (all === 0) return <span className="text-ink-3">none</span>;
  return (
    <b className="font-semibold">
      {counts.met} of {all}
    </b>
  );
}

const WAYS_SHOWN = 3;

function Ways({ required }: { required: RequiredHere }) {
  const { ways, byGlobal, counts } = required;
  const [first] = ways;
  const global =
    byGlobal === 1 ? "1 holds by global only" : `${byGlobal} hold by the global profile only`;
  if (!first) {
    if (linesIn(counts) === 0) return null;
    return (
      <>
        <span className="text-ink-2">Nothing</span>
        {byGlobal > 0 && <Sub>{global}</Sub>}
      </>
    );
  }
  const rest = ways.length - WAYS_SHOWN;
  const said = ways.slice(0, WAYS_SHOWN).map(wayText).join("; ");
  return (
    <>
      {said}
      {rest > 0 && `; ${rest} more`}
      <Sub>{whoText(first, byGlobal > 0 ? global : null)}</Sub>
    </>
  );
}

const wayText = ({ title, lines }: WayHere): string => (lines > 1 ? `${title}, ${lines}` : title);

/** Who acts on the first of them, and what of it holds meanwhile. */
function whoText({ owner, decider, takes, byGlobal }: WayHere, global: string | null): string {
  const acts = owner === null ? "Nobody can be named" : OWNER_WORD[owner];
  const after = decider === null ? "" : `, then ${OWNER_WORD[decider]} decides`;
  return [
    `${acts}${after}${takes ? `, ${takes}` : ""}`,
    ...(byGlobal ? ["Holds by global only"] : []),
    ...(global ? [global] : []),
  ].join(". ");
}
