import { PROOF_OUTCOMES } from "@/lib/domain/proof/proof";
import type { RequiredCell } from "@/lib/domain/requirement/world";
import type { ReviewWithSignOffs, SignOffView } from "@/lib/domain/review/signoff";
import {
  type BlockerGroup,
  CHECKS,
  type RegionReview,
  type ReviewFacts,
  type ReviewModel,
} from "@/lib/domain/review/types";
import { labelledLinkOrNull, offeredRoute, regionFinding } from "./cell-parts";
import {
  amountOrNull,
  causeOrNull,
  code,
  codeOrNull,
  fault,
  lastKnownOrNull,
  list,
  owner,
  reviewAccount,
  state,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import { counts, listStatus, outcome, requirementFinding } from "./region-parts";
import * as z from "./schema";

const tokensOrNull = z.nullable(z.object({ needed: z.number(), applied: amountOrNull }));

const Cell: z.Schema<RequiredCell> = z.object({
  account: text,
  region: text,
  modelId: text,
  modelName: text,
  provider: text,
  outcome,
  state,
  code: codeOrNull,
  cause: causeOrNull,
  routes: list(text),
  tokensPerMinute: tokensOrNull,
  findings: list(requirementFinding),
  shortRoutes: list(z.object({ route: text, applied: z.number() })),
});

const Model: z.Schema<ReviewModel> = z.object({
  modelId: text,
  name: text,
  provider: text,
  state,
  code: codeOrNull,
  cause: causeOrNull,
  title: text,
  message: textOrNull,
  owner: z.nullable(owner),
  routes: list(offeredRoute),
  lastKnown: lastKnownOrNull,
  readAt: timeOrNull,
  requestId: textOrNull,
  required: z.boolean(),
  proof: z.exactOptional(z.object({ outcome: z.enum(PROOF_OUTCOMES), route: text, at: time })),
});

const Blockers: z.Schema<BlockerGroup> = z.object({
  owner: z.nullable(owner),
  blockers: list(
    z.object({
      state,
      code,
      cause: causeOrNull,
      title: text,
      models: list(text),
      requirements: list(text),
      takes: textOrNull,
      link: labelledLinkOrNull,
      toDo: textOrNull,
    }),
  ),
});

const LifecycleDate = z.object({
  modelId: text,
  name: text,
  what: z.enum(["legacy", "extended-access", "end-of-life"]),
  at: time,
  past: z.boolean(),
  required: z.boolean(),
});

const Facts: z.Schema<ReviewFacts> = z.object({
  modelsListed: amountOrNull,
  profiles: amountOrNull,
  form: z.enum(["present", "missing", "not-known"]),
  quotasListed: amountOrNull,
  quotasKnown: amountOrNull,
  quotasAtZero: z.nullable(list(z.object({ quotaName: text, modelId: textOrNull }))),
  crossModelPerDay: z.nullable(z.object({ applied: amountOrNull, defaultValue: amountOrNull })),
  destinations: z.nullable(
    list(z.object({ prefix: text, profiles: z.number(), regions: list(text) })),
  ),
});

const side = {
  region: text,
  city: text,
  status: textOrNull,
  lists: listStatus,
  readAt: timeOrNull,
};

const Review: z.Schema<RegionReview> = z.object({
  ...side,
  serverNow: time,
  account: reviewAccount,
  optIn: z.boolean(),
  headline: text,
  state,
  counts,
  requirements: list(z.object({ requirement: text, cell: Cell })),
  problems: list(z.object({ requirement: text, finding: requirementFinding })),
  blockers: list(Blockers),
  models: list(Model),
  lifecycle: z.nullable(list(LifecycleDate)),
  facts: Facts,
  faults: list(z.object({ what: text, fault, lastReadAt: timeOrNull })),
  findings: list(regionFinding),
  checks: list(z.object({ check: z.enum(CHECKS), holds: z.boolean(), detail: textOrNull })),
  basis: text,
});

const Signed: z.Schema<SignOffView> = z.object({
  version: z.literal(1),
  id: text,
  account: text,
  region: text,
  at: time,
  name: text,
  note: text,
  withExceptions: z.boolean(),
  headline: text,
  checks: z.array(z.object({ check: text, holds: z.boolean() })),
  facts: z.object({
    status: textOrNull,
    readAt: timeOrNull,
    models: z.array(
      z.object({
        modelId: text,
        name: text,
        state,
        code: textOrNull,
        cause: textOrNull,
        routes: z.array(text),
        readAt: timeOrNull,
        requestId: textOrNull,
      }),
    ),
    requirements: z.array(
      z.object({
        requirement: text,
        subject: text,
        outcome,
        reason: textOrNull,
        tokensPerMinute: tokensOrNull,
      }),
    ),
    destinations: z.nullable(z.array(z.object({ prefix: text, regions: z.array(text) }))),
    quotasAtZero: z.nullable(z.array(text)),
    faults: z.array(z.object({ what: text, code: text, requestId: textOrNull })),
  }),
  changed: list(text),
});

/** `GET /api/regions/[region]`: one region in full, with what was signed of it. */
export const ReviewAnswer: z.Schema<ReviewWithSignOffs> = z.object({
  review: Review,
  signOffs: list(Signed),
  elsewhere: list(
    z.object({ id: text, region: text, at: time, name: text, withExceptions: z.boolean() }),
  ),
});
