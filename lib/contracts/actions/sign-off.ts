import { z } from "zod";

const Line = z.string().trim();

/** What a reviewer sends. */
export const SignOffInput = z.object({
  account: z.string().min(1).max(200),
  region: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** What the reviewer saw: `RegionReview.basis`. */
  basis: z.string().max(100),
  /** Null: of somebody who signed in, under whose own name it is kept. */
  name: Line.min(1).max(120).nullable(),
  note: Line.max(4_000),
  destinationsReviewed: z.boolean(),
  /** Signs although not every check holds; the note then says why. */
  withExceptions: z.boolean(),
});
export type SignOffInput = z.infer<typeof SignOffInput>;
