import type { ActsView } from "@/lib/contracts/acts";
import { routes } from "@/lib/routes";

/** The management account of the organization, as far as it is known and told. */
export type Management =
  | { is: "unknown" }
  | { is: "this" }
  /** `address`: its own form, where it has a role for acts. */
  | { is: "other"; id: string; address: string | null };

type Of = { accountId: string; view: Pick<ActsView, "accounts"> };

/** What the account that manages the organization is to the account of a form. */
export function managementOf(id: string | null, { accountId, view }: Of): Management {
  if (id === null) return { is: "unknown" };
  if (id === accountId) return { is: "this" };
  const there = view.accounts.find((one) => one.accountId === id);
  const address = there?.hasRole ? routes.actForm({ account: there.account }) : null;
  return { is: "other", id, address };
}
