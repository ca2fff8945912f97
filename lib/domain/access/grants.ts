import { isAccountId } from "@/lib/domain/account-id";
import { isUnitId, UNIT_WORDS } from "@/lib/domain/organisation/units";
import { fitsPattern } from "@/lib/domain/text-pattern";
import type { Asserted } from "./rights";
import type { Role } from "./roles";

/**
 * Gives a role to whoever is in a group, or has a verified e-mail address, that fits a pattern; over the accounts that
 * fit one of the names, or over all (null). In a pattern `*` stands for any text.
 */
export type Grant = {
  to: { by: "group"; pattern: string } | { by: "email"; pattern: string };
  role: Role;
  accounts: readonly string[] | null;
};

/** What a grant knows an account by: its id, the name that the configuration gives it, and the units it is in, from the root on. */
export type AccountNames = {
  accountId: string | null;
  name: string | null;
  units: readonly string[];
};

/** Every account, those of tomorrow too. */
const EVERY = "*";
const UNIT = "ou:";
/** Never a name: one account may be called as another's id. */
const ONE_ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

/** Whether a grant lets a person in. An address is compared without regard to the case of its ASCII letters. */
export function letsIn(
  { to }: Pick<Grant, "to">,
  who: Pick<Asserted, "groups" | "email">,
): boolean {
  if (to.by === "group") return who.groups.some((group) => fitsPattern(group, to.pattern));
  if (who.email === null || !ONE_ADDRESS.test(who.email)) return false;
  return fitsPattern(inLowerCase(who.email), inLowerCase(to.pattern));
}

/** Letters beyond ASCII stay: some fold onto one that another address has. */
const inLowerCase = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** How a grant names a unit among accounts. */
export const unitName = (unit: string): string => `${UNIT}${unit}`;

/** The unit that a name of a grant stands for; null: it names accounts. */
export const unitOfName = (name: string): string | null =>
  name.startsWith(UNIT) ? name.slice(UNIT.length) : null;

/** Whether one of the names of a grant is this account's: its id whole, its name by the pattern, or a unit that it is in or under. */
export const isAmong = (names: readonly string[], account: AccountNames): boolean =>
  names.some((one) => isNameOf(one, account));

function isNameOf(one: string, { accountId, name, units }: AccountNames): boolean {
  const unit = unitOfName(one);
  if (unit !== null) return units.includes(unit);
  return isAccountId(one) ? one === accountId : name !== null && fitsPattern(name, one);
}

/** Whether the names of a grant stand for every account, whatever there is. */
export const namesAll = (names: readonly string[] | null): boolean =>
  names === null || names.includes(EVERY);

/** Why a text names no account in a grant, as the rest of a sentence; null: it may. */
export function accountNameProblem(text: string): string | null {
  if (text.trim() !== text || text === "") return "is no account id, name or pattern of names";
  const unit = unitOfName(text);
  return unit === null || isUnitId(unit) ? null : UNIT_WORDS;
}
