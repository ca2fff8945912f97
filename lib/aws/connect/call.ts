import { z } from "zod";
import { isSlow } from "@/lib/aws/pace/bucket";
import type { Permit } from "@/lib/aws/pace/limiter";
import type { Limiters } from "@/lib/aws/pace/limiters";
import type { Reading } from "@/lib/domain/facts/facts";
import { type Fault, isCurable, isNetworkFault } from "@/lib/domain/facts/fault";
import { asSentence } from "@/lib/domain/words/sentence";
import type { AttemptCounter } from "@/lib/services/ports/attempts";
import type { CallOutcome } from "@/lib/services/ports/meters";
import { onAbort, sleep } from "@/lib/sleep";
import { within } from "@/lib/within";
import { metadataOf, shapeFault } from "./answer";
import type { AwsClock } from "./clock";
import { faultOf, retryAfterMs } from "./fault";
import type { CallMeter } from "./meter";
import { ATTEMPTS_MAX, isThrottle, pauseMs } from "./retry";
import { CALL_TIMES } from "./transport";

export type CallStatsCounter = { calls: number; throttled: number; retries: number };

export type CallEnv = {
  account: string;
  /** Asked first: what does not give credentials of the right account sends nothing. Rejects with why. */
  credentials: () => Promise<unknown>;
  attempts: AttemptCounter;
  clock: AwsClock;
  limiters: Limiters;
  stats: CallStatsCounter;
  meter: CallMeter;
  /** Goes before calls that wait for the same limiter. */
  urgent: boolean;
  random: () => number;
};

export type CallRequest<T> = {
  region: string;
  service: string;
  operation: string;
  signal: AbortSignal;
  send: (signal: AbortSignal) => Promise<unknown>;
  schema: z.ZodType<T>;
};

type Attempt<T> =
  | { kind: "read"; reading: Reading<T> }
  | { kind: "fault"; fault: Fault; retryAfter: number | null; tookMs: number }
  | { kind: "cancelled" };

const monotonicNow = () => performance.now();

/** Waits no longer than `signal` lets it; null when it ended the wait. */
function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => resolve(null));
    void answer.then(resolve, reject).finally(forget);
  });
}

/** Why no call may be sent in this account's name; null when it may. */
async function refusal<T>(env: CallEnv, request: CallRequest<T>): Promise<Attempt<T> | null> {
  try {
    await unlessAborted(env.credentials(), request.signal);
    return request.signal.aborted ? { kind: "cancelled" } : null;
  } catch (error) {
    const fault = faultOf(error, await metNow(env, request));
    return { kind: "fault", fault, retryAfter: null, tookMs: 0 };
  }
}

const metNow = async <T>({ clock, attempts }: CallEnv, { operation }: CallRequest<T>) => ({
  operation,
  now: clock.now(),
  attempt: await attempts.next(),
});

async function attempt<T>(
  env: CallEnv,
  request: CallRequest<T>,
  budgetMs: number,
): Promise<Attempt<T>> {
  const refused = await refusal(env, request);
  if (refused) return refused;
  const permit = await env.limiters
    .of({
      account: env.account,
      region: request.region,
      service: request.service,
      operation: request.operation,
    })
    .acquire(request.signal, env.urgent);
  if (!permit) return { kind: "cancelled" };
  try {
    await env.limiters.sendQueue.pass({ slow: isSlow(request.operation) });
    if (request.signal.aborted) return { kind: "cancelled" };
    return await sent(env, request, { permit, budgetMs, number: await env.attempts.next() });
  } finally {
    permit.done("failed");
  }
}

/** Sends the call and closes its permit by what came of it. `number` is its place in the order of all attempts. */
async function sent<T>(
  env: CallEnv,
  request: CallRequest<T>,
  { permit, budgetMs, number }: { permit: Permit; budgetMs: number; number: number },
): Promise<Attempt<T>> {
  const { service, operation } = request;
  env.stats.calls += 1;
  const sentAt = monotonicNow();
  const met = (outcome: CallOutcome) =>
    env.meter.met({ service, operation, outcome, tookMs: monotonicNow() - sentAt });
  let output: unknown = null;
  try {
    const { answerMs, totalMs } = CALL_TIMES;
    const saidMs = budgetMs < answerMs ? totalMs : answerMs;
    output = await within(Math.min(answerMs, budgetMs), request.signal, request.send, { saidMs });
    permit.done("answered");
    met("answered");
    const value = request.schema.parse(output);
    const { requestId } = metadataOf(output);
    const source = { operation, requestId, at: env.clock.now(), attempt: number };
    return { kind: "read", reading: { status: "read", value, source } };
  } catch (error) {
    if (request.signal.aborted) return { kind: "cancelled" };
    const at = { operation, now: env.clock.now(), attempt: number };
    const misshapen = error instanceof z.ZodError;
    const fault = misshapen
      ? shapeFault(error, { ...at, ...metadataOf(output) })
      : faultOf(error, at);
    if (isThrottle(fault)) env.stats.throttled += 1;
    const pacing = pacingOf(fault);
    permit.done(pacing);
    if (!misshapen) met(pacing === "answered" ? "refused" : pacing);
    return {
      kind: "fault",
      fault,
      retryAfter: retryAfterMs(error),
      tookMs: monotonicNow() - sentAt,
    };
  }
}

function pacingOf(fault: Fault): "throttled" | "answered" | "failed" {
  if (isThrottle(fault)) return "throttled";
  return isNetworkFault(fault) ? "failed" : "answered";
}

/** A pass of a scan may wait so long for AWS; what names a longer wait is left to the next scan. */
const RETRY_AFTER_MAX_MS = 60_000;

const afterTooLong = (fault: Fault, ms: number): Fault => {
  const wait = `AWS asks to wait ${Math.ceil(ms / 1_000)} s.`;
  return isCurable(fault)
    ? {
        ...fault,
        cause: "retry-after-too-long",
        owner: "wait",
        message: `${asSentence(fault.message)} ${wait}`,
      }
    : fault;
};

/**
 * Makes one call with its attempts, pauses and time limits, at the pace its limiter allows. Waiting for the limiter
 * does not count against the call's time. Never throws; a cancelled call is `never`.
 */
export async function call<T>(env: CallEnv, request: CallRequest<T>): Promise<Reading<T>> {
  let spentMs = 0;
  for (let count = 1; ; count += 1) {
    const result = await attempt(env, request, CALL_TIMES.totalMs - spentMs);
    if (result.kind === "read") return result.reading;
    if (result.kind === "cancelled") return { status: "never" };
    spentMs += result.tookMs;
    const failed: Reading<T> = { status: "failed", fault: result.fault, last: null };
    if (result.retryAfter !== null && result.retryAfter > RETRY_AFTER_MAX_MS)
      return { ...failed, fault: afterTooLong(result.fault, result.retryAfter) };
    if (count >= ATTEMPTS_MAX || !isCurable(result.fault)) return failed;
    const pause = pauseMs(result.fault, {
      attempt: count,
      retryAfterMs: result.retryAfter,
      random: env.random,
    });
    spentMs += pause;
    if (spentMs >= CALL_TIMES.totalMs) return failed;
    await sleep(pause, request.signal);
    if (request.signal.aborted) return { status: "never" };
    env.stats.retries += 1;
  }
}
