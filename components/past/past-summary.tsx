"use client";

import type { PastUrl } from "@/components/past/use-past-url";
import type { PastShown } from "@/components/past/use-past-view";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { accountLabel } from "@/lib/domain/account-label";
import { changeTitle } from "@/lib/domain/grid/change-words";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { momentText } from "@/lib/domain/past/moment";
import type { Moments, Past } from "@/lib/domain/past/types";
import { momentWords, scanBeside } from "@/lib/domain/past/words";
import { counted } from "@/lib/domain/words/counted";
import { dateTimeText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";

type PastSummaryProps = { view: PastShown; past: Past; url: PastUrl["url"]; set: PastUrl["set"] };

/** The answer in one sentence or two, and how much of the grid is left out. */
export function PastSummary({ view, past, url, set }: PastSummaryProps) {
  const { required, lines, shown, base } = view;
  const worse = lines.groups.find(({ change }) => change === "worse");
  const better = lines.groups.find(({ change }) => change === "better");
  const nouns = base.scope.by;
  const others = base.rows.length - shown.rows.length;
  return (
    <p className="flex-none border-t border-line px-3 py-2.5 text-pretty text-ink-2 sm:px-5 [&_b]:font-semibold [&_b]:text-ink">
      {required.lines > 0 && <RequiredText required={required} />}
      {worse && (
        <>
          Worse:{" "}
          {worse.lines.slice(0, 2).map((line, index) => (
            <span key={line.key}>
              {index > 0 && ", "}
              <b>{figure(line.cells.length)}</b> by {changeTitle(line)}
            </span>
          ))}
          {worse.lines.length > 2 && <> and {worse.lines.length - 2} more</>}.{" "}
        </>
      )}
      {better && <BetterText cells={better.lines.flatMap(({ cells }) => cells)} />}
      {past.dropped.length > 0 && <>{past.dropped.join(", ")}: no longer asked, so left out. </>}
      {url.all ? (
        <button type="button" className="link" onClick={() => void set({ all: null })}>
          Only {nouns} that changed
        </button>
      ) : (
        others > 0 &&
        view.knowsThen && (
          <>
            {othersText(others, { nouns, wholeRows: shown.wholeRows })}{" "}
            <button
              type="button"
              className="link"
              onClick={() => void set({ all: true, change: null, line: null })}
            >
              Show all
            </button>
          </>
        )
      )}
    </p>
  );
}

function RequiredText({ required }: Pick<PastShown, "required">) {
  const { lines, readyThen, readyNow, unknownThen } = required;
  const now = (
    <>
      <b>{figure(readyNow)}</b> {readyNow === 1 ? "is" : "are"} ready now
    </>
  );
  if (unknownThen === lines)
    return (
      <>
        Of {counted(lines, "required line")} {now}; what {lines === 1 ? "it was" : "they were"} then
        is not known.{" "}
      </>
    );
  return (
    <>
      Of {counted(lines, "required line")} <b>{figure(readyThen)}</b>{" "}
      {readyThen === 1 ? "was" : "were"} ready then, {now}
      {unknownThen > 0 && `; what ${counted(unknownThen, "was", "were")} then is not known`}.{" "}
    </>
  );
}

function BetterText({ cells }: { cells: readonly { is: { state: string } }[] }) {
  const ready = cells.filter(({ is }) => is.state === "ready").length;
  const rest = cells.length - ready;
  return (
    <>
      Better:{" "}
      {ready > 0 && (
        <>
          <b>{figure(ready)}</b> became ready
        </>
      )}
      {ready > 0 && rest > 0 && ", "}
      {rest > 0 && (
        <>
          <b>{figure(rest)}</b> {rest === 1 ? "is" : "are"} on the way
        </>
      )}
      .{" "}
    </>
  );
}

type Others = { nouns: "models" | "accounts"; wholeRows: number };

function othersText(others: number, { nouns, wholeRows }: Others): string {
  const them = `${figure(others)} other ${others === 1 ? nouns.slice(0, -1) : nouns}`;
  const show = others === 1 ? "shows" : "show";
  return wholeRows > 0
    ? `${them} ${show} no change, or only that of a whole Region.`
    : `${them} ${show} no change.`;
}

/** Where nothing had been read for long by one of the moments: what is told of it is what was last known. */
export function UnreadNotice({ past }: { past: Past }) {
  const old = [past.from, past.to].filter(({ unreadSince }) => unreadSince !== null);
  return old.map((found) => {
    const { when } = momentWords(found, past.serverNow);
    const since = found.unreadSince === null ? "" : dateTimeText(found.unreadSince, past.serverNow);
    return (
      <div key={momentText(found.moment)} className="flex-none px-3 pb-2 sm:px-5">
        <Notice state="unknown" title={`No scan ended between ${since} UTC and ${when}.`}>
          What is shown of {when} is what was last known.
        </Notice>
      </div>
    );
  });
}

type KeptNoticeProps = {
  past: Past;
  snapshot: MatrixSnapshot;
  moments: Moments | undefined;
  set: PastUrl["set"];
};

/** Where history does not reach back to the first moment: from when it is kept, and how to look from there. */
export function KeptNotice({ past, snapshot, moments, set }: KeptNoticeProps) {
  const short = past.kept.filter(({ since }) => since === null || since > past.from.at);
  const [first] = short;
  if (!first) return null;
  const account = snapshot.accounts.find(({ key }) => key === first.account);
  const since = short.reduce<number | null>(
    (last, one) => (one.since === null ? last : Math.max(last ?? 0, one.since)),
    null,
  );
  const scan = since !== null && moments ? scanBeside(moments, { at: since - 1, by: 1 }) : null;
  const whose = short.length === 1 && account ? accountLabel(account) : `${short.length} accounts`;
  return (
    <div className="flex-none px-3 pb-2 sm:px-5">
      <Notice
        state="unknown"
        title={
          since === null
            ? `No history of ${whose} is kept.`
            : `History of ${whose} is kept from ${dateTimeText(since, past.serverNow)} UTC.`
        }
        {...(scan && {
          action: (
            <Button
              onClick={() =>
                void set({ from: momentText({ kind: "scan", id: scan.id }), line: null })
              }
            >
              From the first scan
            </Button>
          ),
        })}
      >
        What was before is not known, and counts as no change.
      </Notice>
    </div>
  );
}
