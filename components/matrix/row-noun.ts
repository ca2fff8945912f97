import type { GridScope } from "@/lib/domain/grid/scope";

/** What one row of the grid is called. */
export const ROW_NOUN = { models: "model", accounts: "account" } as const satisfies Record<
  GridScope["by"],
  string
>;
