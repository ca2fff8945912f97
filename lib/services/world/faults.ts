import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { isNetworkFault } from "@/lib/domain/facts/fault";
import { looksHeld } from "@/lib/domain/judge/region-findings";
import type { OutlinedAccount } from "./outline";
import type { WorldAccount, WorldRegion } from "./world";

const CLOCK_SKEW_MS = 60_000;

export const faultIn = (reading: Reading<unknown> | undefined): Fault | null =>
  reading?.status === "failed" ? reading.fault : null;

/** Over 60 s between our clock and AWS's is told also while calls still pass: at 5 minutes they stop. */
function clockFault(account: Pick<WorldAccount, "facts">, now: number): Fault | null {
  const offset = account.facts.clockOffsetMs;
  if (offset === null || Math.abs(offset) <= CLOCK_SKEW_MS) return null;
  const seconds = Math.round(Math.abs(offset) / 1_000);
  return {
    code: "RequestExpired",
    cause: "clock-skew",
    owner: "caller-credentials",
    message: `This machine's clock is ${seconds} s ${offset > 0 ? "behind" : "ahead of"} AWS's. Synchronise it; at 5 minutes AWS refuses every call.`,
    operation: null,
    requestId: null,
    httpStatus: null,
    at: now,
    attempt: 0,
  };
}

/** One finding on the account instead of a quota problem in every cell. */
function holdFault({ regions }: WorldAccount | OutlinedAccount, now: number): Fault | null {
  const zeros = regions.map((region) =>
    "short" in region ? region.short.everyTokenQuotaZero : region.judged.everyTokenQuotaZero,
  );
  if (!looksHeld(zeros)) return null;
  return {
    code: "ThrottlingException",
    cause: "account-hold",
    owner: CAUSE_OWNER["account-hold"],
    message:
      "Every token quota that was read is 0 in every Region. AWS may hold the account: it is being verified, or its free plan has ended.",
    operation: null,
    requestId: null,
    httpStatus: null,
    at: now,
    attempt: 0,
  };
}

/** Why nothing can be said of an account. */
export const accountFault = (account: Pick<WorldAccount, "facts">): Fault | null =>
  faultIn(account.facts.identity);

/** Conditions of the whole account that stop nothing. */
export function accountWarnings(
  account: WorldAccount | OutlinedAccount,
  now: number,
): readonly Fault[] {
  const { regions, agreements } = account.facts;
  const found = [
    clockFault(account, now),
    holdFault(account, now),
    faultIn(regions),
    faultIn(agreements),
  ];
  return found.filter((fault): fault is Fault => fault !== null);
}

export function hasNoEndpoint({ stored }: WorldRegion): boolean {
  const fault = stored && faultIn(stored.facts.models);
  return fault !== null && isNetworkFault(fault) && fault.cause === "region-no-bedrock-endpoint";
}
