import type { SetFilters } from "@/components/matrix/use-filters";
import { Button } from "@/components/ui/button";
import type { Base } from "@/lib/domain/grid/base";
import type { Filters } from "@/lib/domain/grid/filters";
import { foldedText } from "@/lib/domain/grid/folded-text";

type FoldedStripProps = { base: Base; filters: Filters; set: SetFilters };

/** The Regions that are left out of the grid and of every count, in one line; they can be shown. */
export function FoldedStrip({ base, filters, set }: FoldedStripProps) {
  const regionsOf = (folded: "off" | "no-endpoint") =>
    base.columns.flatMap((column) => (column.folded === folded ? [column.region] : []));
  const off = regionsOf("off");
  const noEndpoint = regionsOf("no-endpoint");
  if (off.length + noEndpoint.length === 0) return null;
  return (
    <div
      data-print="hide"
      className="flex min-h-8 flex-none items-center gap-x-6 overflow-hidden border-t border-line bg-sunken px-3 text-sm text-ink-2 sm:px-5"
    >
      <Folded
        text={foldedText("off", off)}
        shown={filters.off}
        onToggle={() => void set({ off: filters.off ? null : true })}
      />
      <Folded
        text={foldedText("no-endpoint", noEndpoint)}
        shown={filters.noEndpoint}
        onToggle={() => void set({ endpoints: filters.noEndpoint ? null : true })}
      />
    </div>
  );
}

type FoldedProps = {
  text: { title: string; detail: string } | null;
  shown: boolean;
  onToggle: () => void;
};

function Folded({ text, shown, onToggle }: FoldedProps) {
  if (!text) return null;
  return (
    <p className="flex min-w-0 items-center gap-2">
      <b className="font-medium whitespace-nowrap text-ink">{text.title}</b>
      <span className="truncate text-ink-3 max-sm:hidden">{text.detail}</span>
      <Button variant="quiet" aria-pressed={shown} onClick={onToggle}>
        {shown ? "Hide" : "Show"}
        <span className="sr-only"> {text.title}</span>
      </Button>
    </p>
  );
}
