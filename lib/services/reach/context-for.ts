import type { AccountNames } from "@/lib/domain/access/grants";
import { isGranted, type Reach, reachesAll, reachOf, type Span } from "@/lib/domain/access/reach";
import { type Caller, callerName, RIGHTS } from "@/lib/domain/access/rights";
import { MINUTE_MS } from "@/lib/domain/time";
import { sessionLives } from "@/lib/services/access/session-lives";
import type { Context, Runtime } from "@/lib/services/context";
import type { Pauses } from "@/lib/services/matrix/latest";
import { logAbout } from "@/lib/services/ports/log";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { guarded } from "./guard";
import { createKnownIds, type Ids } from "./known-ids";
import { type Reached, reachedBy } from "./reached";
import { runtimeFor } from "./runtime";

type Means = { buildId: string; pauses: Pauses };

/** The runtime as a caller may use it in one request. */
export type ContextFor = (
  caller: Caller,
  request: Pick<Context, "requestId" | "address" | "session">,
) => Promise<Context>;

/**
 * Gives each caller the runtime as far as the grants of now reach. Whoever reaches everything sees it whole, all others a
 * world of their own, held for those who reach the same. What they may do is judged by the grants of the moment in which they
 * do it; who has it all by no grant does it at no price.
 */
export function createContextFor(whole: Runtime, means: Means): ContextFor {
  const known = createKnownIds(whole.stores.facts, means.pauses.uptimeMs);
  const reached = createReachedBy();
  const runtimes = createRuntimes(whole, means);
  return async (caller, request) => {
    const reachNow = () => reachOf(caller, whole.settings().grants);
    const reach = reachNow();
    const { requestId, session } = request;
    const log = logAbout(whole.log, { requestId, caller: callerName(caller) });
    const lives = () => sessionLives(whole, session);
    const who = { ...request, caller, reach, log, sessionLives: lives };
    if (!isGranted(caller) && mayEverything(reach))
      return { ...whole, ...who, refusal: () => null, holds: () => true };
    const ids = await known.refresh();
    const runtime = reachesAll(reach)
      ? whole
      : runtimes(reached(reach.read, { ...whole.organization.known(), ids }));
    const over = (span: Span) => reached(span, { ...runtime.organization.known(), ids });
    const guards = guarded(runtime, { reachNow, reach, over, running: whole.scans.running });
    return { ...runtime, ...guards, ...who };
  };
}

const mayEverything = (reach: Reach): boolean => RIGHTS.every((right) => reach[right] === "all");

type Among = {
  accounts: readonly AccountRef[];
  others: readonly AccountNames[];
  ids: Ids;
};

const SPANS_MAX = 500;

/** `reachedBy`, told once for as long as configuration and ids are the same. */
function createReachedBy(): (span: Span, among: Among) => Reached {
  const told = new WeakMap<Among["accounts"], Map<string, { ids: Ids; reached: Reached }>>();
  return (span, { accounts, others, ids }) => {
    const spans = told.get(accounts) ?? new Map<string, { ids: Ids; reached: Reached }>();
    told.set(accounts, spans);
    const key = JSON.stringify(span);
    const known = spans.get(key);
    if (known?.ids === ids) return known.reached;
    const reached = reachedBy(span, { accounts, others, ids });
    if (spans.size >= SPANS_MAX) spans.clear();
    spans.set(key, { ids, reached });
    return reached;
  };
}

/** A world is as large as what it shows. */
const HELD_MAX = 16;
const HELD_MS = 15 * MINUTE_MS;

/** Runtimes by what they reach, those that were used last. */
function createRuntimes(whole: Runtime, means: Means) {
  const { uptimeMs } = means.pauses;
  const held = new Map<string, { runtime: Runtime; usedAt: number }>();
  const forget = (now: number) => {
    for (const [name, { usedAt }] of held)
      if (now - usedAt > HELD_MS || held.size > HELD_MAX) held.delete(name);
  };
  return (reached: Reached): Runtime => {
    const runtime = held.get(reached.name)?.runtime ?? runtimeFor(whole, { reached, ...means });
    held.delete(reached.name);
    held.set(reached.name, { runtime, usedAt: uptimeMs() });
    forget(uptimeMs());
    return runtime;
  };
}
