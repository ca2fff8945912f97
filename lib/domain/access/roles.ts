import type { Right } from "./rights";

export const ROLES = ["viewer", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What each role holds; a later one holds all of an earlier one. */
export const RIGHTS_OF = {
  viewer: ["read"],
  operator: ["read", "ask", "sign"],
  admin: ["read", "ask", "sign", "act", "prove", "manage"],
} as const satisfies Record<Role, readonly Right[]>;

/** Whether a role holds a right. */
export function roleHolds(role: Role, right: Right): boolean {
  const held: readonly Right[] = RIGHTS_OF[role];
  return held.includes(right);
}

/** The roles that hold a right, least first. */
export const rolesWith = (right: Right): readonly Role[] =>
  ROLES.filter((role) => roleHolds(role, right));
