import { isAccountId } from "./account-id";

/**
 * Whether a list of names, as people give them, holds one of the names a thing has; no list holds everything. Ids stand
 * before names: of two that look like an account's id the first is it, for an account may be called as another's id.
 */
export function isNamed(
  asked: readonly string[] | null,
  ...names: readonly (string | null)[]
): boolean {
  if (asked === null) return true;
  const id = names.find((name) => name !== null && isAccountId(name));
  return names.some(
    (name) => name !== null && asked.includes(name) && (name === id || !isAccountId(name)),
  );
}
