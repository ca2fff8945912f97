import type { TreeRow } from "@/lib/domain/organisation/tree";

export const rowId = (row: TreeRow): string => (row.kind === "unit" ? row.unit.id : row.member.id);

/** Without what lies under a unit that is folded. */
export function unfolded(rows: readonly TreeRow[], folded: readonly string[]): readonly TreeRow[] {
  let under = Number.POSITIVE_INFINITY;
  return rows.filter((row) => {
    if (row.depth > under) return false;
    under = isFolded(row, folded) ? row.depth : Number.POSITIVE_INFINITY;
    return true;
  });
}

export const toggledIn = (folded: readonly string[], id: string): readonly string[] =>
  folded.includes(id) ? folded.filter((one) => one !== id) : [...folded, id];

const isFolded = (row: TreeRow, folded: readonly string[]): boolean =>
  row.kind === "unit" && folded.includes(row.unit.id);

type Pressed = { key: string; at: string; folded: readonly string[] };
type Step =
  | { to: "row"; id: string }
  | { to: "account"; id: string }
  | { to: "fold"; folded: readonly string[] };

/**
 * What a key does at a row of those shown, after the pattern of a treegrid
 * (https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/); null: nothing.
 */
export function stepInTree(rows: readonly TreeRow[], { key, at, folded }: Pressed): Step | null {
  const place = rows.findIndex((row) => rowId(row) === at);
  const row = rows[place];
  if (!row) return null;
  const goTo = (next: TreeRow | undefined): Step | null =>
    next ? { to: "row", id: rowId(next) } : null;
  const toggle = (): Step => ({ to: "fold", folded: toggledIn(folded, at) });
  const isOpen = row.kind === "unit" && !isFolded(row, folded);
  switch (key) {
    case "ArrowDown":
      return goTo(rows[place + 1]);
    case "ArrowUp":
      return goTo(rows[place - 1]);
    case "Home":
      return goTo(rows[0]);
    case "End":
      return goTo(rows.at(-1));
    case "ArrowLeft":
      return isOpen
        ? toggle()
        : goTo(rows.slice(0, place).findLast(({ depth }) => depth < row.depth));
    case "ArrowRight":
      if (row.kind === "member") return null;
      return isOpen ? goTo(rows[place + 1]) : toggle();
    case "Enter":
      return row.kind === "unit" ? toggle() : { to: "account", id: at };
    case "*":
      return { to: "fold", folded: [] };
    default:
      return null;
  }
}
