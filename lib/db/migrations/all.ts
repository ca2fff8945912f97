import type { Migration } from "kysely";
import { start } from "./0001-start";
import { lists } from "./0002-lists";
import { counters } from "./0003-counters";

/** Kept in code, so that a bundled server carries them along. Names sort in the order in which they run. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001_start": start,
  "0002_lists": lists,
  "0003_counters": counters,
};
