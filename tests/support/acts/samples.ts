import type { Act, By, Step, Why } from "@/lib/domain/acts/act";
import type { ActKind, ActTarget } from "@/lib/domain/acts/kinds";
import { advance, askedAct, type Previewing, previewedAct } from "@/lib/domain/acts/machine";
import type { Preview, PreviewSubject } from "@/lib/domain/acts/preview";

export const T0 = Date.UTC(2026, 10, 23, 14, 25, 2);
export const ACCOUNT = "111122223333";
export const MODEL = "xai.grok-4-6";

export const TARGETS = {
  "accept-agreement": { kind: "accept-agreement", modelId: MODEL, offerId: null },
  "request-quota-increase": {
    kind: "request-quota-increase",
    region: "eu-west-1",
    quotaCode: "L-1111AAAA",
    value: 600_000,
  },
  "enable-region": { kind: "enable-region", region: "eu-south-2" },
  "submit-use-case-form": { kind: "submit-use-case-form", region: "us-east-1" },
} as const satisfies Record<ActKind, ActTarget>;

export const FORM_SHA = "f".repeat(64);

const SUBJECTS: Record<ActKind, PreviewSubject> = {
  "accept-agreement": {
    kind: "accept-agreement",
    modelId: MODEL,
    modelName: "Grok 4.6",
    terms: {
      offerId: "offer-1",
      provider: "xAI",
      termsHost: "aws-mp-legal.s3.amazonaws.com",
      refundPolicy: "Charges are non-refundable.",
      validFor: null,
      rateCard: [],
      price: null,
      offers: 1,
    },
    offeredIn: 17,
    watched: 19,
    unknownIn: 2,
  },
  "request-quota-increase": {
    kind: "request-quota-increase",
    quota: {
      name: "Tokens per minute",
      code: "L-1111AAAA",
      unit: null,
      applied: 300_000,
      default: 300_000,
      asked: 600_000,
    },
  },
  "enable-region": { kind: "enable-region", region: "eu-south-2", regionName: "Spain" },
  "submit-use-case-form": {
    kind: "submit-use-case-form",
    form: { sha256: FORM_SHA, bytes: 402, fields: ["companyName"] },
  },
};

const FACTS: Record<ActKind, Preview["facts"]> = {
  "accept-agreement": [{ name: "agreement", label: "Agreement", value: "NOT_AVAILABLE" }],
  "request-quota-increase": [
    { name: "open", label: "Open request", value: "none" },
    { name: "newest", label: "Newest request", value: "old-1" },
  ],
  "enable-region": [{ name: "status", label: "Region", value: "DISABLED" }],
  "submit-use-case-form": [{ name: "form", label: "Use case form", value: "missing" }],
};

export const aPreview = (kind: ActKind, changes: Partial<Preview> = {}): Preview => ({
  version: 1,
  kind,
  account: { id: ACCOUNT, name: "payments-prod" },
  region: null,
  operation: "bedrock:CreateFoundationModelAgreement",
  endpointRegion: "us-east-1",
  parameters: { modelId: MODEL },
  role: `arn:aws:iam::${ACCOUNT}:role/BedrockReadinessAct`,
  sourceIdentity: "ana",
  subject: SUBJECTS[kind],
  cost: [],
  cannotBeUndone: [],
  stillMissing: [],
  afterwards: [],
  facts: FACTS[kind],
  readAt: T0,
  ...changes,
});

export const by = (name: string, at = T0): By => ({ key: `user:${name}`, name, at });

export const previewing = (kind: ActKind, changes: Partial<Previewing> = {}): Previewing => ({
  by: by("ana"),
  target: TARGETS[kind],
  preview: aPreview(kind),
  hash: "hash-1",
  word: kind === "enable-region" ? "eu-south-2" : ACCOUNT,
  ...changes,
});

export const aWish = (kind: ActKind): Act =>
  askedAct(
    { id: "act-1", account: ACCOUNT },
    { target: TARGETS[kind], by: by("ben"), reason: "The pilot starts." },
  );

const START = { id: "act-1", account: ACCOUNT };

export const aWhy = (code = "refused"): Why => ({
  code,
  text: null,
  said: "It was refused.",
  owner: "iam-admin",
  next: "Ask them.",
  requestId: null,
  httpStatus: null,
});

/** An act brought to a state the way people bring it there. */
export function anAct(
  kind: ActKind,
  state: "previewed" | "confirmed" | "intended" | "sent" | "unknown" | "accepted",
  wish: Act["wish"] = null,
): Act {
  const order = ["previewed", "confirmed", "intended", "sent"] as const;
  let act: Act = { ...previewedAct(START, previewing(kind)), wish };
  const steps = [
    { type: "confirmed", by: by("ana", T0 + 1_000) },
    { type: "intended", at: T0 + 2_000 },
    { type: "sent", at: T0 + 3_000 },
  ] as const;
  const last = state === "unknown" || state === "accepted" ? 3 : order.indexOf(state);
  for (const event of steps.slice(0, last)) act = advance(act, event);
  if (state === "unknown")
    act = advance(act, {
      type: "answered",
      at: T0 + 4_000,
      answer: { state: "unknown", why: aWhy("timeout") },
    });
  if (state === "accepted")
    act = advance(act, {
      type: "answered",
      at: T0 + 4_000,
      answer: { state: "accepted", requestId: "req-1", existed: false, quotaRequestId: null },
    });
  return act;
}

/** An act in a state that has ended. */
export function anEnded(
  kind: ActKind,
  state: "done" | "failed" | "refused" | "expired" | "withdrawn" | "declined",
): Act {
  const accepted = anAct(kind, "accepted");
  const { step } = accepted;
  if (step.state !== "accepted") throw new Error("not accepted");
  const { watching: _watching, ...taken } = step;
  const { preview, hash, word, expiresAt, previewed, confirmed } = step;
  const held = { preview, hash, word, expiresAt, previewed };
  const endedAt = T0 + 60_000;
  const steps: Record<typeof state, Step> = {
    done: { ...taken, state: "done", endedAt, said: "AWS shows it." },
    failed: { ...taken, state: "failed", endedAt, why: aWhy() },
    refused: { ...held, confirmed, state: "refused", endedAt, why: aWhy() },
    expired: { ...held, state: "expired", endedAt: expiresAt },
    withdrawn: { state: "withdrawn", endedAt, by: by("ana", endedAt), said: "" },
    declined: { state: "declined", endedAt, by: by("ana", endedAt), said: "No." },
  };
  return { ...accepted, step: steps[state] };
}
