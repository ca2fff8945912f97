"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useEscape } from "@/components/key/use-escape";
import { Counters } from "@/components/matrix/counters";
import { ExportMenu } from "@/components/matrix/export-menu";
import { FilterBar } from "@/components/matrix/filter-bar";
import { FirstWords } from "@/components/matrix/first-words";
import { FoldedStrip } from "@/components/matrix/folded-strip";
import { Grid, type Target } from "@/components/matrix/grid/grid";
import { MatrixNotices } from "@/components/matrix/matrix-notices";
import { ModelBar } from "@/components/matrix/model-bar";
import { ThenNowButton } from "@/components/matrix/then-now-button";
import { useChangedCells } from "@/components/matrix/use-changed-cells";
import {
  ROWS_CLEARED,
  toggled,
  useCountingFilters,
  useFilters,
} from "@/components/matrix/use-filters";
import { useGridWalk } from "@/components/matrix/use-grid-walk";
import { useMatrixView } from "@/components/matrix/use-matrix-view";
import { useOpenCell } from "@/components/matrix/use-open-cell";
import { useRecheck } from "@/components/matrix/use-recheck";
import { AddHere } from "@/components/requirements/add-here";
import { RequiredBlock } from "@/components/requirements/lazy-required";
import { rememberMatrix } from "@/components/requirements/matrix-memory";
import { useRequiredLines, useWarned } from "@/components/requirements/use-required-lines";
import { useAnnounce } from "@/components/shell/announcer";
import { useAccount } from "@/components/shell/use-account";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { useLook } from "@/components/shell/use-look";
import { cn } from "@/components/ui/cn";
import { lazyModule } from "@/components/ui/lazy-module";
import { STATE_LOOK } from "@/components/ui/state-look";
import { usePageTitle } from "@/components/ui/use-page-title";
import type { CellRef } from "@/lib/domain/cell-ref";
import type { Counts, Filters } from "@/lib/domain/grid/filters";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { counted } from "@/lib/domain/words/counted";
import { useRequirements } from "@/lib/queries/requirements";
import { ROW_NOUN } from "./row-noun";
import { useAnnouncedCount } from "./use-announced-count";
import { useGridScope } from "./use-grid-scope";
import { WholeLine } from "./whole-line";

// The grid is first; what stands beside it, in room that is kept for it, follows at once.
const rail = lazyModule(() => import("@/components/matrix/blocker-rail"));
const BlockerBar = rail.part(({ BlockerBar: part }) => part);
const BlockerRail = rail.part(({ BlockerRail: part }) => part);
const nothing = lazyModule(() => import("@/components/matrix/nothing-matches"));
const NothingMatches = nothing.part(({ NothingMatches: part }) => part);
const sheetParts = lazyModule(() => import("@/components/cell/cell-sheet"));
const CellSheet = sheetParts.part(({ CellSheet: part }) => part);

/** The matrix page once there is something to show. */
export function Matrix({ snapshot }: { snapshot: MatrixSnapshot }) {
  const { keys, address, choose } = useAccount(snapshot);
  const gridScope = useGridScope(keys);
  const { scope } = gridScope;
  const { filters, arrangement, set } = useFilters();
  const openCell = useOpenCell();
  const { cell, open } = openCell;
  const view = useMatrixView({ snapshot, scope, filters, arrangement });
  const { base, marks, filtered, rows, laid, metrics } = view;
  const search = useRef<HTMLInputElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const announce = useAnnounce();
  const recheck = useRecheck({ snapshot, scope });
  const changed = useChangedCells({
    snapshot,
    scope,
    onChanges: ([first, ...rest]) => {
      if (!first) return;
      const one = `${first.model} in ${first.region}: ${STATE_LOOK[first.state].word}, ${first.title}`;
      announce(rest.length === 0 ? one : `${rest.length + 1} cells changed. ${one}`);
    },
  });

  const names = useMemo(
    () => snapshot.requirements.map(({ name }) => name),
    [snapshot.requirements],
  );
  const requirements = useRequirements({ when: names.length > 0 });
  const counting = useCountingFilters(filters);
  const requiredLines = useRequiredLines({ view: requirements.data, base, filters: counting });
  const warned = useWarned({ lines: requiredLines, base });
  const modelId = scope.by === "accounts" ? scope.modelId : null;
  useEffect(
    () => rememberMatrix({ filters, accounts: keys, modelId, cell }),
    [filters, keys, modelId, cell],
  );

  const scanning = snapshot.scan !== null;
  const gridView = useMemo(
    () => ({
      base,
      marks,
      metrics,
      faint: filtered.faint,
      columns: laid.columns,
      scanning,
      changed,
      warned,
      open: cell,
      past: null,
    }),
    [base, marks, metrics, filtered.faint, laid.columns, scanning, changed, warned, cell],
  );
  usePageTitle(titleOf(snapshot, cell) ?? (base.modelName && `${base.modelName} over accounts`));
  useLook({
    accounts: keys,
    region: cell?.region ?? null,
    modelId: cell?.modelId ?? modelId,
  });

  const { closeSheet, step, openRow, showModel, showInAccounts } = useGridWalk({
    ...gridScope,
    ...openCell,
    snapshot,
    choose,
    rows,
    stage,
    clearRows: () => void set(ROWS_CLEARED),
  });
  const toggleCause = (key: string) =>
    void set({ cause: filters.cause === key ? null : key, state: null });

  const onEscape = useEscape(() => cell && closeSheet());
  useHotkeys({
    "/": () => search.current?.focus(),
    r: () => recheck(cell ? { kind: "cell", cell } : target),
    b: () => void set({ state: toggled(filters.states, "blocked") }),
    escape: onEscape,
  });

  const wayProps = {
    base,
    snapshot: view.ground.snapshot,
    filters: counting,
    requiredLines,
    chosen: filters.cause,
    account: address,
    serverNow: snapshot.serverNow,
    onChoose: toggleCause,
  };
  const rowCount = filtered.rows.length;
  const rowsText = counted(rowCount, ROW_NOUN[scope.by]);
  useAnnouncedCount(`${rowsText} in ${counted(filtered.columns.length, "Region")} shown`);
  return (
    <div
      className={cn(
        "flex h-[calc(100dvh-var(--bar-h)-var(--tabs-h))] min-h-[480px] flex-col short:min-h-[520px]",
      )}
      data-print="flow"
    >
      <h1 className="sr-only">
        {base.modelName
          ? `Matrix: ${base.modelName}, accounts by Region`
          : "Matrix: models by Region"}
      </h1>
      {names.length > 0 && (
        <RequiredBlock
          view={requirements.data}
          failed={requirements.isError}
          names={names}
          accounts={keys}
          address={address}
        />
      )}
      <div className="flex min-h-(--tools-h) flex-none items-center gap-2 px-3 max-sm:py-1 sm:pr-6 sm:pl-5">
        <Counters
          filtered={filtered}
          chosen={filters.states}
          account={address}
          onChoose={(state) => void set({ state: toggled(filters.states, state), cause: null })}
        />
        <div className="ml-auto flex items-center gap-2" data-print="hide">
          {names.length === 0 && <AddHere taken={names} className="max-sm:hidden" />}
          <ThenNowButton now={snapshot.serverNow} className="max-sm:hidden" />
          <ExportMenu {...{ base, filters }} />
        </div>
      </div>
      {scope.by === "accounts" && (
        <ModelBar
          models={snapshot.models}
          modelId={scope.modelId}
          accounts={keys.length}
          onModel={showModel}
        />
      )}
      <FirstWords by={scope.by} />
      <FilterBar {...{ base, filters, arrangement, set }} requirements={names} searchRef={search}>
        <ThenNowButton now={snapshot.serverNow} className="sm:hidden" />
      </FilterBar>
      <WholeLine filtered={filtered} states={filters.states} />
      <MatrixNotices snapshot={snapshot} accounts={keys} onChoose={choose} />
      {somethingStands(filtered.counts) && (
        <div data-print="hide" className="min-h-11 flex-none border-t border-line lg:hidden">
          <BlockerBar {...wayProps} />
        </div>
      )}
      <div
        ref={stage}
        data-print="stack"
        className={cn(
          "grid flex-1 grid-cols-[minmax(0,1fr)_var(--rail-w)] border-t border-line max-lg:grid-cols-[minmax(0,1fr)]",
          names.length > 0 ? "min-h-90" : "min-h-0",
        )}
      >
        {rowCount > 0 && filtered.columns.length > 0 ? (
          <Grid
            view={gridView}
            rows={rows}
            spans={laid.spans}
            width={laid.width}
            rowCount={rowCount}
            account={address}
            onOpen={open}
            onRow={openRow}
            onEnterSheet={() => sheet.current?.focus()}
            onCause={toggleCause}
            hits={hitsKey(filters)}
            onToggle={(row) =>
              row.kind === "provider"
                ? void set({ closed: toggled(arrangement.closed, row.provider) })
                : row.kind === "fold" &&
                  void set({ opened: toggled(arrangement.opened, row.provider) })
            }
            onTarget={setTarget}
          />
        ) : (
          <NothingMatches base={base} q={filters.q} set={set} />
        )}
        <BlockerRail {...wayProps} covered={cell !== null} />
      </div>
      <FoldedStrip {...{ base, filters, set }} />
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
    </div>
  );
}

/** Another one as soon as other cells are asked for. */
const hitsKey = ({ states, cause }: Filters): string => [...states, cause ?? ""].join(",");

/** The line of causes has its room before they are counted. */
const somethingStands = ({ inactive, pending, blocked, unknown }: Counts): boolean =>
  inactive + pending + blocked + unknown > 0;

function titleOf({ models }: MatrixSnapshot, cell: CellRef | null): string | null {
  if (!cell) return null;
  const model = models.find(({ modelId }) => modelId === cell.modelId);
  return `${model?.name ?? cell.modelId} in ${cell.region}`;
}
