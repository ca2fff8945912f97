import type { Fault } from "@/lib/domain/facts/fault";
import { DAY_MS, type EpochMs, MINUTE_MS } from "@/lib/domain/time";

export const PROOF_OUTCOMES = [
  "answered",
  "refused",
  "throttled",
  "no-verdict",
  "not-provable",
] as const;
export type ProofOutcome = (typeof PROOF_OUTCOMES)[number];

/** What came of one try of one route. */
export type Proof = {
  version: 1;
  id: string;
  account: string;
  region: string;
  modelId: string;
  route: string;
  /** The id that was called. */
  calledId: string;
  outcome: ProofOutcome;
  /** By AWS's clock. */
  at: EpochMs;
  latencyMs: number | null;
  stopReason: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  /** US dollars, from the tokens that AWS counted; null: they or the price are not known. */
  cost: number | null;
  /** One, or two where a minimum of tokens was named. */
  calls: number;
  requestId: string | null;
  roleArn: string;
  /** Who pressed, or `system`: a schedule did. */
  by: string;
  /** When it is tried again by itself, since its agreement was younger than 15 minutes; null: it is not. */
  againAt: EpochMs | null;
  refused: ProofRefusal | null;
};

/** `message` is AWS's own text, safe to show. `of`: the reason is one of the account, or of the role that tried. */
type ProofRefusal = Pick<Fault, "code" | "cause" | "owner" | "message" | "httpStatus"> & {
  of: "account" | "role" | null;
};

/** The cell whose calls are meant. */
export type ProofPlace = Pick<Proof, "account" | "region" | "modelId">;

/** As far as it is told outside of the sheet. */
export type TriedCell = Pick<Proof, "outcome" | "route" | "at">;

export const triedCell = (proof: Proof | null): TriedCell | null =>
  proof && { outcome: proof.outcome, route: proof.route, at: proof.at };

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
