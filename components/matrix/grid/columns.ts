import type { Base } from "@/lib/domain/grid/base";

export type Metrics = {
  cellWidth: number;
  gap: number;
  firstColumn: number;
  rowHeight: number;
  headHeight: number;
  /** Region codes lie flat, in wider columns, so that models are seen in a window that is not high. */
  flat: boolean;
};

export type GridColumn = { at: number; left: number; size: number };
export type GeographySpan = {
  geography: string;
  left: number;
  width: number;
  first: number;
  count: number;
};

/** Room that a geography's name needs, in CSS pixels at 11 px. */
const nameWidth = (geography: string): number => Math.ceil(geography.length * 5.9) + 8;

/** Where each shown column stands, from the end of the first column; a gap before every new geography, wider where the name of the one before it needs the room. */
export function layColumns(
  base: Base,
  { columns, metrics }: { columns: readonly number[]; metrics: Metrics },
): { columns: readonly GridColumn[]; spans: readonly GeographySpan[]; width: number } {
  const laid: GridColumn[] = [];
  const spans: GeographySpan[] = [];
  let end = 0;
  columns.forEach((at, place) => {
    const geography = base.columns[at]?.geography ?? "Other";
    const last = spans.at(-1);
    const isNew = last?.geography !== geography;
    const gap =
      isNew && last ? metrics.gap + Math.max(0, nameWidth(last.geography) - last.width) : 0;
    laid.push({ at, left: end + gap, size: metrics.cellWidth + gap });
    if (isNew) {
      spans.push({ geography, left: end + gap, width: metrics.cellWidth, first: place, count: 1 });
    } else {
      spans[spans.length - 1] = {
        ...last,
        width: last.width + metrics.cellWidth,
        count: last.count + 1,
      };
    }
    end += metrics.cellWidth + gap;
  });
  return { columns: laid, spans, width: end };
}
