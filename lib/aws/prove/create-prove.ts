import type { STSClient } from "@aws-sdk/client-sts";
import { z } from "zod";
import type { CallEnv } from "@/lib/aws/connect/call";
import { createIdentityClient, createRuntimeClient } from "@/lib/aws/connect/clients";
import type { AwsClock } from "@/lib/aws/connect/clock";
import { faultOf } from "@/lib/aws/connect/fault";
import { getCallerIdentity } from "@/lib/aws/connect/identity";
import type { Credentials } from "@/lib/aws/connect/share-credentials";
import { CALL_TIMES, type Transport } from "@/lib/aws/connect/transport";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import { type Fault, OTHER_FORM } from "@/lib/domain/facts/fault";
import { isInvoked } from "@/lib/domain/proof/kinds";
import type { AttemptCounter } from "@/lib/services/ports/attempts";
import type { ProveAccount, ProvePort, Tried, TriedCall } from "@/lib/services/ports/prove-aws";
import { NEVER_ABORTED } from "@/lib/sleep";
import { within } from "@/lib/within";
import { callModel } from "./call";
import { assumeProveRole } from "./role";

const ANSWER_MS = 30_000;

export type ProveMeans = {
  sts: () => STSClient;
  requestHandler: Transport;
  clock: AwsClock;
  attempts: AttemptCounter;
  homeRegion: string;
  /** For the one question whose the credentials are. */
  envFor(account: string, credentials: () => Promise<unknown>): CallEnv;
};

const operationOf = ({ kind }: TriedCall): string => (isInvoked(kind) ? "InvokeModel" : "Converse");

export function createProve(means: ProveMeans): ProvePort {
  const { clock, attempts, homeRegion: region, requestHandler } = means;
  const faultNow = async (error: unknown, operation: string): Promise<Fault> => {
    const at = { operation, now: clock.now(), attempt: await attempts.next() };
    return error instanceof z.ZodError ? shapeFault(at) : faultOf(error, at);
  };
  return {
    proverFor(account: ProveAccount, { sourceIdentity }) {
      let assumed: Promise<Credentials> | null = null;
      const credentials = (): Promise<Credentials> => {
        assumed ??= within(CALL_TIMES.totalMs, NEVER_ABORTED, (signal) =>
          assumeProveRole(means.sts(), { account, sourceIdentity }, signal),
        );
        return assumed;
      };
      return {
        async identity(signal): Promise<Reading<Identity>> {
          let held: Credentials;
          try {
            held = await credentials();
          } catch (error) {
            return { status: "failed", fault: await faultNow(error, "AssumeRole"), last: null };
          }
          const client = createIdentityClient(region, { credentials: held, requestHandler, clock });
          const env = means.envFor(account.accountId, credentials);
          return getCallerIdentity(env, client, { region, signal });
        },
        async call(call, signal): Promise<Tried> {
          let operation = "AssumeRole";
          let sentAt = performance.now();
          const tookMs = () => Math.round(performance.now() - sentAt);
          try {
            const held = await credentials();
            operation = operationOf(call);
            const client = createRuntimeClient(call.region, {
              credentials: held,
              requestHandler,
              clock,
            });
            sentAt = performance.now();
            const answer = await within(ANSWER_MS, signal, (own) => callModel(client, call, own));
            return { state: "answered", at: clock.now(), latencyMs: tookMs(), ...answer };
          } catch (error) {
            const fault = await faultNow(error, operation);
            const { at, requestId } = fault;
            return { state: "failed", at, latencyMs: tookMs(), requestId, fault };
          }
        },
      };
    },
  };
}

const shapeFault = (met: { operation: string; now: number; attempt: number }): Fault => ({
  ...OTHER_FORM,
  message: `The answer of ${met.operation} does not have the documented form.`,
  operation: met.operation,
  requestId: null,
  httpStatus: null,
  at: met.now,
  attempt: met.attempt,
});
