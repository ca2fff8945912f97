import { type AccountNames, type Grant, isAmong, letsIn, namesAll } from "./grants";
import { type Caller, RIGHTS, type Right } from "./rights";
import { type Role, roleHolds } from "./roles";

/** The accounts over which a right is held: all, or those that fit one of the names; none where there is no name. */
export type Span = "all" | readonly string[];

/** How far each right of a caller reaches. */
export type Reach = Readonly<Record<Right, Span>>;

type Given = Pick<Grant, "role" | "accounts">;

/**
 * How far a caller's rights reach by the grants of now. Several grants add up, and none takes away. A person who came by
 * a link and a token bring their own role. Who has no grant reaches nothing.
 */
export function reachOf(caller: Caller, grants: readonly Grant[]): Reach {
  switch (caller.kind) {
    case "local":
    case "command":
      return reachBy([EVERYTHING]);
    case "system":
      // Signing, acts and proofs are a person's.
      return { ...reachBy([]), read: "all", ask: "all" };
    case "token":
      return reachBy([caller]);
    case "user":
      return caller.known === "link"
        ? reachBy([caller])
        : reachBy(grants.filter((grant) => letsIn(grant, caller)));
  }
}

/** Whether a caller's rights come from grants, which may go while they are at something; all others bring their own. */
export const isGranted = (caller: Caller): boolean =>
  caller.kind === "user" && caller.known !== "link";

const EVERYTHING: Given = { role: "admin", accounts: null };

const reachBy = (given: readonly Given[]): Reach => ({
  read: spanOf(given, "read"),
  ask: spanOf(given, "ask"),
  sign: spanOf(given, "sign"),
  act: spanOf(given, "act"),
  prove: spanOf(given, "prove"),
  manage: spanOf(given, "manage"),
});

function spanOf(given: readonly Given[], right: Right): Span {
  const giving = given.filter((one) => gives(one, right));
  if (giving.some(({ accounts }) => namesAll(accounts))) return "all";
  return [...new Set(giving.flatMap(({ accounts }) => accounts ?? []))].sort();
}

/** Sessions, tokens and the record are everybody's, so a role over some accounts manages nothing. */
const gives = ({ role, accounts }: Given, right: Right): boolean =>
  roleHolds(role, right) && (right !== "manage" || namesAll(accounts));

/** Whether a span covers an account. */
export const covers = (span: Span, account: AccountNames): boolean =>
  span === "all" || isAmong(span, account);

/** Whether a right is held on an account. */
export const mayOn = (reach: Reach, right: Right, account: AccountNames): boolean =>
  covers(reach[right], account);

/** Whether a right is held on any account at all; where even `read` is not, there is no entry. */
export const maySomewhere = (reach: Reach, right: Right): boolean =>
  reach[right] === "all" || reach[right].length > 0;

/** Whether nothing is hidden from the caller. */
export const reachesAll = ({ read }: Pick<Reach, "read">): boolean => read === "all";

/** The rights held on every account, those of tomorrow too. */
export const rightsEverywhere = (reach: Reach): readonly Right[] =>
  RIGHTS.filter((right) => reach[right] === "all");

/** The rights held on an account. */
export const rightsOn = (reach: Reach, account: AccountNames): readonly Right[] =>
  RIGHTS.filter((right) => mayOn(reach, right, account));

/** What rights amount to: the highest role of which they hold what it is for; null: nothing. */
export function roleOf(rights: readonly Right[]): Role | null {
  if (rights.includes("act")) return "admin";
  if (rights.includes("ask")) return "operator";
  return rights.includes("read") ? "viewer" : null;
}

/** What a caller's rights amount to where they amount to most; null: to nothing anywhere. */
export function highestRole(reach: Reach): Role | null {
  if (maySomewhere(reach, "act")) return "admin";
  if (maySomewhere(reach, "ask")) return "operator";
  return maySomewhere(reach, "read") ? "viewer" : null;
}
