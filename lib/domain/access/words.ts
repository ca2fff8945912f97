import { ofItsOwn } from "@/lib/domain/words/sentence";
import type { Right } from "./rights";
import { type Role, rolesWith } from "./roles";

const DOES = {
  read: "see this",
  ask: "ask AWS or scan",
  sign: "sign off a Region",
  act: "change anything at AWS",
  prove: "try a call",
  manage: "manage sessions, tokens and the record",
} as const satisfies Record<Right, string>;

export const ROLE_WORD = {
  viewer: "Viewer",
  operator: "Operator",
  admin: "Admin",
} as const satisfies Record<Role, string>;

const A_ROLE = {
  viewer: "a viewer",
  operator: "an operator",
  admin: "an admin",
} as const satisfies Record<Role, string>;

/** Who holds a right: `an operator or an admin`. */
export function whoMay(right: Right): string {
  const names = rolesWith(right).map((role) => A_ROLE[role]);
  const last = names.at(-1) ?? "nobody";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${last}` : last;
}

/** Why something is refused and who may do it; `on` is what the account is called, null where it is about no one account. */
export function mayNot(right: Right, on: string | null): string {
  const where = on === null ? "here" : `in ${on}`;
  // Sessions, tokens and the record are everybody's.
  const whose = right === "manage" ? " of all accounts" : "";
  return `You may not ${DOES[right]} ${where}. ${ofItsOwn(whoMay(right))}${whose} may.`;
}
