"use client";

import { SaidOf, StateOf } from "@/components/acts/list/row-words";
import { accountOf } from "@/components/acts/words";
import { NearTime } from "@/components/ui/age";
import { Link } from "@/components/ui/link";
import { Sub, Td, Tr } from "@/components/ui/table";
import type { ActLine } from "@/lib/contracts/acts";
import type { EpochMs } from "@/lib/domain/time";
import { dateTimeText, isoTime } from "@/lib/domain/words/dates";
import { durationText } from "@/lib/domain/words/durations";
import { routes } from "@/lib/routes";

type RowProps = { act: ActLine; serverNow: EpochMs };

function What({ act }: { act: ActLine }) {
  return (
    <>
      <Link className="link break-words" href={routes.act(act.id)}>
        {act.title}
      </Link>
      <Sub>{[accountOf(act), act.where].filter(Boolean).join(", ")}</Sub>
    </>
  );
}

/** An act that was sent: what AWS shows of it, and when it is read again. */
export function ActFlightRow({ act, serverNow }: RowProps) {
  return (
    <Tr>
      <Td>
        <What act={act} />
      </Td>
      <Td>
        <StateOf act={act} serverNow={serverNow} />
      </Td>
      <Td className="text-ink-3 max-sm:col-span-2">{clockText(act)}</Td>
      <Td className="max-sm:hidden" />
      <Td className="max-sm:col-span-2">
        <SaidOf act={act} serverNow={serverNow} />
        {act.readAt !== null && (
          <Sub>
            read <NearTime at={act.readAt} serverNow={serverNow} to="second" />
          </Sub>
        )}
      </Td>
    </Tr>
  );
}

function clockText({ kind, state }: ActLine): string {
  if (state !== "accepted") return "no answer to the call yet";
  switch (kind) {
    case "enable-region":
      return "AWS names no deadline: minutes to hours";
    case "request-quota-increase":
      return "AWS names no deadline: as a rule days";
    default:
      return "as a rule within minutes";
  }
}

export function ActDoneRow({ act, serverNow }: RowProps) {
  const endedAt = act.endedAt ?? serverNow;
  return (
    <Tr>
      <Td>
        <What act={act} />
      </Td>
      <Td>
        <StateOf act={act} serverNow={serverNow} />
      </Td>
      <Td className="max-sm:col-span-2">
        <time dateTime={isoTime(endedAt)}>{dateTimeText(endedAt, serverNow)}</time>
      </Td>
      <Td className="max-sm:col-span-2">
        <span className="sm:sr-only">after </span>
        {durationText(endedAt - (act.sentAt ?? endedAt))}
      </Td>
      <Td className="max-sm:col-span-2">
        <SaidOf act={act} serverNow={serverNow} />
      </Td>
    </Tr>
  );
}
