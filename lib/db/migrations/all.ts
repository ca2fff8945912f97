import type { Migration } from "kysely";
import { start } from "./0001-start";
import { lists } from "./0002-lists";
import { counters } from "./0003-counters";
import { watches } from "./0004-watches";
import { leases } from "./0005-leases";
import { scanProblems } from "./0006-scan-problems";
import { people } from "./0007-people";
import { record } from "./0008-record";
import { acts } from "./0009-acts";
import { proofs } from "./0010-proofs";
import { jobs } from "./0011-jobs";
import { lineHistory } from "./0012-line-history";
import { columns } from "./0013-columns";
import { requiredCells } from "./0014-required-cells";
import { accountVersions } from "./0015-account-versions";
import { jobWaits } from "./0016-job-waits";
import { plannedCells } from "./0017-planned-cells";

/** Kept in code, so that a bundled server carries them along. Names sort in the order in which they run. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001_start": start,
  "0002_lists": lists,
  "0003_counters": counters,
  "0004_watches": watches,
  "0005_leases": leases,
  "0006_scan_problems": scanProblems,
  "0007_people": people,
  "0008_record": record,
  "0009_acts": acts,
  "0010_proofs": proofs,
  "0011_jobs": jobs,
  "0012_line_history": lineHistory,
  "0013_columns": columns,
  "0014_required_cells": requiredCells,
  "0015_account_versions": accountVersions,
  "0016_job_waits": jobWaits,
  "0017_planned_cells": plannedCells,
};
