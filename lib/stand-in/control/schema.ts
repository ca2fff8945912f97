import { z } from "zod";
import { isFaultName } from "@/lib/stand-in/faults/named";
import { DENIALS, FAULT_POINTS, type FaultAction, SHAPES } from "@/lib/stand-in/faults/types";
import type { Feed } from "@/lib/stand-in/health-feed";
import { PrincipalInput } from "@/lib/stand-in/iam/principals";
import {
  DATA_RETENTION_MODES,
  MEMBER_STATES,
  PAGINGS,
  REGION_STATUSES,
} from "@/lib/stand-in/world/types";
import { SERIES_STATUSES, type UseSpec } from "@/lib/stand-in/world/usage";

const Names = z.union([z.string(), z.array(z.string()).min(1)]);
const Status = z.number().int().min(200).max(599);
const Availability = z.enum(["AVAILABLE", "NOT_AVAILABLE"]);
const Milliseconds = z.number().min(0);

const SimpleAction = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("error"),
    name: z.string().min(1),
    status: Status,
    message: z.string(),
    retryAfterSeconds: z.number().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("named"),
    name: z.string().refine(isFaultName, "no fault has this name"),
  }),
  z.strictObject({ kind: z.literal("throttle"), retryAfterSeconds: z.number().exactOptional() }),
  z.strictObject({ kind: z.literal("html"), status: Status, body: z.string().exactOptional() }),
  z.strictObject({ kind: z.literal("empty"), status: Status }),
  z.strictObject({ kind: z.literal("cut") }),
  z.strictObject({ kind: z.literal("dead") }),
  z.strictObject({ kind: z.literal("hang") }),
  z.strictObject({ kind: z.literal("slow"), ms: Milliseconds }),
  z.strictObject({ kind: z.literal("shape"), shape: z.enum(SHAPES) }),
  z.strictObject({
    kind: z.literal("unknown-enum"),
    value: z.string().exactOptional(),
    member: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal("deny"), by: z.enum(DENIALS) }),
]);

const Action = z.union([
  SimpleAction,
  z.strictObject({ kind: z.literal("one-of"), actions: z.array(SimpleAction).min(1) }),
]) satisfies z.ZodType<FaultAction>;

export const FaultRuleInput = z.strictObject({
  id: z.string().exactOptional(),
  when: z
    .strictObject({
      account: Names.exactOptional(),
      region: Names.exactOptional(),
      service: Names.exactOptional(),
      operation: Names.exactOptional(),
      model: Names.exactOptional(),
    })
    .exactOptional(),
  times: z.number().int().min(1).exactOptional(),
  after: z.number().int().min(0).exactOptional(),
  probability: z.number().min(0).max(1).exactOptional(),
  point: z.enum(FAULT_POINTS).exactOptional(),
  fault: Action,
});

export const FaultsInput = z.strictObject({
  /** `true` clears every fault, a name only those with that id; before anything is added. */
  clear: z.union([z.literal(true), z.string()]).exactOptional(),
  add: z.array(FaultRuleInput).exactOptional(),
});

const AgreementEnd = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("never") }),
  z.strictObject({ how: z.literal("complete"), inMs: Milliseconds }),
  z.strictObject({ how: z.literal("error"), inMs: Milliseconds, message: z.string() }),
  z.strictObject({
    how: z.literal("entitlement-fails"),
    inMs: Milliseconds,
    reason: z.enum([
      "INVALID_PAYMENT_INSTRUMENT",
      "INCOMPATIBLE_CURRENCY",
      "ACCOUNT_SUSPENDED",
      "PRODUCT_RESTRICTED",
      "UNSUPPORTED_OPERATION",
    ]),
  }),
  z.strictObject({ how: z.literal("lapse"), inMs: Milliseconds }),
]);

const Agreement = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("available"), acceptedAgoMs: Milliseconds.default(0) }),
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({
    kind: z.literal("error"),
    acceptedAgoMs: Milliseconds.default(0),
    message: z.string(),
  }),
  z.strictObject({
    kind: z.literal("pending"),
    acceptedAgoMs: Milliseconds.default(0),
    ends: AgreementEnd.default({ how: "never" }),
  }),
]);

const QuotaEnds = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("never") }),
  z.strictObject({ how: z.literal("denied"), inMs: Milliseconds }),
  z.strictObject({ how: z.literal("closed"), inMs: Milliseconds }),
  z.strictObject({
    how: z.literal("approved"),
    inMs: Milliseconds,
    appliedInMs: Milliseconds.nullable(),
    value: z.number().exactOptional(),
  }),
]);

const FeedInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("items"),
    items: z
      .array(z.strictObject({ title: z.string(), text: z.string(), agoMs: z.number() }))
      .readonly(),
  }),
  z.strictObject({ kind: z.literal("raw"), status: Status, body: z.string() }),
  z.strictObject({ kind: z.literal("endless") }),
  z.strictObject({ kind: z.literal("dead") }),
]) satisfies z.ZodType<Feed>;

const Amount = z.number().min(0);
const UseInput = z.strictObject({
  region: z.string(),
  calledId: z.string(),
  callsPerMinute: Amount,
  inputTokens: Amount,
  outputTokens: Amount,
  burndown: Amount.default(1),
  everyMinutes: z.number().int().positive().exactOptional(),
  throttledAnHour: Amount.exactOptional(),
  status: z.enum(SERIES_STATUSES).exactOptional(),
}) satisfies z.ZodType<UseSpec>;

const account = z.string().exactOptional();

/** One change of the running world; without an account it is made to the world's first one. */
export const GivenInput = z.discriminatedUnion("change", [
  z.strictObject({
    change: z.literal("access"),
    account,
    models: z.array(z.string()).min(1).exactOptional(),
    provider: z.string().exactOptional(),
    regions: z.array(z.string()).min(1).exactOptional(),
    agreement: Agreement.exactOptional(),
    authorization: z.enum(["AUTHORIZED", "NOT_AUTHORIZED"]).exactOptional(),
    entitlement: Availability.exactOptional(),
    region: Availability.exactOptional(),
  }),
  z.strictObject({
    change: z.literal("quota"),
    account,
    codes: z.array(z.string()).min(1).exactOptional(),
    names: z.array(z.string()).min(1).exactOptional(),
    regions: z.array(z.string()).min(1).exactOptional(),
    applied: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("value"), value: z.number() }),
      z.strictObject({ kind: z.literal("absent") }),
      z.strictObject({ kind: z.literal("error"), code: z.string(), message: z.string() }),
    ]),
  }),
  z.strictObject({
    change: z.literal("region"),
    account,
    region: z.string(),
    status: z.enum(REGION_STATUSES),
    next: z.strictObject({ inMs: Milliseconds, status: z.enum(REGION_STATUSES) }).exactOptional(),
  }),
  z.strictObject({
    change: z.literal("form"),
    account,
    region: z.string().default("us-east-1"),
    form: z.enum(["present", "missing"]),
  }),
  z.strictObject({
    change: z.literal("data-retention"),
    account,
    region: z.string(),
    mode: z.enum(DATA_RETENTION_MODES),
  }),
  /** What becomes of what is written from now on. */
  z.strictObject({
    change: z.literal("after-writes"),
    account,
    agreement: z
      .strictObject({ ends: AgreementEnd, flapsMs: Milliseconds.exactOptional() })
      .exactOptional(),
    quota: z.strictObject({ caseInMs: Milliseconds, ends: QuotaEnds }).exactOptional(),
    region: z.strictObject({ inMs: Milliseconds }).exactOptional(),
    formRefusal: z.enum(["AccessDeniedException", "ValidationException"]).exactOptional(),
  }),
  /** Offers are made anew: tokens that were given out before are refused. */
  z.strictObject({ change: z.literal("offers"), account }),
  /** What AWS's public feed of a region tells from now on. */
  z.strictObject({ change: z.literal("feed"), account, region: z.string(), feed: FeedInput }),
  z.strictObject({ change: z.literal("principal"), account, principal: PrincipalInput }),
  /** What is called from the beginning of time on, as CloudWatch counts it. */
  z.strictObject({
    change: z.literal("use"),
    account,
    use: z.array(UseInput),
    pointsAPage: z.number().int().positive().exactOptional(),
  }),
  /** An account comes into the organization, moves in it, or gets another state or other tags. */
  z.strictObject({
    change: z.literal("member"),
    account,
    parent: z.string().exactOptional(),
    state: z.enum(MEMBER_STATES).exactOptional(),
    tags: z.record(z.string(), z.string()).exactOptional(),
  }),
  /** An account leaves the organization. */
  z.strictObject({ change: z.literal("member-leaves"), account }),
  z.strictObject({ change: z.literal("organization"), paging: z.enum(PAGINGS) }),
  /** A role comes or becomes another; `absent`: it goes. */
  z.strictObject({
    change: z.literal("role"),
    account,
    name: z.string(),
    externalId: z.string().exactOptional(),
    refused: z.boolean().exactOptional(),
    absent: z.boolean().exactOptional(),
  }),
]);

export type Given = z.input<typeof GivenInput>;

export const PolicyInput = z.strictObject({
  deny: z.array(z.string()).default([]),
  denyByScp: z.array(z.string()).default([]),
  allow: z.array(z.string()).nullable().default(null),
});

export const ClockInput = z.strictObject({
  headerOffsetMs: z.number().default(0),
  windowOffsetMs: z.number().default(0),
});

export const PaceInput = z.strictObject({
  latencyMs: Milliseconds.exactOptional(),
  rate: z.number().positive().nullable().exactOptional(),
});

export const SessionsInput = z.strictObject({
  /** How long new sessions last, whatever was asked for; null: as asked. */
  seconds: z.number().min(0).nullable().exactOptional(),
  /** `true` ends every running session, an account id only those of that account. */
  end: z.union([z.literal(true), z.string().regex(/^\d{12}$/)]).exactOptional(),
});
