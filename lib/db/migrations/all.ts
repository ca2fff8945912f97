import type { Migration } from "kysely";
import { start } from "./0001-start";

/** Kept in code, so that a bundled server carries them along. Names sort in the order in which they run. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = { "0001_start": start };
