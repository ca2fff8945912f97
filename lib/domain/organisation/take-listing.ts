import type { ShownFault } from "@/lib/domain/facts/fault";
import type { EpochMs } from "@/lib/domain/time";
import type { ListedAccount, Listing, Roster, RosterAccount } from "./roster";

/** The states of a member that is active, or is about to be. https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html */
export const ACTIVE = "ACTIVE";
const COMING = "PENDING_ACTIVATION";
/** Of one that the listing no longer has. */
export const GONE = "GONE";

type When = { at: EpochMs; asked: string };

/** The roster after a whole listing. Who is listed no more, or in another state, has left; the date is that of the first listing that told. */
export function takeListing(roster: Roster, listing: Listing, { at, asked }: When): Roster {
  const before = new Map(roster.accounts.map((account) => [account.id, account]));
  const listed = listing.accounts.map((account) => joined(account, before.get(account.id), at));
  const ids = new Set(listing.accounts.map(({ id }) => id));
  const gone = roster.accounts
    .filter(({ id }) => !ids.has(id))
    .map((account) => ({
      ...account,
      left: account.left?.as === GONE ? account.left : { at, as: GONE },
    }));
  return {
    organizationId: listing.organizationId,
    managementId: listing.managementId,
    partition: listing.partition,
    units: [...listing.units],
    accounts: [...listed, ...gone],
    listedAt: at,
    tried: { at, asked, fault: null },
  };
}

function joined(
  account: ListedAccount,
  before: RosterAccount | undefined,
  at: EpochMs,
): RosterAccount {
  const isIn = account.state === ACTIVE || account.state === COMING;
  const known = before?.left?.as === account.state ? before.left : null;
  return {
    ...account,
    // Tags that could not be read this time are those of before.
    tags: account.tags ?? before?.tags ?? null,
    appearedAt: before?.appearedAt ?? at,
    role: before?.role ?? { status: "untried" },
    tried: before?.tried ?? null,
    left: isIn ? null : (known ?? { at, as: account.state }),
  };
}

/** The roster after a listing that failed: all of it stays, and the reason is told. */
export const listingFailed = (
  roster: Roster,
  { at, asked, fault }: When & { fault: ShownFault },
): Roster => ({ ...roster, tried: { at, asked, fault } });

/** Without those that left before `before` and are listed no more: one that is still listed as closed would come back with another date. */
export const forgetLeft = (roster: Roster, before: EpochMs): Roster => {
  const accounts = roster.accounts.filter(
    ({ left }) => left === null || left.as !== GONE || left.at >= before,
  );
  return accounts.length === roster.accounts.length ? roster : { ...roster, accounts };
};
