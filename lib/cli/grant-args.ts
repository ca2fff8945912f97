import { accountNameProblem } from "@/lib/domain/access/grants";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import { err, ok, type Result } from "@/lib/domain/result";

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u;

/** The flags that say who gets which role over which accounts. */
export type GrantFlags = {
  name: string | undefined;
  role: string | undefined;
  accounts: string | undefined;
};
export type AskedGrant = { name: string; role: Role; accounts: readonly string[] | null };

/** Reads them; an error says what is wrong, where, and what to do. */
export function grantOf(
  { name, role, accounts }: GrantFlags,
  roles: readonly Role[] = ROLES,
): Result<AskedGrant, string> {
  if (name === undefined) return err("--name is missing: what it is told apart by.");
  if (!NAME.test(name))
    return err(
      `--name ${JSON.stringify(name)} is no name. Use at most 60 letters, digits, spaces, dots, _ and -.`,
    );
  const known = roles.find((one) => one === role);
  if (!known) {
    const given = role === undefined ? "--role is missing" : `--role ${role} is not possible here`;
    return err(`${given}. Use one of ${roles.join(", ")}.`);
  }
  const names = accounts?.split(",").map((one) => one.trim());
  const bad = names?.find((one) => accountNameProblem(one) !== null);
  if (bad !== undefined) return err(`--accounts: "${bad}" ${accountNameProblem(bad)}.`);
  return ok({ name, role: known, accounts: names ?? null });
}

/** A role over accounts in words. */
export const grantText = ({ role, accounts }: Pick<AskedGrant, "role" | "accounts">): string =>
  `${role} of ${accounts === null ? "all accounts" : accounts.join(", ")}`;
