import { ACT_KINDS, type ActTarget } from "@/lib/domain/acts/kinds";
import type { Preview } from "@/lib/domain/acts/preview";
import { amountOrNull, state, text, textOrNull, time } from "./parts";
import * as z from "./schema";

export const actKind = z.enum(ACT_KINDS);

export const actTarget: z.Schema<ActTarget> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accept-agreement"), modelId: text, offerId: textOrNull }),
  z.object({
    kind: z.literal("request-quota-increase"),
    region: text,
    quotaCode: text,
    value: z.number(),
  }),
  z.object({ kind: z.literal("enable-region"), region: text }),
  z.object({ kind: z.literal("submit-use-case-form"), region: text }),
]);

export const rateRow = z.object({ dimension: text, price: text, description: text, unit: text });

export const tokenPriceOrNull = z.nullable(
  z.object({ scope: z.enum(["global", "regional"]), input: text, output: text }),
);

const terms = z.object({
  offerId: textOrNull,
  provider: text,
  termsHost: textOrNull,
  refundPolicy: textOrNull,
  validFor: textOrNull,
  rateCard: z.array(rateRow),
  price: tokenPriceOrNull,
  offers: z.number(),
});

const subject = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("accept-agreement"),
    modelId: text,
    modelName: text,
    terms,
    offeredIn: z.number(),
    watched: z.number(),
    unknownIn: z.number(),
    ends: z.exactOptional(z.array(text)),
  }),
  z.object({
    kind: z.literal("request-quota-increase"),
    quota: z.object({
      name: text,
      code: text,
      unit: textOrNull,
      applied: amountOrNull,
      default: amountOrNull,
      asked: z.number(),
    }),
  }),
  z.object({ kind: z.literal("enable-region"), region: text, regionName: text }),
  z.object({
    kind: z.literal("submit-use-case-form"),
    form: z.object({ sha256: text, bytes: z.number(), fields: z.array(text) }),
  }),
]);

/** What a person sees before they confirm, as it was frozen. */
export const actPreview: z.Schema<Preview> = z.object({
  version: z.literal(1),
  kind: actKind,
  account: z.object({ id: text, name: textOrNull, units: z.exactOptional(z.array(text)) }),
  region: textOrNull,
  operation: text,
  endpointRegion: text,
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  role: text,
  sourceIdentity: text,
  subject,
  cost: z.array(text),
  cannotBeUndone: z.array(text),
  stillMissing: z.array(z.object({ state, regions: z.array(text), said: text, next: textOrNull })),
  afterwards: z.array(text),
  facts: z.array(z.object({ name: text, label: text, value: text })),
  readAt: time,
});
