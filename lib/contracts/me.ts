import * as z from "zod/mini";
import { RIGHTS } from "@/lib/domain/access/rights";
import { ROLES } from "@/lib/domain/access/roles";

/** Who asks, as the bar shows them. */
export const MeView = z.object({
  /** Tells one person from another, and names nobody. */
  key: z.string(),
  name: z.string(),
  /** The highest over any account; null: none. */
  role: z.nullable(z.enum(ROLES)),
  /** Whether it holds over every account. */
  everywhere: z.boolean(),
  /** Those that are held on some account at least. */
  rights: z.array(z.enum(RIGHTS)),
  /** What asks who one is: the provider's host, or how else. */
  by: z.string(),
  /** Where one signs in again; null: by a link, or at the proxy. */
  signIn: z.nullable(z.string()),
  canSignOut: z.boolean(),
});
export type MeView = z.infer<typeof MeView>;
