import type { Cause } from "@/lib/domain/causes";
import type { Availability } from "@/lib/domain/facts/facts";
import type { EpochMs } from "@/lib/domain/time";
import type { RegionSight, Saying, WatchFault } from "./watch";

/** One region's answer to GetFoundationModelAvailability, or why there was none. `cause` is that of AWS's error text. */
export type RegionAnswer = {
  region: string;
  requestId: string | null;
  at: EpochMs;
  /** As of `Source`: tells which of two answers is newer. */
  attempt: number;
} & ({ availability: Availability; cause: Cause | null } | { fault: WatchFault });

const OF_AGREEMENT: ReadonlyMap<string, Saying> = new Map([
  ["PENDING", "pending"],
  ["ERROR", "error"],
  ["NOT_AVAILABLE", "absent"],
]);

/** What an answer comes to. It is `ready` only when all four fields say so. */
export function sayingOf({ agreement, authorization, entitlement, region }: Availability): Saying {
  if (region === "NOT_AVAILABLE") return "not-offered";
  if (region !== "AVAILABLE") return "unclear";
  const open = OF_AGREEMENT.get(agreement);
  if (open) return open;
  if (agreement !== "AVAILABLE") return "unclear";
  if (authorization === "NOT_AUTHORIZED") return "not-authorized";
  if (entitlement === "NOT_AVAILABLE") return "not-entitled";
  return authorization === "AUTHORIZED" && entitlement === "AVAILABLE" ? "ready" : "unclear";
}

/** A region that this attempt has heard nothing from yet. */
export const unseen = (region: string): RegionSight => ({
  region,
  says: null,
  agreement: null,
  text: null,
  cause: null,
  seenAt: null,
  attempt: 0,
  pendingAt: null,
  requestId: null,
  askedAt: null,
  failures: 0,
  fault: null,
});

/** A sight after one more answer. `askedAt` is null where nobody polled; an answer of an earlier attempt is dropped. */
export function afterAnswer(
  sight: RegionSight,
  { answer, askedAt }: { answer: RegionAnswer; askedAt: EpochMs | null },
): RegionSight {
  const asked = askedAt === null ? sight : { ...sight, askedAt };
  if ("fault" in answer) {
    return askedAt === null
      ? sight
      : { ...asked, failures: sight.failures + 1, fault: answer.fault };
  }
  const heard = askedAt === null ? asked : { ...asked, failures: 0, fault: null };
  if (sight.seenAt !== null && answer.attempt < sight.attempt) return heard;
  const says = sayingOf(answer.availability);
  return {
    ...heard,
    says,
    agreement: answer.availability.agreement,
    text: answer.availability.agreementError,
    cause: answer.cause,
    seenAt: answer.at,
    attempt: answer.attempt,
    pendingAt: says === "pending" ? answer.at : sight.pendingAt,
    requestId: answer.requestId,
  };
}

/** Regions whose answers differ from those of others; empty while they agree. */
export function disagreeing(regions: readonly RegionSight[]): readonly RegionSight[] {
  const heard = regions.filter(({ says }) => says !== null && says !== "not-offered");
  const counts = new Map<Saying | null, number>();
  for (const { says } of heard) counts.set(says, (counts.get(says) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const usual = [...counts].find(([, count]) => count === most)?.[0] ?? null;
  return heard.filter(({ says }) => says !== usual);
}
