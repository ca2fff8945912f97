import { z } from "zod";
import { CAUSES } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import { OWNERS } from "@/lib/domain/owner";
import { type InFlightState, isInFlightState } from "./states";

/** What a region's answer comes to; `unclear` is a value nobody knows yet. */
export const SAYINGS = [
  "pending",
  "ready",
  "error",
  "absent",
  "not-authorized",
  "not-entitled",
  "not-offered",
  "unclear",
] as const;
export type Saying = (typeof SAYINGS)[number];

const Time = z.number().int();
const CodeSchema = z.enum(CODES);
const CauseSchema = z.enum(CAUSES).nullable();

const WatchFault = z.object({
  code: CodeSchema,
  cause: CauseSchema,
  owner: z.enum(OWNERS),
  message: z.string(),
  requestId: z.string().nullable(),
  at: Time,
});
export type WatchFault = z.infer<typeof WatchFault>;

/** What was last heard from one region, when it last said PENDING, and how asking it went since. */
const RegionSight = z.object({
  region: z.string(),
  says: z.enum(SAYINGS).nullable(),
  agreement: z.string().nullable(),
  text: z.string().nullable(),
  cause: CauseSchema,
  seenAt: Time.nullable(),
  /** Of the answer that was heard. Watches of before attempts were counted have none. */
  attempt: z.number().int().min(0).default(0),
  pendingAt: Time.nullable(),
  requestId: z.string().nullable(),
  askedAt: Time.nullable(),
  failures: z.number().int().min(0),
  fault: WatchFault.nullable(),
});
export type RegionSight = z.infer<typeof RegionSight>;

/** Why an agreement failed; `text` is AWS's own. */
const Failure = z.object({
  code: CodeSchema,
  cause: CauseSchema,
  text: z.string().nullable(),
  by: z.enum(["availability", "entitlement", "verdict"]),
});
export type Failure = z.infer<typeof Failure>;

/** `notBefore` is the end of the attempt before: this one's start is never set earlier. */
const Running = {
  startedAt: Time,
  source: z.enum(["acceptance", "first-sight"]),
  notBefore: Time.nullable(),
  /** It was in error before it was accepted. */
  wasError: z.literal(true).optional(),
};
const Ended = { startedAt: Time, endedAt: Time };

const WatchedFlight = z.discriminatedUnion("state", [
  z.object({ state: z.literal("pending"), ...Running }),
  z.object({ state: z.literal("overdue"), ...Running }),
  z.object({ state: z.literal("settling"), startedAt: Time, from: Failure }),
  z.object({ state: z.literal("active"), ...Ended, lastPendingAt: Time.nullable() }),
  z.object({ state: z.literal("failed"), ...Ended, failure: Failure }),
  z.object({ state: z.literal("lapsed"), ...Ended }),
]);

/** One attempt, from the first sight to its end. */
const Flight = z.discriminatedUnion("state", [
  ...WatchedFlight.options,
  z.object({
    state: z.literal("dismissed"),
    ...Ended,
    was: z.enum(["pending", "overdue", "settling", "active", "failed", "lapsed"]),
    /** PENDING was seen to end after the dismissal, so a new PENDING is a new attempt. */
    pendingEnded: z.boolean(),
    /** Absent: somebody dismissed it. */
    because: z.literal("account-removed").optional(),
    /** How it stood, for when it is watched again. Watches dismissed by earlier versions have none. */
    before: WatchedFlight.optional(),
  }),
]);
export type Flight = z.infer<typeof Flight>;
export type DismissedFlight = Extract<Flight, { state: "dismissed" }>;

/** Polls in a row that said the same. */
const PollRun = z.object({
  says: z.string(),
  failed: z.boolean(),
  firstAt: Time,
  lastAt: Time,
  polls: z.number().int().min(1),
});
export type PollRun = z.infer<typeof PollRun>;

export const NOTICE_KINDS = ["overdue", "active", "failed", "lapsed"] as const;

/** A transition that people are told of; written with the transition itself, so it exists once. */
const Notice = z.object({ flightNo: z.number().int(), kind: z.enum(NOTICE_KINDS), at: Time });
export type Notice = z.infer<typeof Notice>;

const PastFlight = z.object({
  state: z.enum(["active", "failed", "lapsed", "dismissed"]),
  startedAt: Time,
  endedAt: Time,
  code: CodeSchema.nullable(),
  cause: CauseSchema,
});
export type PastFlight = z.infer<typeof PastFlight>;

/** Our record of one agreement in flight: one per account and model, with its newest attempt. Times by AWS's clock. */
export const Watch = z.object({
  version: z.literal(1),
  account: z.string(),
  modelId: z.string(),
  flightNo: z.number().int().min(1),
  openedAt: Time,
  agreementId: z.string().nullable(),
  /** From -1 to 1: where in its range the next poll falls. */
  jitter: z.number().min(-1).max(1),
  lastPollAt: Time.nullable(),
  regions: z.array(RegionSight),
  history: z.array(PollRun),
  notices: z.array(Notice),
  past: z.array(PastFlight),
  flight: Flight,
});
export type Watch = z.infer<typeof Watch>;

/** A watch is of one account and model. */
export type WatchKey = Pick<Watch, "account" | "modelId">;

export type InFlight = Extract<Flight, { state: InFlightState }>;

export const isInFlight = (flight: Flight): flight is InFlight => isInFlightState(flight.state);

/** Any answer about its model may change it; another ended one waits for PENDING alone. */
export const listens = ({ flight }: Watch): boolean =>
  isInFlight(flight) || (flight.state === "dismissed" && !flight.pendingEnded);

/** Where a watch is kept in the store. */
export const watchId = (account: string, modelId: string): string => `${account}~${modelId}`;

/** Names one transition of one attempt, for those who are told. */
export const noticeId = (watch: Pick<Watch, "account" | "modelId">, notice: Notice): string =>
  `${watchId(watch.account, watch.modelId)}~${notice.flightNo}~${notice.kind}`;
