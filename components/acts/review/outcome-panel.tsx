"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { AfterLine } from "@/components/acts/review/aftermath";
import { Kv } from "@/components/acts/review/kv";
import { NOTE, PANEL, WIDE } from "@/components/acts/review/layout";
import { keepAccount } from "@/components/shell/use-account";
import { NearTime } from "@/components/ui/age";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Code } from "@/components/ui/code";
import { Link } from "@/components/ui/link";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import type { ActView } from "@/lib/contracts/acts";
import { endsNotKnown } from "@/lib/domain/acts/endings";
import type { EpochMs } from "@/lib/domain/time";
import { nearText } from "@/lib/domain/words/dates";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { routes } from "@/lib/routes";

const WAITS = {
  "accept-agreement": "Waiting until AWS shows AVAILABLE twice",
  "request-quota-increase": "Waiting until AWS applies the value",
  "enable-region": "Waiting until AWS shows ENABLED",
  "submit-use-case-form": "Waiting until AWS shows the form",
} as const satisfies Record<ActView["kind"], string>;

/** What came of it so far, step by step with their times. Nothing here sends anything. */
export function OutcomePanel({ act }: { act: ActView }) {
  const { serverNow, confirmed, sentAt, acceptedAt, endedAt, existed, why, requestId } = act;
  return (
    <section className={PANEL} role="status" aria-label="What came of it">
      <h2 className="text-lg">{titleOf(act)}</h2>
      <ul className="mt-2">
        {confirmed && (
          <Step at={confirmed.at} serverNow={serverNow} done>
            Confirmed by {confirmed.you ? "you" : confirmed.name}
          </Step>
        )}
        {sentAt !== null && (
          <Step at={sentAt} serverNow={serverNow} done>
            Read again: nothing had moved
          </Step>
        )}
        {acceptedAt !== null && (
          <Step at={acceptedAt} serverNow={serverNow} done>
            {existed ? "Accepted before, by AWS’s record" : "AWS accepted it"}
          </Step>
        )}
        <Now act={act} endedAt={endedAt} />
      </ul>
      {why && <Why why={why} />}
      {act.said && <p className={NOTE}>{act.said}</p>}
      <p className={NOTE}>{noteOf(act)}</p>
      <Kv tight entries={[["Request", requestId ?? why?.requestId ?? null]]} />
      {act.state === "accepted" && (
        <Link
          href={keepAccount(routes.pending(), act.account)}
          className={cn(buttonClass(), WIDE, "mt-3.5 max-sm:inline-flex")}
        >
          Watch on Pending
        </Link>
      )}
    </section>
  );
}

function titleOf({ state, sentAt, acceptedAt, existed, why, serverNow }: ActView): string {
  if (endsNotKnown(why)) return "Not known";
  switch (state) {
    case "confirmed":
    case "intended":
      return "Sending once";
    case "sent":
      return "Sent once, no answer yet";
    case "unknown":
      return "Not known yet";
    case "accepted":
      if (existed) return "Accepted before";
      return sentAt === null ? "Accepted" : `Sent once, ${nearText(sentAt, serverNow, "second")}`;
    case "done":
      return "Done";
    case "failed":
      return acceptedAt === null ? "Failed" : "Accepted, then failed";
    case "refused":
      return "Refused";
    case "withdrawn":
      return "Withdrawn";
    case "declined":
      return "Declined";
    case "asked":
    case "previewed":
    case "expired":
      return "Nothing to confirm";
  }
}

function Now({ act, endedAt }: { act: ActView; endedAt: EpochMs | null }) {
  const { state, kind, says, why, serverNow } = act;
  if (endedAt !== null && endsNotKnown(why))
    return (
      <AfterLine mark={<StateMark state="unknown" />} end={nearText(endedAt, serverNow, "second")}>
        What came of it is not known
      </AfterLine>
    );
  switch (state) {
    case "unknown":
    case "sent":
      return (
        <AfterLine mark={<StateMark state="unknown" />}>
          No answer came. AWS is being read; nothing is sent again.
        </AfterLine>
      );
    case "accepted":
      return (
        <AfterLine mark={<StateMark state="pending" />} end={says && <Code>{says}</Code>}>
          {WAITS[kind]}
        </AfterLine>
      );
    case "done":
      return (
        <AfterLine
          mark={<StateMark state="ready" />}
          end={endedAt && <NearTime at={endedAt} serverNow={serverNow} to="second" />}
        >
          AWS shows it
        </AfterLine>
      );
    case "failed":
    case "refused":
      return (
        <AfterLine
          mark={<StateMark state="blocked" />}
          end={endedAt && <NearTime at={endedAt} serverNow={serverNow} to="second" />}
        >
          {state === "refused" ? "Refused; nothing was changed" : "It came to nothing"}
        </AfterLine>
      );
    default:
      return null;
  }
}

type StepProps = { at: EpochMs; serverNow: EpochMs; done: boolean; children: ReactNode };

function Step({ at, serverNow, done, children }: StepProps) {
  return (
    <AfterLine
      mark={done && <Check aria-hidden className="size-3" strokeWidth={2} />}
      end={<NearTime at={at} serverNow={serverNow} to="second" />}
    >
      {children}
    </AfterLine>
  );
}

/** AWS's own text, who can help, and the one next step. */
export function Why({ why }: { why: NonNullable<ActView["why"]> }) {
  return (
    <div className="mt-2.5 grid gap-1.5">
      <p>
        <b className="font-medium">{why.said}</b>
      </p>
      {why.text && (
        <blockquote className="border-l-2 border-line-strong pl-3">
          <Code className="break-words whitespace-normal">
            <Unbroken>{why.text}</Unbroken>
          </Code>
        </blockquote>
      )}
      <p className="text-ink-2">
        <b className="font-medium text-ink">{OWNER_WORD[why.owner]}:</b> {why.next}
      </p>
    </div>
  );
}

function noteOf({ state }: ActView): string {
  switch (state) {
    case "confirmed":
    case "intended":
      return "Nothing can be pressed until AWS answers or the time for it is over.";
    case "sent":
    case "unknown":
    case "accepted":
      return "The page may be closed; the server watches. If no answer had come, AWS would be read, not asked again.";
    case "done":
    case "failed":
      return "Sent once.";
    case "refused":
      return "It was asked once, and is not asked again by itself.";
    default:
      return "Nothing was sent.";
  }
}
