import type { Load } from "@/lib/domain/capacity/fit";
import {
  type HeldBy,
  LINE_STATES,
  type Line,
  type LineRow,
  type LineStep,
} from "@/lib/domain/requirement/line";
import {
  amountOrNull,
  causeOrNull,
  codeOrNull,
  lineCounts,
  list,
  owner,
  reviewAccount,
  state,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import * as z from "./schema";

const loadShape: z.Schema<Load> = z.object({
  callsPerMinute: z.number(),
  inputTokens: z.number(),
  maxTokens: z.number(),
  outputTokens: z.number(),
  cached: z.number(),
});

const lineState = z.enum(LINE_STATES);

const Held: z.Schema<HeldBy> = z.discriminatedUnion("by", [
  z.object({ by: z.literal("routes"), routes: list(text) }),
  z.object({ by: z.literal("global-only"), meant: textOrNull }),
  z.object({ by: z.literal("none") }),
]);

const Step: z.Schema<LineStep> = z.object({
  kind: z.enum(["act", "ask", "wait", "read", "choose", "configure"]),
  key: text,
  text,
  same: text,
  takes: textOrNull,
  quotaCode: textOrNull,
});

const LineShape: z.Schema<Line> = z.object({
  id: text,
  requirement: text,
  account: textOrNull,
  region: textOrNull,
  modelId: textOrNull,
  modelName: textOrNull,
  state: lineState,
  cell: z.nullable(state),
  heldBy: Held,
  tokensPerMinute: z.nullable(z.object({ needed: z.number(), applied: amountOrNull })),
  applied: list(z.object({ route: text, applied: amountOrNull })),
  reason: z.nullable(
    z.object({
      about: z.enum(["cell", "route", "quota", "model", "region", "account"]),
      message: text,
      code: codeOrNull,
      cause: causeOrNull,
      title: text,
    }),
  ),
  owner: z.nullable(owner),
  decider: z.nullable(owner),
  step: z.nullable(Step),
  since: timeOrNull,
});

/**
 * A row as a page shows it. `lines`: those that do not hold, and those that only the global profile holds. `heldBy`: the
 * routes of those that hold. `since`: when the first of the lines that decide it came to that, for a row that is met the last.
 * `heldSince`: when the last of those that hold came to hold.
 */
export type RequirementRow = LineRow & {
  heldBy: readonly string[];
  since: number | null;
  heldSince: number | null;
};

const Row: z.Schema<RequirementRow> = z.object({
  id: text,
  requirement: text,
  account: textOrNull,
  region: textOrNull,
  state: lineState,
  counts: lineCounts,
  lines: list(LineShape),
  heldBy: list(text),
  since: timeOrNull,
  heldSince: timeOrNull,
});

/** `GET /api/requirements`: what is required and what it came to, by Region and account. */
export const RequirementsView = z.object({
  serverNow: time,
  /** The oldest reading of a Region behind it; null where one was never read. */
  readAt: timeOrNull,
  accounts: list(reviewAccount),
  requirements: list(
    z.object({
      name: text,
      /** Models by their names, or as the file names many. */
      models: list(text),
      routes: text,
      tokensPerMinute: amountOrNull,
      load: z.nullable(loadShape),
    }),
  ),
  rows: list(Row),
});
export type RequirementsView = z.output<typeof RequirementsView>;
