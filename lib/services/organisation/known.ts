import type { AccountNames } from "@/lib/domain/access/grants";
import type { Roster, RosterAccount } from "@/lib/domain/organisation/roster";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";
import { standingOf } from "@/lib/domain/organisation/standing";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { AccountRef } from "@/lib/services/ports/read-aws";

/** The accounts that scans and screens know, and the members of the organization beside them, which are not read. */
export type KnownAccounts = {
  accounts: readonly AccountRef[];
  others: readonly AccountNames[];
};

type Given = {
  /** Those of the file. */
  filed: readonly AccountRef[];
  settings: OrganizationSettings | null;
  roster: Roster;
};

/** The accounts of the file, which wins, and the members whose role has answered. */
export function knownAccounts({ filed, settings, roster }: Given): KnownAccounts {
  if (settings === null) return { accounts: filed, others: [] };
  const members = new Map(roster.accounts.map((account) => [account.id, account]));
  const names = new Map(roster.units.map(({ id, name }) => [id, name]));
  const means = { settings, filed: filedIds(filed) };
  const read = roster.accounts.filter((account) => standingOf(account, means).kind === "reads");
  const known = new Set([...read.map(({ id }) => id), ...means.filed]);
  return {
    accounts: [
      ...filed.map((ref) => withMember(ref, members.get(ref.accountId ?? ""), names)),
      ...read.map((account) =>
        withMember(memberRef(account, { settings, roster }), account, names),
      ),
    ],
    others: roster.accounts
      .filter(({ id }) => !known.has(id))
      .map(({ id, name, units }) => ({ accountId: id, name, units })),
  };
}

export const filedIds = (filed: readonly AccountRef[]): ReadonlySet<string> =>
  new Set(filed.flatMap(({ accountId }) => accountId ?? []));

/** How a member of the organization is reached, whether or not its role is there. */
export const memberRef = (
  { id, name }: RosterAccount,
  { settings, roster }: { settings: OrganizationSettings; roster: Pick<Roster, "partition"> },
): AccountRef => ({
  ...{ key: id, accountId: id, name },
  access: {
    by: "role",
    roleArn: `arn:${roster.partition}:iam::${id}:role/${settings.memberRole}`,
    externalId: settings.externalId,
  },
});

function withMember(
  ref: AccountRef,
  member: RosterAccount | undefined,
  names: ReadonlyMap<string, string>,
): AccountRef {
  if (!member) return ref;
  const { units, tags } = member;
  const unitNames = units.map((id) => names.get(id) ?? id);
  return { ...ref, member: { units, unitNames, tags: tags ?? {} } };
}

/** A requirement over units is one over the accounts in them that are read; of a unit without any, over the unit's id, which none has. */
export function overAccounts(
  requirement: Requirement,
  accounts: readonly AccountRef[],
): Requirement {
  const { units } = requirement;
  if (units === undefined) return requirement;
  const inUnits = units.flatMap((unit) => {
    const own = accounts.filter(({ member }) => member?.units.includes(unit));
    return own.length > 0 ? own.map(({ key, accountId }) => accountId ?? key) : [unit];
  });
  return { ...requirement, accounts: [...new Set([...(requirement.accounts ?? []), ...inUnits])] };
}
