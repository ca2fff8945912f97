import type { CarriedGrant } from "@/lib/services/ports/people";

/** A role over accounts as the record tells it. */
export const grantDetails = (name: string, { role, accounts }: CarriedGrant) => ({
  name,
  role,
  accounts: accounts?.join(", ") ?? "all",
});
