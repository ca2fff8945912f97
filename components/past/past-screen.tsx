"use client";

import { useMemo, useRef, useState } from "react";
import { useEscape } from "@/components/key/use-escape";
import { Grid, type Target } from "@/components/matrix/grid/grid";
import { ModelBar } from "@/components/matrix/model-bar";
import { useAnnouncedCount } from "@/components/matrix/use-announced-count";
import { CLEARED, ROWS_CLEARED, toggled, useFilters } from "@/components/matrix/use-filters";
import { useGridScope } from "@/components/matrix/use-grid-scope";
import { useGridWalk } from "@/components/matrix/use-grid-walk";
import { useOpenCell } from "@/components/matrix/use-open-cell";
import { useRecheck } from "@/components/matrix/use-recheck";
import { ChangeCounters } from "@/components/past/change-counters";
import { ChangeBar, ChangeRail } from "@/components/past/change-rail";
import { PastFilters } from "@/components/past/past-filters";
import { changedRowsText, pastOfGrid } from "@/components/past/past-of-grid";
import { KeptNotice, PastSummary, UnreadNotice } from "@/components/past/past-summary";
import type { PastUrl } from "@/components/past/use-past-url";
import { usePastView } from "@/components/past/use-past-view";
import type { AccountChoice } from "@/components/shell/use-account";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { lazyModule } from "@/components/ui/lazy-module";
import { countChanges } from "@/lib/domain/grid/changed-cells";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import type { Moments, Past } from "@/lib/domain/past/types";
import { momentWords } from "@/lib/domain/past/words";

const sheetParts = lazyModule(() => import("@/components/cell/cell-sheet"));
const CellSheet = sheetParts.part(({ CellSheet: part }) => part);

const NO_CHANGES: ReadonlySet<string> = new Set();
/** History has no routes and no quotas: what warns of them now stands on the matrix. */
const NO_WARNINGS: ReadonlyMap<string, string> = new Map();

type PastScreenProps = Pick<AccountChoice, "keys" | "address" | "choose"> & {
  snapshot: MatrixSnapshot;
  past: Past;
  moments: Moments | undefined;
  pastUrl: PastUrl;
};

/** Both moments once they are there: the grid in one of its three views, and what changed beside it. */
export function PastScreen(props: PastScreenProps) {
  const { snapshot, past, moments, keys, address, choose } = props;
  const { url, set } = props.pastUrl;
  const gridScope = useGridScope(keys);
  const { scope } = gridScope;
  const { filters, arrangement, set: setFilters } = useFilters();
  const openCell = useOpenCell();
  const { cell, open } = openCell;
  const view = usePastView({ snapshot, past, scope, filters, arrangement, url });
  const { base, marks, metrics, changed, shown, lines, rows, laid, pairs } = view;
  const search = useRef<HTMLInputElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const recheck = useRecheck({ snapshot, scope });
  const isChanges = url.view === "changes";
  const overlay = useMemo(
    () => (isChanges ? pastOfGrid({ base, changed, laid, pairs, shown }) : null),
    [isChanges, base, changed, laid, pairs, shown],
  );
  const gridView = useMemo(
    () => ({
      base,
      marks,
      metrics,
      faint: shown.faint,
      columns: laid.columns,
      scanning: false,
      changed: NO_CHANGES,
      warned: NO_WARNINGS,
      open: cell,
      past: overlay,
    }),
    [base, marks, metrics, shown.faint, laid.columns, cell, overlay],
  );
  useAnnouncedCount(changedRowsText(shown.changedRows, scope.by));
  const { closeSheet, step, openRow, showModel, showInAccounts } = useGridWalk({
    ...gridScope,
    ...openCell,
    snapshot,
    choose,
    rows,
    stage,
    clearRows: () => void setFilters(ROWS_CLEARED),
  });
  const onEscape = useEscape(() => cell && closeSheet());
  useHotkeys({
    "/": () => search.current?.focus(),
    r: () => recheck(cell ? { kind: "cell", cell } : target),
    escape: onEscape,
  });
  const now = snapshot.serverNow;
  const railProps = {
    lines,
    chosen: url.line,
    now,
    onChoose: (line: string) => void set({ line: url.line === line ? null : line, change: null }),
  };
  const clear = () => {
    void setFilters(CLEARED);
    void set({ change: null, line: null });
  };
  return (
    <>
      <KeptNotice {...{ past, snapshot, moments, set }} />
      <UnreadNotice past={past} />
      <div className="flex min-h-(--tools-h) flex-none flex-wrap items-center gap-x-2 border-t border-line px-3 max-sm:py-1 sm:pr-6 sm:pl-5">
        <ChangeCounters
          counts={countChanges(shown.counted)}
          chosen={url.change}
          onChoose={(change) => void set({ change: toggled(url.change, change), line: null })}
        />
        <PastFilters
          {...{ base, filters, setFilters, clear }}
          asks={url.change.length > 0 || url.line !== null}
          searchRef={search}
        />
      </div>
      {scope.by === "accounts" && (
        <ModelBar
          models={snapshot.models}
          modelId={scope.modelId}
          accounts={keys.length}
          onModel={showModel}
        />
      )}
      <PastSummary {...{ view, past, url, set }} />
      <ChangeBar {...railProps} />
      <div
        ref={stage}
        data-print="stack"
        className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_var(--rail-w)] border-t border-line max-lg:grid-cols-[minmax(0,1fr)]"
      >
        {shown.rows.length > 0 && shown.columns.length > 0 ? (
          <Grid
            view={gridView}
            rows={rows}
            spans={laid.spans}
            width={laid.width}
            rowCount={shown.rows.length}
            account={address}
            onOpen={open}
            onRow={openRow}
            onEnterSheet={() => sheet.current?.focus()}
            onCause={() => undefined}
            hits=""
            onToggle={(row) =>
              row.kind === "provider" &&
              void setFilters({ closed: toggled(arrangement.closed, row.provider) })
            }
            onTarget={setTarget}
          />
        ) : (
          <div className="p-5">
            {shown.counted.length > 0 || view.filtered.rows.length === 0 ? (
              <Empty
                title="No change passes these filters."
                action={<Button onClick={clear}>Clear filters</Button>}
              />
            ) : (
              <Empty
                title={unchangedText(past, view.knowsThen)}
                action={<Button onClick={() => void set({ all: true })}>Show all models</Button>}
              >
                {view.changed.cells.length > 0 && "Of what is filtered."}
              </Empty>
            )}
          </div>
        )}
        <ChangeRail {...railProps} covered={cell !== null} />
      </div>
      {cell && (
        <CellSheet
          ref={sheet}
          cell={cell}
          accounts={keys}
          shown={address}
          snapshot={snapshot}
          onClose={closeSheet}
          onOpen={open}
          onStep={step}
          onRecheck={() => recheck({ kind: "cell", cell })}
          onAccount={(key) => choose([key])}
          onAccounts={showInAccounts}
        />
      )}
    </>
  );
}

/** Where nothing is known of then, that is no lack of change. */
const unchangedText = (past: Past, knowsThen: boolean): string =>
  knowsThen
    ? `No change is known from ${whenOf(past, "from")} to ${whenOf(past, "to")}.`
    : `What changed since ${whenOf(past, "from")} can’t be told.`;

const whenOf = (past: Past, edge: "from" | "to"): string =>
  momentWords(past[edge], past.serverNow).when;
