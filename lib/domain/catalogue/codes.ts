import type { Code } from "@/lib/domain/codes";
import type { CodeEntry } from "./entry";
import { OWN_ENTRIES } from "./own-codes";
import { ACCESS_ENTRIES } from "./page-codes-access";
import { REQUEST_ENTRIES } from "./page-codes-request";

/** What each code means and what to do about it; `CODE_OWNER` says who. */
export const CODE_ENTRIES: Readonly<Record<Code, CodeEntry>> = {
  ...ACCESS_ENTRIES,
  ...REQUEST_ENTRIES,
  ...OWN_ENTRIES,
} satisfies Record<Code, CodeEntry>;
