import { z } from "zod";
import { OUTCOMES } from "@/lib/domain/requirement/world";
import { STATES } from "@/lib/domain/state";
import type { RegionReview } from "./types";

const Time = z.number().int();

const SignedModel = z.object({
  modelId: z.string(),
  name: z.string(),
  state: z.enum(STATES),
  code: z.string().nullable(),
  cause: z.string().nullable(),
  routes: z.array(z.string()),
  readAt: Time.nullable(),
  requestId: z.string().nullable(),
});

const SignedRequirement = z.object({
  requirement: z.string(),
  subject: z.string(),
  outcome: z.enum(OUTCOMES),
  reason: z.string().nullable(),
  tokensPerMinute: z.object({ needed: z.number(), applied: z.number().nullable() }).nullable(),
});

const SignedFacts = z.object({
  status: z.string().nullable(),
  readAt: Time.nullable(),
  models: z.array(SignedModel),
  requirements: z.array(SignedRequirement),
  destinations: z.array(z.object({ prefix: z.string(), regions: z.array(z.string()) })).nullable(),
  quotasAtZero: z.array(z.string()).nullable(),
  faults: z.array(
    z.object({ what: z.string(), code: z.string(), requestId: z.string().nullable() }),
  ),
});
export type SignedFacts = z.infer<typeof SignedFacts>;

/** A reviewer's word on a region, with the facts it rests on. Written once and never altered. */
export const SignOff = z.object({
  version: z.literal(1),
  id: z.string(),
  account: z.string(),
  region: z.string(),
  at: Time,
  name: z.string(),
  note: z.string(),
  /** Signed although not every check held; the note says why. */
  withExceptions: z.boolean(),
  headline: z.string(),
  checks: z.array(z.object({ check: z.string(), holds: z.boolean() })),
  facts: SignedFacts,
});
export type SignOff = z.infer<typeof SignOff>;

export type SignOffView = SignOff & {
  /** What is otherwise now than it was then, one sentence each. */
  changed: readonly string[];
};

export type ReviewWithSignOffs = {
  review: RegionReview;
  signOffs: readonly SignOffView[];
  /** The newest of every other region of the account. */
  elsewhere: readonly Pick<SignOff, "id" | "region" | "at" | "name" | "withExceptions">[];
};
