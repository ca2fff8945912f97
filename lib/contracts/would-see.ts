import { ROLES } from "@/lib/domain/access/roles";
import * as z from "./schema";

const role = z.enum(ROLES);

/** What somebody with a group or an address would see, by the grants of now. */
export const WouldSee = z.object({
  /** Those that let them in, in the order of the file. `accounts`: null is all. */
  grants: z.array(
    z.object({
      to: z.object({ by: z.enum(["group", "email"]), pattern: z.string() }),
      role,
      accounts: z.nullable(z.array(z.string())),
    }),
  ),
  /** What they would be over all accounts, those of tomorrow too. */
  everywhere: z.nullable(role),
  /** The accounts of now that they would see, and as what. */
  accounts: z.array(
    z.object({
      key: z.string(),
      accountId: z.nullable(z.string()),
      name: z.nullable(z.string()),
      role,
    }),
  ),
});
export type WouldSee = z.output<typeof WouldSee>;
