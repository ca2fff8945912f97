import * as z from "zod";

/** What is asked of the matrix. `cells`: whether each column has a list of its own, or lists that are equal stand once. */
export const MatrixQuery = z.object({
  since: z.string().default(""),
  cells: z.enum(["own", "once"]).default("own"),
});
export type MatrixAsked = z.output<typeof MatrixQuery>;
