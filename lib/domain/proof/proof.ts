import { z } from "zod";
import { CAUSES } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import { OWNERS } from "@/lib/domain/owner";
import { DAY_MS, type EpochMs, MINUTE_MS } from "@/lib/domain/time";

export const PROOF_OUTCOMES = [
  "answered",
  "refused",
  "throttled",
  "no-verdict",
  "not-provable",
] as const;
export type ProofOutcome = (typeof PROOF_OUTCOMES)[number];

const Refused = z.object({
  /** The reason is one of the account, or of the role that tried. */
  of: z.enum(["account", "role"]).nullable(),
  code: z.enum(CODES),
  cause: z.enum(CAUSES).nullable(),
  owner: z.enum(OWNERS),
  /** AWS's own text, safe to show. */
  message: z.string(),
  httpStatus: z.number().int().nullable(),
});

/** What came of one try of one route. */
export const Proof = z.object({
  version: z.literal(1),
  id: z.string(),
  account: z.string(),
  region: z.string(),
  modelId: z.string(),
  route: z.string(),
  /** The id that was called. */
  calledId: z.string(),
  outcome: z.enum(PROOF_OUTCOMES),
  /** By AWS's clock. */
  at: z.number().int(),
  latencyMs: z.number().int().nullable(),
  stopReason: z.string().nullable(),
  inputTokens: z.number().int().nullable(),
  outputTokens: z.number().int().nullable(),
  /** US dollars, from the tokens that AWS counted; null: the price is not known. */
  cost: z.number().nullable(),
  /** One, or two where a minimum of tokens was named. */
  calls: z.number().int(),
  requestId: z.string().nullable(),
  roleArn: z.string(),
  /** Who pressed, or `schedule`. */
  by: z.string(),
  /** When it is tried again by itself, since its agreement was younger than 15 minutes; null: it is not. */
  againAt: z.number().int().nullable(),
  refused: Refused.nullable(),
});
export type Proof = z.infer<typeof Proof>;

/** The cell whose calls are meant. */
export type ProofPlace = Pick<Proof, "account" | "region" | "modelId">;

export const FRESH_MS: number = DAY_MS;
export const KEPT_MS: number = 7 * DAY_MS;
/** A route is tried once in so long. */
export const TRY_EVERY_MS: number = 15 * MINUTE_MS;
/** An agreement settles within so long; calls may succeed before and fail then. */
export const SETTLES_MS: number = 15 * MINUTE_MS;

export type ProofAge = "fresh" | "old" | "gone";

export function ageOf({ at }: Pick<Proof, "at">, now: EpochMs): ProofAge {
  if (now - at < FRESH_MS) return "fresh";
  return now - at < KEPT_MS ? "old" : "gone";
}

/** The moments at which a proof's age changes. */
export const proofTurnsAt = ({ at }: Pick<Proof, "at">): readonly EpochMs[] => [
  at + FRESH_MS,
  at + KEPT_MS,
];

/** Says something of the account for certain. */
export const isDecisive = ({ outcome, refused }: Pick<Proof, "outcome" | "refused">): boolean =>
  outcome === "answered" || (outcome === "refused" && refused?.of === "account");

/** The newest of each route, by name of route. */
export function newestByRoute(
  proofs: readonly Proof[],
  among: (proof: Proof) => boolean = () => true,
): ReadonlyMap<string, Proof> {
  const newest = new Map<string, Proof>();
  for (const proof of proofs) {
    if (!among(proof)) continue;
    const known = newest.get(proof.route);
    if (!known || proof.at > known.at) newest.set(proof.route, proof);
  }
  return newest;
}
