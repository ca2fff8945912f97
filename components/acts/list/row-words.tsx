"use client";

import type { ReactNode } from "react";
import { Age, NearTime, useClockText } from "@/components/ui/age";
import { StateText } from "@/components/ui/state-chip";
import { Sub } from "@/components/ui/table";
import type { ActLine } from "@/lib/contracts/acts";
import { endsNotKnown } from "@/lib/domain/acts/endings";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import { dateTimeText, nearText, secondText } from "@/lib/domain/words/dates";
import { clockText, durationText, roughDurationText } from "@/lib/domain/words/durations";
import { ofItsOwn } from "@/lib/domain/words/sentence";

type OfAct = { act: ActLine; serverNow: EpochMs };

/** How long AWS allows itself for an agreement. */
const AGREEMENT_MS = 15 * MINUTE_MS;

/** What it is at, with its clock or its time. */
export function StateOf({ act, serverNow }: OfAct) {
  switch (act.state) {
    case "previewed":
      return <Waiting act={act} serverNow={serverNow} />;
    case "asked":
      return (
        <>
          <b className="font-medium">Asked</b>
          <Sub>
            <Age at={act.wish?.at ?? act.createdAt} serverNow={serverNow} />
          </Sub>
        </>
      );
    case "confirmed":
    case "intended":
      return <b className="font-medium">Being sent</b>;
    case "sent":
    case "unknown":
      return (
        <>
          <StateText state="unknown">Not known yet</StateText>
          {act.sentAt !== null && (
            <Sub>
              sent <NearTime at={act.sentAt} serverNow={serverNow} to="second" />
            </Sub>
          )}
        </>
      );
    case "accepted":
      return <UnderWay act={act} serverNow={serverNow} />;
    default:
      return (
        <>
          <Ended act={act} />
          {act.endedAt !== null && <Sub>{dateTimeText(act.endedAt, serverNow)}</Sub>}
        </>
      );
  }
}

function Waiting({ act: { expiresAt, may, previewed }, serverNow }: OfAct) {
  const end = expiresAt ?? serverNow;
  const left = useClockText(serverNow, (now) =>
    now >= end ? "Expired" : `${clockText(end - now)} left`,
  );
  const second = !may.confirm && previewed?.you;
  return (
    <>
      <b className="font-medium">{left}</b>
      <Sub>{second ? "needs a second person" : `expires ${secondText(end)}`}</Sub>
    </>
  );
}

function UnderWay({ act, serverNow }: OfAct) {
  const since = act.acceptedAt ?? serverNow;
  const text = useClockText(serverNow, (now) => underWayText(act, now - since));
  return (
    <>
      <StateText state="pending">{text}</StateText>
      <Sub>
        since <NearTime at={since} serverNow={serverNow} to="second" />
      </Sub>
    </>
  );
}

function underWayText({ kind }: ActLine, forMs: number): string {
  switch (kind) {
    case "accept-agreement":
      return forMs < AGREEMENT_MS
        ? `Pending, ${clockText(AGREEMENT_MS - forMs)} left`
        : `Overdue, ${clockText(forMs - AGREEMENT_MS)}`;
    case "enable-region":
      return `Enabling, ${roughDurationText(forMs)}`;
    case "request-quota-increase":
      return `Asked, ${roughDurationText(forMs)}`;
    case "submit-use-case-form":
      return `Filed, ${roughDurationText(forMs)}`;
  }
}

const ENDED = {
  refused: "Refused",
  expired: "Expired",
  withdrawn: "Withdrawn",
  declined: "Declined",
} as const;

const isPlainEnd = (state: string): state is keyof typeof ENDED => state in ENDED;

function Ended({ act: { state, confirmed, endedAt, why } }: { act: ActLine }) {
  if (endsNotKnown(why)) return <StateText state="unknown">Not known</StateText>;
  if (state === "done") {
    const took = confirmed && endedAt !== null ? ` in ${durationText(endedAt - confirmed.at)}` : "";
    return <StateText state="ready">Done{took}</StateText>;
  }
  if (state === "failed") return <StateText state="blocked">Failed</StateText>;
  return <b className="font-medium">{isPlainEnd(state) ? ENDED[state] : state}</b>;
}

const nameOf = ({ name, you }: { name: string; you: boolean }): string => (you ? "you" : name);

/** Who did what with it last, and for whom. */
export function byText(
  { state, wish, previewed, confirmed, endedBy }: ActLine,
  now: EpochMs,
): string {
  if (endedBy) {
    const did = state === "declined" ? "Declined" : "Withdrawn";
    return `${did} by ${nameOf(endedBy)}`;
  }
  if (confirmed) {
    const other =
      previewed && previewed.name !== confirmed.name ? `, previewed by ${nameOf(previewed)}` : "";
    return `Confirmed by ${nameOf(confirmed)}${other}`;
  }
  if (previewed && state !== "asked") {
    const whose = wish && !wish.you ? ` for ${wish.name}` : "";
    return `Previewed by ${nameOf(previewed)} ${nearText(previewed.at, now)}${whose}`;
  }
  return wish ? ofItsOwn(nameOf(wish)) : "";
}

/** Why it is wanted, who may finish it, what happens next, or what came of it. */
export function SaidOf({ act, serverNow }: OfAct): ReactNode {
  const { state, wish, may, said, why } = act;
  switch (state) {
    case "asked":
      return wish && `“${wish.reason}”`;
    case "previewed":
      if (!may.confirm)
        return "An admin of this account must confirm, other than who previewed it.";
      return wish ? `“${wish.reason}”` : act.subject;
    case "refused":
    case "failed":
      return why ? `${why.said} ${why.next}` : said;
    case "expired":
      return "Not confirmed within 10 minutes. Nothing was sent.";
    case "sent":
    case "unknown":
      return "No answer came to the call. AWS is being read; nothing is sent again.";
    case "accepted":
      return (
        <>
          {said ?? NEXT[act.kind]} <NextRead act={act} serverNow={serverNow} />
        </>
      );
    default:
      return said;
  }
}

const NEXT = {
  "accept-agreement": "AWS Marketplace creates the agreement.",
  "request-quota-increase": "AWS decides; the applied value tells.",
  "enable-region": "AWS names no deadline: minutes to hours.",
  "submit-use-case-form": "AWS shows it within minutes.",
} as const satisfies Record<ActLine["kind"], string>;

function NextRead({ act: { nextReadAt }, serverNow }: OfAct) {
  const text = useClockText(serverNow, (now) => {
    if (nextReadAt === null) return "";
    const seconds = Math.ceil((nextReadAt - now) / 1_000);
    if (seconds <= 0) return "Reading now.";
    return seconds <= 120
      ? `Next read in ${seconds} s.`
      : `Next read ${nearText(nextReadAt, now, "second")}.`;
  });
  return text;
}
