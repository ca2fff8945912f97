import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { StateMark } from "@/components/ui/state-mark";
import type { Base } from "@/lib/domain/grid/base";
import type { Marks } from "@/lib/domain/grid/marks";
import { routes } from "@/lib/routes";
import type { GeographySpan, GridColumn, Metrics } from "./columns";
import type { PastOfGrid } from "./grid-row";

type GridHeadProps = {
  base: Base;
  marks: Marks;
  columns: readonly GridColumn[];
  spans: readonly GeographySpan[];
  /** How an address names the accounts shown. */
  account: string | null;
  /** Places of the columns that are drawn. */
  shown: readonly number[];
  metrics: Metrics;
  /** Models or accounts shown. */
  rowCount: number;
  activeColumn: number | null;
  scanning: boolean;
  past: PastOfGrid | null;
};

const geographyHeight = ({ flat }: Metrics): number => (flat ? 22 : 28);

/** Geographies with their rule, then every Region's code and city turned upwards, and its own mark. */
export const GridHead = memo(function GridHead(props: GridHeadProps) {
  const { base, account, marks, columns, spans, shown, metrics, rowCount, activeColumn, scanning } =
    props;
  const { past } = props;
  const spanHeight = geographyHeight(metrics);
  const regionHeight = metrics.headHeight - spanHeight;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table
    <div
      role="rowgroup"
      className="sticky top-0 z-20 bg-canvas"
      style={{ height: metrics.headHeight }}
    >
      <Row index={1} height={spanHeight}>
        {/* biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table */}
        <div
          role="columnheader"
          tabIndex={-1}
          aria-colindex={1}
          className="sticky left-0 z-10 h-full bg-canvas"
          style={{ width: metrics.firstColumn }}
        >
          <span className="sr-only">Geography</span>
        </div>
        {spans.map((span) => (
          // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table
          <div
            key={span.geography}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={span.first + 2}
            aria-colspan={span.count}
            className="absolute top-0 h-full text-xs font-medium text-ink-2"
            style={{ left: metrics.firstColumn + span.left, width: span.width }}
          >
            <span className="mx-1 mt-2 block w-max short:mt-0.5 min-w-[calc(100%-8px)] border-b border-line-strong pb-[3px] whitespace-nowrap">
              {span.geography}
            </span>
          </div>
        ))}
      </Row>
      <Row index={2} height={regionHeight}>
        {/* biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table */}
        <div
          role="columnheader"
          tabIndex={activeColumn === -1 ? 0 : -1}
          data-focus="-1:-1"
          aria-colindex={1}
          className="sticky left-0 z-10 flex h-full items-end justify-between gap-2 border-b border-line-strong bg-canvas pr-3 pb-1.5 pl-10 text-xs text-ink-3 max-sm:pr-1 max-sm:pb-2 max-sm:pl-6 short:pb-2"
          style={{ width: metrics.firstColumn }}
        >
          <span>
            {past?.corner[0] ??
              `${rowCount} ${rowCount === 1 ? base.scope.by.slice(0, -1) : base.scope.by}`}
          </span>
          <span className="max-sm:hidden">{past?.corner[1] ?? "ready / offered"}</span>
        </div>
        {shown.map((place) => {
          const column = columns[place];
          const info = column && base.columns[column.at];
          if (!column || !info) return null;
          const cause = base.causes[marks.columns[column.at] ?? -1];
          const marked = scanning && cause?.code === "NotReadYet" ? undefined : cause;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table
            <div
              key={info.region}
              role="columnheader"
              tabIndex={-1}
              aria-colindex={place + 2}
              className="absolute top-0 border-b border-line-strong"
              style={{
                left: metrics.firstColumn + column.left,
                width: metrics.cellWidth,
                height: regionHeight,
              }}
            >
              <Link
                href={routes.region(info.region, account)}
                prefetch={false}
                tabIndex={activeColumn === place ? 0 : -1}
                data-focus={`-1:${place}`}
                data-column={place}
                className={cn(
                  "flex h-full items-center rounded-sm px-0 hover:bg-hover",
                  metrics.flat ? "justify-center gap-1" : "flex-col justify-end gap-1 pt-1 pb-1.5",
                  info.folded !== null && "text-ink-3",
                )}
              >
                <span className={cn("text-xs leading-[14px]", !metrics.flat && "upwards")}>
                  <b className="block font-mono font-medium tracking-[-0.02em] whitespace-nowrap">
                    {info.region}
                  </b>
                  <em className={cn("text-ink-3 not-italic", metrics.flat ? "sr-only" : "block")}>
                    {info.city}
                  </em>
                </span>
                <span className="block size-3 empty:short:hidden">
                  {past?.column(column.at)}
                  {!past && marked && <StateMark state={marked.state} />}
                  {!past && marked && <span className="sr-only">{marked.title}</span>}
                </span>
              </Link>
            </div>
          );
        })}
      </Row>
    </div>
  );
});

type RowProps = { index: number; height: number; children: React.ReactNode };

function Row({ index, height, children }: RowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table
    // biome-ignore lint/a11y/useFocusableInteractive: in a grid the cells take the focus, not the rows
    <div role="row" aria-rowindex={index} className="relative" style={{ height }}>
      {children}
    </div>
  );
}
