import * as z from "./schema";

/** How who asks came in, and how they come in again. */
export const EntryView = z.object({
  /** Tells one caller from another, and names nobody. */
  key: z.string(),
  /** What signs them in, as people call it. */
  by: z.string(),
  /** Where a window signs in again; null: by a link, or at the proxy. */
  signIn: z.nullable(z.string()),
  canSignOut: z.boolean(),
});
export type EntryView = z.output<typeof EntryView>;
