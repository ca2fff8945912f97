import { ActButtons } from "@/components/acts/act-buttons";
import { DismissButton, FixedButton, WatchAgainButton } from "@/components/pending/row-actions";
import { WatchDetails } from "@/components/pending/watch-details";
import { WATCH_LOOK } from "@/components/pending/watch-look";
import { LinkOut } from "@/components/ui/link-out";
import { StateText } from "@/components/ui/state-chip";
import { Sub, Td, Tr } from "@/components/ui/table";
import type { PendingRow } from "@/lib/contracts/pending";
import { endingIn } from "@/lib/domain/grid/ending";
import { OWNERS } from "@/lib/domain/owner";
import type { EpochMs } from "@/lib/domain/time";
import { dateTimeText, isoTime } from "@/lib/domain/words/dates";
import { durationText, waitText } from "@/lib/domain/words/durations";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { useMatrix } from "@/lib/queries/matrix";
import { What } from "./watch-subject";

type DoneRowProps = { row: PendingRow; serverNow: EpochMs };

/** One that ended: how, when, how long it took; a failed one with its cause, who acts, and the way to fix it. */
export function DoneRow({ row, serverNow }: DoneRowProps) {
  const look = WATCH_LOOK[row.state];
  const endedAt = row.endedAt ?? serverNow;
  const { data: snapshot } = useMatrix();
  // An offer of a model that ends soon is none to accept.
  const lasts = !snapshot || !endingIn(snapshot, row).everywhere;
  return (
    <Tr>
      <Td>
        <What row={row} />
      </Td>
      <Td>
        <StateText state={look.state}>{look.word}</StateText>
        <Sub mono>{row.code}</Sub>
      </Td>
      <Td className="max-sm:col-span-2">
        <time dateTime={isoTime(endedAt)}>{dateTimeText(endedAt, serverNow)}</time>
      </Td>
      <Td className="max-sm:col-span-2">
        <span className="sm:sr-only">after </span>
        {durationText(endedAt - row.startedAt)}
      </Td>
      <Td className="max-sm:col-span-2">
        <p>{row.sentence}</p>
        {row.fix && <Fix row={row} fix={row.fix} />}
        <div className="mt-1.5 flex flex-wrap items-center gap-2">
          {row.state === "failed" && (
            <FixedButton account={row.account} modelId={row.modelId} modelName={row.modelName} />
          )}
          {row.state === "failed" && lasts && (
            <ActButtons
              account={row.account}
              target={{ kind: "accept-agreement", modelId: row.modelId, offerId: null }}
              name={row.modelName}
            />
          )}
          {row.resumable && <WatchAgainButton row={row} />}
          {row.state !== "dismissed" && <DismissButton row={row} />}
        </div>
        <WatchDetails row={row} serverNow={serverNow} />
      </Td>
    </Tr>
  );
}

function Fix({ row, fix }: { row: PendingRow; fix: NonNullable<PendingRow["fix"]> }) {
  const [first] = fix.steps;
  const owner = OWNERS.find((known) => known === fix.owner);
  return (
    <p className="mt-1 text-ink-2">
      {owner && <b className="font-medium text-ink">{OWNER_WORD[owner]}: </b>}
      {first?.text} {fix.primary && <LinkOut href={fix.primary.href}>{fix.primary.label}</LinkOut>}
      {row.waitMinutes !== null && ` AWS says to try again after ${waitText(row.waitMinutes)}.`}
    </p>
  );
}
