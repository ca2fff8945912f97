import { useMemo } from "react";
import { rowsOfAccounts } from "@/components/requirements/shown-rows";
import type { RequirementsView } from "@/lib/contracts/requirements";
import type { Base } from "@/lib/domain/grid/base";
import { countedCells, type Filters } from "@/lib/domain/grid/filters";
import { rowKeyOf } from "@/lib/domain/grid/scope";
import type { Line } from "@/lib/domain/requirement/line";

type Asked = {
  view: RequirementsView | undefined;
  base: Base;
  filters: Filters;
};

/** Required lines of what the grid shows under every filter but state and cause; null while they are not known. */
export function useRequiredLines({ view, base, filters }: Asked): readonly Line[] | null {
  const { requirements } = filters;
  return useMemo(() => {
    if (!view) return null;
    const { scope } = base;
    const counted = countedCells(base, filters);
    const rows = new Set(counted.rows.map((row) => base.rows[row]?.key));
    const regions = new Set(counted.columns.map((at) => base.columns[at]?.region));
    const isShown = ({ account, region, modelId }: Line): boolean =>
      account === null || region === null || modelId === null
        ? rows.size === base.rows.length
        : regions.has(region) &&
          (scope.by === "models" || scope.modelId === modelId) &&
          rows.has(rowKeyOf(scope, { account, modelId }));
    return rowsOfAccounts(view, scope.accounts)
      .filter(({ requirement }) => requirements.length === 0 || requirements.includes(requirement))
      .flatMap(({ lines }) => lines)
      .filter(isShown);
  }, [view, base, filters, requirements]);
}

export type Warned = ReadonlyMap<string, string>;
const NONE: Warned = new Map();

/** Cells that are ready and of which a requirement warns, by Region and row, with what is said of them. */
export function useWarned({ lines, base }: { lines: readonly Line[] | null; base: Base }): Warned {
  return useMemo(() => {
    if (lines === null) return NONE;
    const warned = new Map<string, string>();
    for (const { account, region, modelId, state, heldBy } of lines) {
      if (account === null || region === null || modelId === null) continue;
      const words = wordsOf({ state, heldBy });
      const key = `${region}~${rowKeyOf(base.scope, { account, modelId })}`;
      // Of several requirements of one cell the one that is short is told.
      if (words !== null && (state === "short" || !warned.has(key))) warned.set(key, words);
    }
    return warned;
  }, [lines, base]);
}

function wordsOf({ state, heldBy }: Pick<Line, "state" | "heldBy">): string | null {
  if (state === "short") return "a quota is short";
  return heldBy.by === "global-only" ? "held by the global profile only" : null;
}
