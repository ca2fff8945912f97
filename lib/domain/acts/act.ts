import { z } from "zod";
import { OWNERS } from "@/lib/domain/owner";
import { ACT_KINDS } from "./kinds";
import { Preview } from "./preview";

const Time = z.number().int();

/** Who did a step: `key` tells one from all others, as the record has it; the name is only shown. */
const By = z.object({ key: z.string(), name: z.string(), at: Time });
export type By = z.infer<typeof By>;

/** Why an act came to nothing, or is not known: in words, with who must act and the one next step. */
const Why = z.object({
  /** One of `ACT_WHYS`, by which words are found; another version may know more. */
  code: z.string(),
  /** AWS's own text, printable and sanitized; null: AWS was not asked or said nothing. */
  text: z.string().nullable(),
  said: z.string(),
  owner: z.enum(OWNERS),
  next: z.string(),
  requestId: z.string().nullable(),
  httpStatus: z.number().int().nullable(),
});
export type Why = z.infer<typeof Why>;

const Target = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("accept-agreement"),
    modelId: z.string(),
    offerId: z.string().nullable(),
  }),
  z.object({
    kind: z.literal("request-quota-increase"),
    region: z.string(),
    quotaCode: z.string(),
    value: z.number(),
  }),
  z.object({ kind: z.literal("enable-region"), region: z.string() }),
  z.object({ kind: z.literal("submit-use-case-form"), region: z.string() }),
]);

/** `target` is what was asked for, whatever an admin then previews; absent: kept by a version that did not hold it apart. */
const Wish = z.object({ by: By, reason: z.string(), target: Target.optional() });

const Previewed = {
  preview: Preview,
  hash: z.string(),
  word: z.string(),
  expiresAt: Time,
  previewed: By,
};
const Confirmed = { ...Previewed, confirmed: By };
const Sent = { ...Confirmed, sentAt: Time };
const Accepted = {
  ...Sent,
  acceptedAt: Time,
  requestId: z.string().nullable(),
  /** AWS had it before we asked: an outcome, not an error. */
  existed: z.boolean(),
  /** Service Quotas' id of what was requested. */
  quotaRequestId: z.string().nullable(),
};

/** How the reading of AWS goes that settles or watches an act. `says` is what AWS last showed, in a word of AWS's. */
const Watching = z.object({
  reads: z.number().int().min(0),
  failures: z.number().int().min(0),
  lastAt: Time.nullable(),
  says: z.string().nullable(),
  /** How many readings in a row said that, and what AWS showed before it. */
  inARow: z.number().int().min(0),
  before: z.string().nullable(),
  /** A sentence for what is shown while it goes on, such as "approved, not applied yet". */
  said: z.string().nullable(),
});
export type Watching = z.infer<typeof Watching>;

/**
 * `intended` is kept before the call is made, `sent` right before it leaves. One that stayed `intended` never left; one
 * that stayed `sent` is settled by reading AWS, never by sending again. `done` is what AWS shows, not what it answered.
 */
const Step = z.discriminatedUnion("state", [
  z.object({ state: z.literal("asked") }),
  z.object({ state: z.literal("previewed"), ...Previewed }),
  z.object({ state: z.literal("confirmed"), ...Confirmed }),
  z.object({ state: z.literal("intended"), ...Confirmed, intendedAt: Time }),
  z.object({ state: z.literal("sent"), ...Sent }),
  z.object({ state: z.literal("unknown"), ...Sent, why: Why, watching: Watching }),
  z.object({ state: z.literal("accepted"), ...Accepted, watching: Watching }),
  z.object({ state: z.literal("done"), ...Accepted, endedAt: Time, said: z.string() }),
  z.object({ state: z.literal("failed"), ...Accepted, endedAt: Time, why: Why }),
  z.object({ state: z.literal("refused"), ...Confirmed, endedAt: Time, why: Why }),
  z.object({ state: z.literal("expired"), ...Previewed, endedAt: Time }),
  z.object({ state: z.literal("withdrawn"), endedAt: Time, by: By, said: z.string() }),
  z.object({ state: z.literal("declined"), endedAt: Time, by: By, said: z.string() }),
]);
export type Step = z.infer<typeof Step>;
export type ActState = Step["state"];

/** One act, from the wish or the first preview to its end. Holds no token, no link and no contents of a form. */
export const Act = z.object({
  version: z.literal(1),
  id: z.string(),
  kind: z.enum(ACT_KINDS),
  /** The account's id. */
  account: z.string(),
  target: Target,
  createdAt: Time,
  /** Null: nobody asked for it; it began with a preview. */
  wish: Wish.nullable(),
  step: Step,
});
export type Act = z.infer<typeof Act>;

/** No two acts of one account may share their key while one of them is in such a state. */
export const UNFINISHED = [
  "asked",
  "previewed",
  "confirmed",
  "intended",
  "sent",
  "unknown",
  "accepted",
] as const satisfies readonly ActState[];

export const isUnfinished = (state: ActState): boolean =>
  UNFINISHED.some((unfinished) => unfinished === state);
