import type { FormState, QuotaRequest } from "@/lib/domain/facts/facts";
import type { EpochMs } from "@/lib/domain/time";
import { agreementText, requestStatusText } from "@/lib/domain/words/aws-status";
import { regionStatusText } from "@/lib/domain/words/region-status";
import type { Act, Watching } from "./act";

/** What AWS shows of an act's target after it was sent. */
export type Sight =
  | { kind: "accept-agreement"; agreement: string; error: string | null }
  | {
      kind: "request-quota-increase";
      applied: number | null;
      default: number | null;
      /** Those of the quota, newest first. */
      requests: readonly QuotaRequest[];
    }
  | { kind: "enable-region"; status: string }
  | { kind: "submit-use-case-form"; form: FormState };

/** One look at AWS: what it showed, or that it could not be read. */
export type Look = { at: EpochMs; sight: Sight | null };

export const NOT_LOOKED: Watching = {
  reads: 0,
  failures: 0,
  lastAt: null,
  says: null,
  inARow: 0,
  before: null,
  said: null,
};

/** The watching after one more look. `says` is AWS's word, null where it could not be read. */
export function lookedOnce(
  watching: Watching,
  { at, says }: { at: EpochMs; says: string | null },
): Watching {
  if (says === null) return { ...watching, failures: watching.failures + 1, lastAt: at };
  const same = says === watching.says;
  return {
    reads: watching.reads + 1,
    failures: 0,
    lastAt: at,
    says,
    inARow: same ? watching.inARow + 1 : 1,
    before: same ? watching.before : watching.says,
    said: null,
  };
}

type ToQuota = Extract<Act["target"], { kind: "request-quota-increase" }>;
type SentStep = Extract<Act["step"], { sentAt: number }>;
type QuotaSight = Extract<Sight, { kind: "request-quota-increase" }>;

/** A call is stamped by AWS's own clock, of which ours may be so far ahead. */
const CLOCKS_APART_MS = 2 * 60_000;

/**
 * The request that an act made: by its id, or where that is not known the one for the same value that was not there at
 * the preview; null: there is none.
 */
export function ownRequest(
  { requests }: QuotaSight,
  { target, step }: { target: ToQuota; step: SentStep },
): QuotaRequest | null {
  const id = "quotaRequestId" in step ? step.quotaRequestId : null;
  if (id !== null) return requests.find((request) => request.id === id) ?? null;
  const before = new Set(
    step.preview.facts.flatMap(({ name, value }) =>
      name === "open" || name === "newest" ? value.split(", ") : [],
    ),
  );
  const since = step.sentAt - CLOCKS_APART_MS;
  const made = requests.filter(
    ({ id: one, createdAt, desiredValue }) =>
      desiredValue === target.value && !before.has(one) && (createdAt ?? since) >= since,
  );
  return made[0] ?? null;
}

/** A word of AWS's as it stands in a sentence; that of a form is one of ours. */
export function saidText(kind: Act["kind"], word: string): string {
  switch (kind) {
    case "enable-region":
      return regionStatusText(word);
    case "request-quota-increase":
      return word === "NONE" ? "no request" : requestStatusText(word);
    case "accept-agreement":
      return agreementText(word);
    case "submit-use-case-form":
      return word;
  }
}

/** What AWS says, in one word of its own. */
export function wordOf(sight: Sight, act: { target: Act["target"]; step: SentStep }): string {
  switch (sight.kind) {
    case "accept-agreement":
      return sight.agreement;
    case "enable-region":
      return sight.status;
    case "submit-use-case-form":
      return sight.form;
    case "request-quota-increase": {
      const { target, step } = act;
      if (target.kind !== "request-quota-increase") return "NONE";
      return ownRequest(sight, { target, step })?.status ?? "NONE";
    }
  }
}
