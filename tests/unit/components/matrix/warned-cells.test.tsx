import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Metrics } from "@/components/matrix/grid/columns";
import { GridRowView, type GridView } from "@/components/matrix/grid/grid-row";
import { useWarned } from "@/components/requirements/use-required-lines";
import { buildBase } from "@/lib/domain/grid/base";
import { markCauses } from "@/lib/domain/grid/marks";
import type { ModelRow } from "@/lib/domain/grid/rows";
import type { CellKind } from "@/lib/domain/grid/snapshot";
import type { Line } from "@/lib/domain/requirement/line";
import { aSnapshot, KINDS, OWN } from "@/tests/support/a-snapshot";
import { aLine } from "@/tests/unit/domain/review/lines";

const MODEL = "anthropic.claude-sonnet-4-6";
const METRICS: Metrics = {
  ...{ cellWidth: 36, gap: 12, firstColumn: 336, rowHeight: 28 },
  ...{ headHeight: 148, flat: false },
};
const ROW: ModelRow = {
  ...{ kind: "model", key: MODEL, row: 0, ready: 1, offered: 1, unknown: 0 },
  ...{ isKnown: true, mark: -1 },
};

type RowProps = { kind: CellKind; lines: readonly Line[] | null };

/** The row of one model in one Region, as the matrix draws it. */
function Row({ kind, lines }: RowProps) {
  const snapshot = { ...aSnapshot([MODEL], { "eu-west-1": ["ready"] }), kinds: [kind] };
  const base = buildBase(snapshot, { scope: OWN });
  const view: GridView = {
    ...{ base, marks: markCauses(base), faint: new Uint8Array(1), metrics: METRICS },
    ...{ columns: [{ at: 0, left: 0, size: 36 }], scanning: false, changed: new Set() },
    ...{ warned: useWarned({ lines, base }), open: null, past: null },
  };
  return (
    <GridRowView
      {...{ view, row: ROW, index: 0, top: 0, height: 28, shown: [0] }}
      activeColumn={null}
    />
  );
}

const ready = KINDS.ready;
const globalOnly = aLine({ heldBy: { by: "global-only", meant: "eu" } });
const short = aLine({ state: "short" });

describe("the triangle of a cell", () => {
  it.each<[string, CellKind, readonly Line[] | null, string | null]>([
    ["met", ready, [aLine()], null],
    ["short of a quota", ready, [short], "a quota is short"],
    ["held by the global profile alone", ready, [globalOnly], "held by the global profile only"],
    [
      "short, though the global profile would be enough",
      ready,
      [{ ...globalOnly, state: "short" }],
      "a quota is short",
    ],
    ["required twice, and short once", ready, [short, globalOnly], "a quota is short"],
    ["not ready, whatever is short", KINDS.form, [short], null],
    ["ready, and its model ends soon", { ...ready, weighty: true }, [short], "legacy or ends soon"],
    ["short elsewhere", ready, [{ ...short, region: "eu-west-3" }], null],
    ["ready while what is required is not known", ready, null, null],
  ])("that is %s", (_name, kind, lines, says) => {
    const html = renderToStaticMarkup(<Row kind={kind} lines={lines} />);
    expect(/class="[^"]*cell-warning/.test(html)).toBe(says !== null);
    const [, description] = html.match(/aria-description="([^"]*)"/) ?? [];
    expect(description ?? null).toBe(says);
  });
});
