import type { CellFix } from "@/lib/domain/catalogue/fix";
import {
  cellQuota,
  finding,
  fix,
  gateResult,
  offeredRoute,
  regionFinding,
  useStanding,
} from "./cell-parts";
import {
  causeOrNull,
  code,
  codeOrNull,
  faultOrNull,
  lastKnownOrNull,
  list,
  owner,
  state,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import * as z from "./schema";

const Where = { modelId: text, region: text, routes: list(text) };

/** The same model in another Region, or a near one that is ready here. */
const Alternative = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("region"), ...Where }),
  z.object({ kind: z.literal("model"), name: text, ...Where }),
]);
export type Alternative = z.output<typeof Alternative>;

const HistoryEntry = z.object({ at: time, state, code: textOrNull });
export type HistoryEntry = z.output<typeof HistoryEntry>;

const Lifecycle = z.object({
  status: text,
  startOfLifeAt: timeOrNull,
  legacyAt: timeOrNull,
  publicExtendedAccessAt: timeOrNull,
  endOfLifeAt: timeOrNull,
});

const FurtherFix: z.Schema<CellFix> = z.object({ code, cause: causeOrNull, fix });

/** `GET /api/cell`: the side sheet of one cell. */
export const CellView = z.object({
  account: text,
  accountName: textOrNull,
  region: text,
  modelId: text,
  modelName: text,
  provider: text,
  state,
  code: codeOrNull,
  cause: causeOrNull,
  sentence: text,
  /** AWS's own words of a reading that failed. */
  quote: textOrNull,
  /** Warnings that belong beside the answer. */
  warnings: list(text),
  /** Who can remove what stands in the way; null: nobody has to act, or can be named. */
  owner: z.nullable(owner),
  /** When what could not be read is read again; null where that is not known, or all was read. */
  readAgainAt: timeOrNull,
  findings: list(finding),
  gates: list(gateResult),
  routes: list(offeredRoute),
  quotas: list(cellQuota),
  /** Limits of another kind that name the model: batch jobs, concurrency, model units. They close nothing. */
  otherLimits: list(cellQuota),
  /** The tokens a day that all models of the Region share; null where it is not listed or no route draws on it. */
  sharedQuota: z.nullable(cellQuota),
  /** The spellings by which its quotas were looked for, where none was found; empty where one was. */
  quotaNames: list(text),
  /** What holds for every model of the Region, said once. */
  regionFindings: list(regionFinding),
  quotaFault: faultOrNull,
  /** How the use of the Region was read; absent where that is off. */
  use: z.exactOptional(useStanding),
  lifecycle: z.nullable(Lifecycle),
  fix: z.nullable(fix),
  /** Of every further closed gate, in the order of the gates. */
  fixes: z.exactOptional(list(FurtherFix)),
  opens: z.nullable(z.object({ cells: z.number(), regions: z.number() })),
  alternatives: list(Alternative),
  history: list(HistoryEntry),
  readAt: timeOrNull,
  lastKnown: lastKnownOrNull,
  /** Account ids are hidden in what is copied from the cell. */
  maskAccountIds: z.exactOptional(z.boolean()),
  serverNow: time,
});
export type CellView = z.output<typeof CellView>;
