import type { EpochMs } from "@/lib/domain/time";
import type { EntitlementOutcome } from "./entitlement";
import { deadlineAt, SETTLING_MS } from "./schedule";
import { ACTIVATION_WINDOW_MS, type PendingStart } from "./start";
import type { Failure, Flight, InFlight, RegionSight, Saying } from "./watch";

/** What AWS said at `at`: per region, of the entitlement, and of the start (null where it was not asked). */
export type Heard = {
  at: EpochMs;
  regions: readonly RegionSight[];
  entitlement: EntitlementOutcome | null;
  start: PendingStart | null;
};

const REFUSALS = [
  ["error", "MPAgreementFailed"],
  ["not-authorized", "NotAuthorized"],
  ["not-entitled", "BadCScoreException"],
] as const;

/**
 * The flight after AWS answered. It ends only when every region where it pends has answered and they agree; a failed
 * entitlement ends it at once, though the availability still says PENDING.
 */
export function outcomeOf(flight: InFlight, heard: Heard): Flight {
  if (flight.state === "settling") return outcomeOfSettling(flight, heard);
  const running = withStart(flight, heard.start);
  const end = { startedAt: running.startedAt, endedAt: Math.max(heard.at, running.startedAt) };
  const said = sayings(heard.regions);
  const failure = entitlementFailure(heard.entitlement);
  if (isTooEarly(running, heard) && !only(said, ["ready"])) return running;
  if (failure && said.has("pending") && !said.has("ready"))
    return { state: "failed", ...end, failure };
  if (only(said, ["ready"]))
    return { state: "active", ...end, lastPendingAt: lastPendingAt(heard.regions) };
  if (only(said, ["absent"])) return { state: "lapsed", ...end };
  const refusal =
    only(said, ["error", "not-authorized", "not-entitled", "absent"]) && refusalOf(heard.regions);
  if (refusal) return { state: "failed", ...end, failure: refusal };
  return heard.at >= deadlineAt(running) ? { ...running, state: "overdue" } : running;
}

/**
 * After a call was accepted a reading may still show what was before it: for two minutes whatever that is, and no agreement at
 * all, or the error of before, until one is due, since AWS shows what it took within a minute or two, in reports up to 15.
 */
function isTooEarly(
  { source, startedAt, wasError }: Extract<InFlight, { state: "pending" | "overdue" }>,
  { at, regions }: Heard,
): boolean {
  const isOfBefore = only(sayings(regions), wasError ? ["absent", "error"] : ["absent"]);
  const withinMs = isOfBefore ? ACTIVATION_WINDOW_MS : SETTLING_MS;
  return (
    source === "acceptance" &&
    at < startedAt + withinMs &&
    regions.every(({ pendingAt }) => pendingAt === null)
  );
}

/** A fix may take its two minutes, so only good news ends the wait before they are over. */
function outcomeOfSettling(flight: Extract<InFlight, { state: "settling" }>, heard: Heard): Flight {
  const { startedAt, from } = flight;
  const end = { startedAt, endedAt: Math.max(heard.at, startedAt) };
  const said = sayings(heard.regions);
  const failure = entitlementFailure(heard.entitlement);
  if (only(said, ["ready"])) return { state: "active", ...end, lastPendingAt: null };
  if (said.has("pending") && !failure) return startFlight(heard, startedAt);
  if (heard.at < deadlineAt(flight) || said.has("unheard")) return flight;
  if (only(said, ["absent"])) return { state: "lapsed", ...end };
  return { state: "failed", ...end, failure: failure ?? refusalOf(heard.regions) ?? from };
}

/** A flight that begins with this sighting, after an attempt that ended at `notBefore` (null: the first). */
export function startFlight(
  heard: Heard,
  notBefore: EpochMs | null,
): Extract<Flight, { state: "pending" }> {
  const floor = notBefore ?? Number.NEGATIVE_INFINITY;
  const known = heard.start && heard.start.startedAt >= floor ? heard.start : null;
  return {
    state: "pending",
    startedAt: known?.startedAt ?? Math.max(heard.at, floor),
    source: known?.source ?? "first-sight",
    notBefore,
  };
}

/** AWS may tell later that it began earlier; the start never moves the other way. */
function withStart<T extends Extract<InFlight, { state: "pending" | "overdue" }>>(
  flight: T,
  start: PendingStart | null,
): T {
  if (!start || start.startedAt >= flight.startedAt) return flight;
  if (flight.notBefore !== null && start.startedAt < flight.notBefore) return flight;
  return { ...flight, startedAt: start.startedAt, source: start.source };
}

/** What the regions that offer the model say; `unheard` stands for one that has not answered yet. */
function sayings(regions: readonly RegionSight[]): ReadonlySet<Saying | "unheard"> {
  const said = new Set<Saying | "unheard">(regions.map(({ says }) => says ?? "unheard"));
  if (said.delete("not-offered") && said.size === 0) said.add("absent");
  return said;
}

const only = (
  said: ReadonlySet<Saying | "unheard">,
  allowed: readonly (Saying | "unheard")[],
): boolean => said.size > 0 && [...said].every((saying) => allowed.includes(saying));

function entitlementFailure(entitlement: EntitlementOutcome | null): Failure | null {
  if (!entitlement?.failed) return null;
  return {
    code: "MPAgreementFailed",
    cause: entitlement.cause,
    text: entitlement.reason,
    by: "entitlement",
  };
}

function refusalOf(regions: readonly RegionSight[]): Failure | null {
  for (const [says, code] of REFUSALS) {
    const sight = regions.find((region) => region.says === says);
    if (sight) return { code, cause: sight.cause, text: sight.text, by: "availability" };
  }
  return null;
}

function lastPendingAt(regions: readonly RegionSight[]): EpochMs | null {
  const times = regions.flatMap(({ pendingAt }) => pendingAt ?? []);
  return times.length > 0 ? Math.max(...times) : null;
}
