import {
  type Opening,
  PLAN_KINDS,
  type Plan,
  type PlanCause,
  type PlanModel,
} from "@/lib/domain/plan/types";
import {
  amountOrNull,
  causeOrNull,
  codeOrNull,
  list,
  owner,
  state,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import * as z from "./schema";

const Model: z.Schema<PlanModel> = z.object({ modelId: text, name: text });

const Step = z.object({
  text,
  href: textOrNull,
  linkLabel: textOrNull,
  copy: z.exactOptional(text),
});

const Evidence = z.object({
  account: text,
  region: text,
  operation: textOrNull,
  at: timeOrNull,
  requestId: textOrNull,
  said: textOrNull,
});

const Place = z.object({
  account: text,
  regions: list(text),
  models: list(text),
  cells: z.number(),
  required: z.number(),
});

const Line = z.object({
  requirement: text,
  account: textOrNull,
  region: textOrNull,
  model: textOrNull,
});

const CauseShape: z.Schema<PlanCause> = z.object({
  id: text,
  kind: z.enum(PLAN_KINDS),
  owner: z.nullable(owner),
  state,
  code: codeOrNull,
  cause: causeOrNull,
  key: textOrNull,
  title: text,
  detail: text,
  locked: textOrNull,
  places: list(Place),
  regions: list(text),
  models: list(Model),
  cells: z.number(),
  later: z.number(),
  required: z.number(),
  requiredLater: z.number(),
  lines: list(Line),
  takes: textOrNull,
  answerMinutes: amountOrNull,
  readAt: timeOrNull,
  headline: text,
  sentence: text,
  steps: list(Step),
  commands: list(z.object({ account: text, text, consequence: textOrNull })),
  docs: textOrNull,
  evidence: list(Evidence),
  at: z.nullable(z.object({ account: text, region: text, modelId: text })),
});

const OpeningShape: z.Schema<Opening> = z.object({
  causes: list(text),
  cells: z.number(),
  lines: z.number(),
  models: list(text),
});

const PlanShape: z.Schema<Plan> = z.object({
  accounts: list(z.object({ key: text, accountId: textOrNull, name: textOrNull })),
  causes: list(CauseShape),
  openings: list(OpeningShape),
  notOffered: list(Model),
  totals: z.object({ cells: z.number(), lines: z.number(), holding: z.number() }),
});

/** `GET /api/plan`: everything that stands in the way, by who can remove it. */
export const PlanView = z.object({
  plan: PlanShape,
  /** What it is narrowed to, in words; empty: everything in these accounts. */
  only: list(text),
  /** Regions and models that it can be narrowed to. */
  choices: z.object({ regions: list(text), models: list(Model) }),
  /** A whole scan stands behind it. */
  complete: z.boolean(),
  /** How many requirements are configured. */
  requirements: z.number(),
  /** Account ids are hidden in what is copied from it. */
  maskAccountIds: z.boolean(),
  serverNow: time,
});
export type PlanView = z.output<typeof PlanView>;
