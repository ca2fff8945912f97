import { KNOWN_BY, RIGHTS } from "@/lib/domain/access/rights";
import { ROLES } from "@/lib/domain/access/roles";
import * as z from "./schema";

const Rights = z.array(z.enum(RIGHTS));
const role = z.nullable(z.enum(ROLES));

/** Who asks, and what they may do where. */
export const Me = z.object({
  /** Null: nobody signed in; the dashboard answers its own machine. */
  name: z.nullable(z.string()),
  known: z.enum(KNOWN_BY),
  /** What the rights held on every account amount to. */
  role,
  /** Held on every account, those of tomorrow too. */
  everywhere: Rights,
  /** Accounts, by the key that screens know them by, on which more is held than everywhere. */
  accounts: z.array(z.object({ account: z.string(), role, rights: Rights })),
});
export type Me = z.output<typeof Me>;
