"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useRef, useState } from "react";
import { Counters } from "@/components/matrix/counters";
import { ExportMenu } from "@/components/matrix/export-menu";
import { FilterBar } from "@/components/matrix/filter-bar";
import { Grid, type Target } from "@/components/matrix/grid/grid";
import { MatrixNotices } from "@/components/matrix/matrix-notices";
import { NothingMatches } from "@/components/matrix/nothing-matches";
import { RequiredLine } from "@/components/matrix/required-line";
import { useChangedCells } from "@/components/matrix/use-changed-cells";
import { toggled, useFilters } from "@/components/matrix/use-filters";
import { useMatrixView } from "@/components/matrix/use-matrix-view";
import { useOpenCell } from "@/components/matrix/use-open-cell";
import { useRecheck } from "@/components/matrix/use-recheck";
import { WayLineBar, WayRail } from "@/components/matrix/way-rail";
import { useAnnounce } from "@/components/shell/announcer";
import { progressText } from "@/components/shell/progress-text";
import { useAccount } from "@/components/shell/use-account";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { cn } from "@/components/ui/cn";
import { STATE_LOOK } from "@/components/ui/state-look";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";
import { tellLook } from "@/lib/queries/scan";

const CellSheet = dynamic(() =>
  import("@/components/cell/cell-sheet").then((part) => part.CellSheet),
);

/** The matrix page once there is something to show. */
export function Matrix({ snapshot }: { snapshot: MatrixSnapshot }) {
  const { key: account } = useAccount(snapshot);
  const { filters, arrangement, set } = useFilters();
  const { cell, open, close } = useOpenCell();
  const view = useMatrixView({ snapshot, account, filters, arrangement });
  const { base, marks, way, filtered, rows, laid, metrics } = view;
  const search = useRef<HTMLInputElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const announce = useAnnounce();
  const recheck = useRecheck({ snapshot, account });
  const changed = useChangedCells({
    snapshot,
    account,
    onChanges: ([first, ...rest]) => {
      if (!first) return;
      const one = `${first.model} in ${first.region}: ${STATE_LOOK[first.state].word}, ${first.title}`;
      announce(rest.length === 0 ? one : `${rest.length + 1} cells changed. ${one}`);
    },
  });

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
      open: cell,
    }),
    [base, marks, metrics, filtered.faint, laid.columns, scanning, changed, cell],
  );
  const scanId = snapshot.scan?.scanId;
  const lookRegion = cell?.region ?? null;
  const lookModel = cell?.modelId ?? null;
  useEffect(() => {
    if (scanId && lookRegion) tellLook({ region: lookRegion, modelId: lookModel });
  }, [scanId, lookRegion, lookModel]);

  const closeSheet = () => {
    close();
    stage.current
      ?.querySelector<HTMLElement>("[role=grid] [tabindex='0']")
      ?.focus({ preventScroll: true });
  };
  const openHere = (place: { region: string; modelId: string }) => open({ account, ...place });
  const step = (by: 1 | -1) => {
    const models = rows.flatMap((row) =>
      row.kind === "model" ? [base.models[row.row]?.modelId ?? ""] : [],
    );
    const next = cell && models[models.indexOf(cell.modelId) + by];
    if (cell && next) open({ ...cell, modelId: next });
  };
  const toggleCause = (key: string) =>
    void set({ cause: filters.cause === key ? null : key, state: null });

  useHotkeys({
    "/": () => search.current?.focus(),
    r: () => recheck(cell ? { kind: "cell", ...cell } : target),
    b: () => void set({ state: toggled(filters.states, "blocked") }),
    escape: () => cell && closeSheet(),
  });

  const several = snapshot.accounts.length > 1 ? account : null;
  const wayProps = {
    way,
    chosen: filters.cause,
    account: several,
    serverNow: snapshot.serverNow,
    onChoose: toggleCause,
  };
  const shownModels = filtered.rows.length;
  return (
    <div
      className={cn("flex h-[calc(100dvh-var(--bar-h)-var(--tabs-h))] min-h-[480px] flex-col")}
      data-print="flow"
    >
      <h1 className="sr-only">Matrix: models by Region</h1>
      <div className="flex min-h-(--tools-h) flex-none items-center gap-2 px-3 max-sm:py-1 sm:pr-6 sm:pl-5">
        <Counters
          counts={filtered.counts}
          chosen={filters.states}
          account={several}
          onChoose={(state) => void set({ state: toggled(filters.states, state), cause: null })}
        />
        <div className="ml-auto flex items-center gap-2" data-print="hide">
          {snapshot.scan && (
            <span className="text-sm whitespace-nowrap text-ink-2 max-xl:hidden">
              {progressText(snapshot.scan)}
            </span>
          )}
          <RequiredLine
            base={base}
            on={filters.required}
            onToggle={() => void set({ required: filters.required ? null : true })}
          />
          <ExportMenu {...{ base, filters, filtered, account }} />
        </div>
      </div>
      <FilterBar {...{ base, filters, arrangement, set }} searchRef={search} />
      <MatrixNotices snapshot={snapshot} account={account} />
      <WayLineBar {...wayProps} />
      <div
        ref={stage}
        data-print="stack"
        className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_var(--rail-w)] border-t border-line max-lg:grid-cols-[minmax(0,1fr)]"
      >
        {shownModels > 0 && filtered.columns.length > 0 ? (
          <Grid
            view={gridView}
            rows={rows}
            spans={laid.spans}
            width={laid.width}
            modelCount={shownModels}
            onOpen={openHere}
            onFollow={openHere}
            onEnterSheet={() => sheet.current?.focus()}
            onCause={toggleCause}
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
        <WayRail {...wayProps} />
      </div>
      {cell && (
        <CellSheet
          ref={sheet}
          cell={cell}
          snapshot={snapshot}
          onClose={closeSheet}
          onOpen={open}
          onStep={step}
          onRecheck={() => recheck({ kind: "cell", ...cell })}
        />
      )}
    </div>
  );
}
