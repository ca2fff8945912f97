import { z } from "zod";
import { STATES } from "@/lib/domain/state";
import { ACT_KINDS } from "./kinds";

const Time = z.number().int();

/** A row of an offer's rate card, as AWS gives it: nothing is scaled. Prices are USD. */
const RateRow = z.object({
  dimension: z.string(),
  price: z.string(),
  description: z.string(),
  unit: z.string(),
});
export type RateRow = z.infer<typeof RateRow>;

/** Prices of a million tokens, only where both rows were found by an exact rule; `scope` is the route they hold for. */
const TokenPrice = z.object({
  scope: z.enum(["global", "regional"]),
  input: z.string(),
  output: z.string(),
});
export type TokenPrice = z.infer<typeof TokenPrice>;

/** What is signed. The token of the offer and the link to its terms are never part of it. */
const Terms = z.object({
  offerId: z.string().nullable(),
  provider: z.string(),
  /** Host of the terms' address; null: AWS gave none. */
  termsHost: z.string().nullable(),
  refundPolicy: z.string().nullable(),
  /** ISO 8601, as AWS gives it; null: no end named. */
  validFor: z.string().nullable(),
  rateCard: z.array(RateRow),
  price: TokenPrice.nullable(),
  /** How many offers were there to choose from. */
  offers: z.number().int().min(1),
});
export type Terms = z.infer<typeof Terms>;

/** What the form says, never its contents. */
const FormShape = z.object({
  sha256: z.string(),
  bytes: z.number().int(),
  fields: z.array(z.string()),
});
export type FormShape = z.infer<typeof FormShape>;

const QuotaStep = z.object({
  name: z.string(),
  code: z.string(),
  unit: z.string().nullable(),
  applied: z.number().nullable(),
  default: z.number().nullable(),
  asked: z.number(),
});

/**
 * What AWS showed when it was read for this preview. It is read again right before the call, and where one of these moved
 * nothing is sent. Names are stable, values plain: `agreement` "NOT_AVAILABLE", `applied` "300000".
 */
const Facts = z.array(z.object({ name: z.string(), label: z.string(), value: z.string() }));
export type PreviewFacts = z.infer<typeof Facts>;

const Subject = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("accept-agreement"),
    modelId: z.string(),
    modelName: z.string(),
    terms: Terms,
    /** In how many of the Regions that are watched the model is offered, and in how many that is not known. */
    offeredIn: z.number().int(),
    watched: z.number().int(),
    unknownIn: z.number().int(),
    /** That the model ends, when, and what is ready in its place; absent: it does not, as far as is known. */
    ends: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal("request-quota-increase"), quota: QuotaStep }),
  z.object({ kind: z.literal("enable-region"), region: z.string(), regionName: z.string() }),
  z.object({ kind: z.literal("submit-use-case-form"), form: FormShape }),
]);
export type PreviewSubject = z.infer<typeof Subject>;

/**
 * What becomes of what the act is for: first what turns ready (`said` then tells how soon), then what the others still
 * need. `regions` empty: it is about no Region. `next`: who does what about it, or when it is read again.
 */
const Aftermath = z.object({
  state: z.enum(STATES),
  regions: z.array(z.string()),
  said: z.string(),
  next: z.string().nullable(),
});
export type Aftermath = z.infer<typeof Aftermath>;

/** Everything a person sees before they confirm, frozen. Its hash is over all of it. */
export const Preview = z.object({
  version: z.literal(1),
  kind: z.enum(ACT_KINDS),
  account: z.object({
    id: z.string(),
    name: z.string().nullable(),
    /** Names of the organizational units that hold it, from the root on; absent: none is known. */
    units: z.array(z.string()).optional(),
  }),
  /** Null: the act has no Region. */
  region: z.string().nullable(),
  /** The IAM action of the one call, such as `bedrock:CreateFoundationModelAgreement`. */
  operation: z.string(),
  /** The Region whose endpoint is called. */
  endpointRegion: z.string(),
  /** What is sent, without token and contents. */
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  role: z.string(),
  /** In whose name AWS was read for it. The call is made in the name of whoever confirms, as pages say. */
  sourceIdentity: z.string(),
  subject: Subject,
  /** Sentences, in the order in which a page shows them; an empty list is said in words by the page. */
  cost: z.array(z.string()),
  cannotBeUndone: z.array(z.string()),
  stillMissing: z.array(Aftermath),
  afterwards: z.array(z.string()),
  facts: Facts,
  readAt: Time,
});
export type Preview = z.infer<typeof Preview>;

/** What AWS showed of one name before the call; undefined: it was not read. */
export const factOf = ({ facts }: Pick<Preview, "facts">, name: string): string | undefined =>
  facts.find((fact) => fact.name === name)?.value;
