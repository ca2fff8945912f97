import Link from "next/link";
import { GoLiveText } from "@/components/regions/go-live-text";
import { Label, NotKnown } from "@/components/regions/not-known";
import { StateMark } from "@/components/ui/state-mark";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import type { RegionRoll } from "@/lib/domain/review/roll-lines";
import { offeredOf } from "@/lib/domain/rollup";
import { routes } from "@/lib/routes";

type RegionRollsTableProps = {
  label: string;
  rolls: readonly RegionRoll[];
  /** How an address names the accounts. */
  account: string | null;
};

/** Regions over several accounts: in how many each was read, and what stands there. */
export function RegionRollsTable({ label, rolls, account }: RegionRollsTableProps) {
  const judged = rolls.some(({ goLive }) => goLive !== null);
  return (
    <Table label={label} stack className="table-fixed">
      <thead>
        <tr>
          <Th className="w-[20%]">Region</Th>
          {judged && <Th className="w-[12%]">Go-live</Th>}
          {judged && <Th num>Required, met</Th>}
          <Th num>Signed off in</Th>
          <Th num>Ready / offered</Th>
          <Th num>Blocked</Th>
          <Th num>Not known</Th>
          <Th num>In flight</Th>
          <Th num>Quotas at 0</Th>
          <Th className="w-[17%]">Read in</Th>
        </tr>
      </thead>
      <tbody>
        {rolls.map((roll) => (
          <Roll key={roll.region} {...{ judged, roll, account }} />
        ))}
      </tbody>
    </Table>
  );
}

type RollProps = { judged: boolean; roll: RegionRoll; account: string | null };

function Roll({ judged, roll, account }: RollProps) {
  const { counts } = roll;
  const known = roll.read > 0;
  const quotasKnown = known && roll.quotasUnread < roll.accounts - roll.off;
  return (
    <Tr>
      <Td>
        <span className="flex items-center gap-2">
          {roll.failed > 0 && <StateMark state="unknown" label />}
          <Link className="link font-medium" href={routes.region(roll.region, account)}>
            {roll.region}
          </Link>
        </span>
        <Sub>
          {roll.city}
          {roll.optIn && ", opt-in"}
        </Sub>
      </Td>
      {judged && (
        <Td className="max-sm:text-right">
          <GoLiveText goLive={roll.goLive} />
        </Td>
      )}
      {judged && (
        <Td num className="max-sm:text-left">
          <Label>Required, met</Label>
          {roll.required > 0 ? (
            <b className="font-medium">{`${roll.requiredMet} of ${roll.required}`}</b>
          ) : (
            <span className="text-ink-3">none</span>
          )}
        </Td>
      )}
      <Td num>
        <Label>Signed off in</Label>
        {roll.signedOff > 0 ? (
          `${roll.signedOff} of ${roll.accounts}`
        ) : (
          <span className="text-ink-3">none</span>
        )}
      </Td>
      <Td num className="max-sm:text-left">
        <Label>Ready / offered</Label>
        {known ? `${counts.ready} / ${offeredOf(counts)}` : <NotKnown />}
      </Td>
      <Td num>
        <Label>Blocked</Label>
        {known || roll.off > 0 ? counts.blocked : <NotKnown />}
      </Td>
      <Td num className="max-sm:text-left">
        <Label>Not known</Label>
        {counts.unknown}
      </Td>
      <Td num>
        <Label>In flight</Label>
        {known ? roll.agreementsInFlight : <NotKnown />}
      </Td>
      <Td num className="max-sm:text-left">
        <Label>Quotas at 0</Label>
        {quotasKnown ? roll.quotasAtZero : <NotKnown />}
        {quotasKnown && roll.quotasUnread > 0 && <Sub>{countOf(roll.quotasUnread)} not known</Sub>}
      </Td>
      <Td className="max-sm:text-right">
        {roll.read} of {countOf(roll.accounts - roll.off - roll.noEndpoint)}
        <Sub>{besideText(roll)}</Sub>
      </Td>
    </Tr>
  );
}

const countOf = (accounts: number): string =>
  accounts === 1 ? "1 account" : `${accounts} accounts`;

function besideText({ failed, off, noEndpoint }: RegionRoll): string {
  return [
    failed > 0 ? `${failed} not all read` : null,
    off > 0 ? `${off} off` : null,
    noEndpoint > 0 ? `${noEndpoint} without Bedrock` : null,
  ]
    .filter(Boolean)
    .join(", ");
}
