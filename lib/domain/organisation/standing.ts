import type { ShownFault } from "@/lib/domain/facts/fault";
import type { EpochMs } from "@/lib/domain/time";
import type { RosterAccount } from "./roster";
import type { OrganizationSettings } from "./settings";
import { ACTIVE } from "./take-listing";

/** Why the file leaves an account out. */
export type LeftOut = "excluded" | "other-unit" | "other-tags" | "tags-unread";

/**
 * Where a member stands. `proposed`: it is there, and its role was not tried yet. `no-role`: the role let nobody in.
 * `unreachable`: something else stood in the way, so that nothing is known of its role. `reads`: its role has answered,
 * so scans read it.
 */
export type MemberStanding =
  | { kind: "filed" }
  | { kind: "left"; at: EpochMs; as: string }
  | { kind: "left-out"; why: LeftOut }
  | { kind: "proposed"; since: EpochMs; state: string }
  | { kind: "no-role"; since: EpochMs; triedAt: EpochMs | null }
  | { kind: "unreachable"; at: EpochMs; fault: ShownFault }
  | { kind: "reads"; since: EpochMs };

type Means = {
  settings: Pick<OrganizationSettings, "include" | "exclude">;
  /** Ids that stand under `accounts:` of the file, which wins. */
  filed: ReadonlySet<string>;
};

export function standingOf(account: RosterAccount, { settings, filed }: Means): MemberStanding {
  if (filed.has(account.id)) return { kind: "filed" };
  if (account.left !== null) return { kind: "left", ...account.left };
  const why = leftOut(account, settings);
  if (why !== null) return { kind: "left-out", why };
  const { role, tried, state, appearedAt } = account;
  if (role.status === "answers")
    return state === ACTIVE ? { kind: "reads", since: role.since } : proposed(account);
  if (tried?.fault) return { kind: "unreachable", at: tried.at, fault: tried.fault };
  return role.status === "none"
    ? { kind: "no-role", since: role.since, triedAt: tried?.at ?? null }
    : { kind: "proposed", since: appearedAt, state };
}

const proposed = ({ appearedAt, state }: RosterAccount): MemberStanding => ({
  kind: "proposed",
  since: appearedAt,
  state,
});

/** Why an account is not among those that the file wants; null: it is. */
function leftOut(
  { id, units, tags }: RosterAccount,
  { include, exclude }: Means["settings"],
): LeftOut | null {
  if (exclude.includes(id)) return "excluded";
  if (include.ous !== null && !include.ous.some((unit) => units.includes(unit)))
    return "other-unit";
  if (include.tags === null) return null;
  if (tags === null) return "tags-unread";
  const fits = Object.entries(include.tags).every(
    ([key, value]) => Object.hasOwn(tags, key) && tags[key] === value,
  );
  return fits ? null : "other-tags";
}
