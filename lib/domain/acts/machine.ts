import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import type { Act, By, Step, Why } from "./act";
import { decideByLook } from "./decide-by-look";
import { NO_OUTCOME, STOPPED } from "./endings";
import type { ActTarget } from "./kinds";
import { type Look, lookedOnce, NOT_LOOKED, wordOf } from "./look";
import type { Preview } from "./preview";
import { watchAct } from "./watch-act";

/** How long a preview may be confirmed. */
export const PREVIEW_MS = 10 * MINUTE_MS;

export type Previewing = {
  by: By;
  target: ActTarget;
  preview: Preview;
  /** SHA-256 over the whole preview. */
  hash: string;
  word: string;
};

/** What AWS answered to the one call. */
export type CallAnswer =
  | { state: "accepted"; requestId: string | null; existed: boolean; quotaRequestId: string | null }
  | { state: "refused"; why: Why }
  | { state: "unknown"; why: Why };

export type ActEvent =
  | ({ type: "previewed" } & Previewing)
  | { type: "confirmed"; by: By }
  | { type: "intended"; at: EpochMs }
  | { type: "sent"; at: EpochMs }
  | { type: "answered"; at: EpochMs; answer: CallAnswer }
  /** It is given up before the call: nothing was sent. */
  | { type: "stopped"; at: EpochMs; why: Why }
  /** Whoever was at it is gone; only what nobody moved since may be told so. */
  | { type: "abandoned"; at: EpochMs }
  | { type: "looked"; look: Look }
  | { type: "time"; at: EpochMs }
  /** The preview of somebody's wish is thrown away. */
  | { type: "discarded" }
  | { type: "withdrawn" | "declined"; by: By; said: string };

type Start = Pick<Act, "id" | "account">;

/** A wish of somebody who may not do it, or may not yet. */
export const askedAct = (
  { id, account }: Start,
  { target, by, reason }: { target: ActTarget; by: By; reason: string },
): Act => ({
  version: 1,
  id,
  kind: target.kind,
  account,
  target,
  createdAt: by.at,
  wish: { by, reason, target },
  step: { state: "asked" },
});

/** An act that begins with its preview. */
export const previewedAct = ({ id, account }: Start, previewing: Previewing): Act => ({
  version: 1,
  id,
  kind: previewing.target.kind,
  account,
  target: previewing.target,
  createdAt: previewing.by.at,
  wish: null,
  step: previewedStep(previewing),
});

function previewedStep({ by, preview, hash, word }: Previewing): Step {
  const expiresAt = by.at + PREVIEW_MS;
  return { state: "previewed", preview, hash, word, expiresAt, previewed: by };
}

/**
 * The only place where an act changes. An event that does not fit its state gives the same object back: so a call can
 * leave only after `sent`, to which one way leads, and each confirmation goes it once.
 */
export function advance(act: Act, event: ActEvent): Act {
  const { step } = act;
  switch (event.type) {
    case "previewed":
      return preview(act, event);
    case "confirmed":
      return step.state === "previewed" && event.by.at <= step.expiresAt
        ? { ...act, step: { ...held(step), state: "confirmed", confirmed: event.by } }
        : act;
    case "intended":
      return step.state === "confirmed"
        ? { ...act, step: { ...step, state: "intended", intendedAt: event.at } }
        : act;
    case "sent":
      return step.state === "intended"
        ? { ...act, step: { ...said(step), state: "sent", sentAt: event.at } }
        : act;
    case "answered":
      return answered(act, event);
    case "stopped":
      return stopped(act, event);
    case "abandoned":
      return abandoned(act, event.at);
    case "looked":
      return looked(act, event.look);
    case "time":
      return expired(act, event.at);
    case "discarded":
      return step.state === "previewed" ? (askedAgain(act) ?? act) : act;
    case "withdrawn":
    case "declined":
      return step.state === "asked" || step.state === "previewed"
        ? {
            ...act,
            target: askedFor(act),
            step: { state: event.type, endedAt: event.by.at, by: event.by, said: event.said },
          }
        : act;
  }
}

/** One that is made anew takes the place of the other: the hash of before fits no more. */
function preview(act: Act, previewing: Previewing): Act {
  const { state } = act.step;
  if (state !== "asked" && state !== "previewed") return act;
  if (previewing.target.kind !== act.kind) return act;
  return { ...act, target: previewing.target, step: previewedStep(previewing) };
}

type Previewed = Extract<Step, { hash: string }>;
type Confirmed = Extract<Step, { confirmed: By }>;
type Sent = Extract<Step, { sentAt: number }>;

const held = ({ preview: shown, hash, word, expiresAt, previewed }: Previewed) => ({
  preview: shown,
  hash,
  word,
  expiresAt,
  previewed,
});
const said = (step: Confirmed) => ({ ...held(step), confirmed: step.confirmed });
const left = (step: Sent) => ({ ...said(step), sentAt: step.sentAt });

/** The call's own answer also settles what was given up on in the meantime. */
function answered(act: Act, { at, answer }: { at: EpochMs; answer: CallAnswer }): Act {
  const { step } = act;
  if (step.state !== "sent" && step.state !== "unknown") return act;
  switch (answer.state) {
    case "accepted": {
      const { requestId, existed, quotaRequestId } = answer;
      const taken = { acceptedAt: at, requestId, existed, quotaRequestId };
      return {
        ...act,
        step: { ...left(step), ...taken, state: "accepted", watching: NOT_LOOKED },
      };
    }
    case "refused":
      return {
        ...act,
        step: { ...said(step), state: "refused", endedAt: at, why: answer.why },
      };
    case "unknown":
      return step.state === "unknown"
        ? act
        : {
            ...act,
            step: { ...left(step), state: "unknown", why: answer.why, watching: NOT_LOOKED },
          };
  }
}

/** What somebody asked for, though an admin may have previewed something else of the same. */
export const askedFor = ({ wish, target }: Act): ActTarget => wish?.target ?? target;

/** What somebody asked for is asked for still, as they asked for it; null: nobody did. */
const askedAgain = (act: Act): Act | null =>
  act.wish && { ...act, target: askedFor(act), step: { state: "asked" } };

function stopped(act: Act, { at, why }: { at: EpochMs; why: Why }): Act {
  const { step } = act;
  if (step.state !== "confirmed" && step.state !== "intended") return act;
  return (
    askedAgain(act) ?? {
      ...act,
      step: { ...said(step), state: "refused", endedAt: at, why },
    }
  );
}

/** Before `sent` was kept nothing left; after it only AWS can tell. */
function abandoned(act: Act, at: EpochMs): Act {
  const { step } = act;
  if (step.state === "sent") {
    const answer = { state: "unknown", why: NO_OUTCOME } as const;
    return answered(act, { at, answer });
  }
  return stopped(act, { at, why: STOPPED.interrupted });
}

function expired(act: Act, at: EpochMs): Act {
  const { step } = act;
  if (step.state !== "previewed" || at <= step.expiresAt) return act;
  return (
    askedAgain(act) ?? {
      ...act,
      step: { ...held(step), state: "expired", endedAt: step.expiresAt },
    }
  );
}

function looked(act: Act, { at, sight }: Look): Act {
  const { step } = act;
  if (step.state !== "unknown" && step.state !== "accepted") return act;
  if (sight && sight.kind !== act.kind) return act;
  const says = sight && wordOf(sight, { target: act.target, step });
  const watching = lookedOnce(step.watching, { at, says });
  if (step.state === "unknown") {
    const settled = decideByLook({ ...act, step }, { sight, watching, at });
    switch (settled.to) {
      case "unknown":
        return { ...act, step: { ...step, watching } };
      case "refused":
        return {
          ...act,
          step: { ...said(step), state: "refused", endedAt: at, why: settled.why },
        };
      case "accepted": {
        const answer = { ...settled, state: "accepted", requestId: null, existed: false } as const;
        const accepted = answered(act, { at, answer });
        return accepted.step.state === "accepted"
          ? { ...accepted, step: { ...accepted.step, watching } }
          : accepted;
      }
    }
  }
  const told = watchAct({ ...act, step }, { sight, watching, at });
  const { watching: _watching, ...taken } = step;
  switch (told.to) {
    case "accepted":
      return { ...act, step: { ...step, watching: { ...watching, said: told.said } } };
    case "done":
      return { ...act, step: { ...taken, state: "done", endedAt: at, said: told.said } };
    case "failed":
      return { ...act, step: { ...taken, state: "failed", endedAt: at, why: told.why } };
  }
}
