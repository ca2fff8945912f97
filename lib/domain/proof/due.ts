import { type AgreementFacts, activeAgreements } from "@/lib/domain/agreement/entitlement";
import { isInFlight, type Watch } from "@/lib/domain/agreement/watch";
import type { EpochMs } from "@/lib/domain/time";
import { newestByRoute, type Proof, SETTLES_MS, TRY_EVERY_MS } from "./proof";

/**
 * When the agreement that a proof goes by was accepted: of the model's product in force, by AWS, or as we saw it come, whichever
 * is later, since not every model's product is known; null: there is none, or it is not known.
 */
export function acceptedAtOf({
  watch,
  ...facts
}: Pick<AgreementFacts, "modelId" | "agreements"> & { watch: Watch | null }): EpochMs | null {
  const flight = watch?.flight;
  const times = [
    ...activeAgreements(facts).flatMap(({ acceptedAt }) => acceptedAt ?? []),
    ...(flight && (isInFlight(flight) || flight.state === "active") ? [flight.startedAt] : []),
  ];
  return times.length > 0 ? Math.max(...times) : null;
}

/** When a proof is tried again by itself: once, where its agreement was younger than 15 minutes; null: it is not. */
export function againAtOf(proof: {
  at: EpochMs;
  acceptedAt: EpochMs | null;
  isAgain: boolean;
}): EpochMs | null {
  const { at, acceptedAt, isAgain } = proof;
  if (acceptedAt === null || isAgain || at >= acceptedAt + SETTLES_MS) return null;
  return Math.max(acceptedAt + SETTLES_MS, at + TRY_EVERY_MS);
}

/** Provisional proofs whose time to be tried again has come, the newest of their route. */
export const dueAgain = (proofs: readonly Proof[], now: EpochMs): readonly Proof[] =>
  [...newestByRoute(proofs).values()].filter(
    ({ againAt }) => againAt !== null && againAt <= now && now < againAt + SETTLES_MS * 4,
  );

/** Whether a route of a requirement's line is to be tried: nothing was tried there for as long as the line says. */
export const isDue = (
  newest: Pick<Proof, "at"> | undefined,
  { everyMs, now }: { everyMs: number; now: EpochMs },
): boolean => newest === undefined || now - newest.at >= everyMs;
