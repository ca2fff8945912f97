import type { Owner } from "./owner";
import type { State } from "./state";

/** Those first who can act at once and alone; null: nobody can be named. */
const ORDER: readonly (Owner | null)[] = [
  "caller-credentials",
  "iam-admin",
  "org-admin",
  "account-admin",
  "billing",
  "aws-support",
  "network",
  "wait",
  null,
  "application-code",
];

type Owned = { state: State; owner: Owner | null; cause: string | null };

const BY_SUPPORT_CASE: ReadonlySet<string | null> = new Set(["quota-zero", "tokens-per-day-zero"]);

/** Whether somebody of the account has to open a case before AWS Support can decide it. */
export const isAskedFirst = ({ owner, cause }: Pick<Owned, "owner" | "cause">): boolean =>
  owner === "aws-support" && BY_SUPPORT_CASE.has(cause);

/**
 * Who must act first to remove what stands in the way. A reading that failed and that the next scan may cure is nobody's
 * to remove: it is not known what stands there.
 */
export function removerOf({ state, owner, cause }: Owned): Owner | null {
  if (isAskedFirst({ owner, cause })) return "account-admin";
  const nobody = owner === "wait" || owner === "application-code";
  return state === "unknown" && nobody ? null : owner;
}

/** Whether no person is asked for anything: AWS works on it, or it is not known what stands there. */
export const isNobodys = (owner: Owner | null): boolean => owner === "wait" || owner === null;

/** What stands in the way by who can remove it, in the one order that every page has. */
export function byRemover<T extends Owned>(
  items: readonly T[],
  order: (a: T, b: T) => number,
): readonly { owner: Owner | null; items: readonly T[] }[] {
  return ORDER.flatMap((owner) => {
    const own = items.filter((item) => removerOf(item) === owner).sort(order);
    return own.length > 0 ? [{ owner, items: own }] : [];
  });
}
