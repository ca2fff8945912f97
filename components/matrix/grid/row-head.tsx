import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { StateText } from "@/components/ui/state-chip";
import { StateMark } from "@/components/ui/state-mark";
import type { Base } from "@/lib/domain/grid/base";
import type { FoldRow, GridRow, ModelRow, ProviderRow } from "@/lib/domain/grid/rows";
import { labelParts } from "@/lib/domain/words/row-label";
import { ofItsOwn } from "@/lib/domain/words/sentence";

type RowHeadProps = {
  base: Base;
  row: GridRow;
  index: number;
  active: boolean;
  width: number;
  /** In place of how many are ready. */
  end?: ReactNode;
};

const STICKY =
  "sticky left-0 z-10 h-full bg-canvas group-hover/row:bg-hover text-left overflow-hidden";

/** The first cell of a row: what the row is, and the mark of a cause that closes all of it. */
export function RowHead({ base, row, index, active, width, end }: RowHeadProps) {
  const expands = row.kind === "model" ? {} : { "aria-expanded": isOpen(row) };
  const line = row.kind === "provider" ? "border-line-strong" : "border-line";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table
    <div
      role="rowheader"
      {...expands}
      aria-colindex={1}
      tabIndex={active ? 0 : -1}
      data-focus={`${index}:-1`}
      className={`${STICKY} border-b ${line} ${row.kind === "model" ? "" : "cursor-pointer"}`}
      style={{ width }}
    >
      {row.kind === "provider" && <ProviderHead base={base} row={row} />}
      {row.kind === "model" && <ModelHead base={base} row={row} end={end} />}
      {row.kind === "fold" && <FoldHead row={row} />}
    </div>
  );
}

function isOpen(row: ProviderRow | FoldRow): boolean {
  return row.kind === "provider" ? !row.closed : row.open;
}

function ProviderHead({ base, row }: { base: Base; row: ProviderRow }) {
  const Chevron = row.closed ? ChevronRight : ChevronDown;
  const cause = row.mark && base.causes[row.mark.cause];
  return (
    <div className="flex h-full items-center gap-1.5 pt-1 pr-3 pl-[18px] whitespace-nowrap max-sm:pr-1 max-sm:pl-1.5">
      <Chevron aria-hidden className="size-3.5 flex-none text-ink-3" strokeWidth={1.75} />
      <b className="font-semibold">{row.provider}</b>
      {cause ? (
        <StateText state={cause.state} className="ml-1 min-w-0 max-sm:[&]:text-sm">
          <span className="truncate">{withoutName(cause.title, row.provider)}</span>
        </StateText>
      ) : (
        <code className="text-ink-3 max-sm:hidden">{row.prefix}</code>
      )}
      <span className="ml-auto text-xs text-ink-3 max-sm:hidden">
        {row.count} {row.count === 1 ? base.scope.by.slice(0, -1) : base.scope.by}
      </span>
    </div>
  );
}

/** The provider's name stands before it already. */
function withoutName(title: string, provider: string): string {
  if (!title.startsWith(`${provider} `)) return title;
  const rest = title.slice(provider.length + 1);
  return ofItsOwn(rest);
}

function ModelHead({ base, row, end }: { base: Base; row: ModelRow; end: ReactNode }) {
  const line = base.rows[row.row];
  const cause = base.causes[row.mark];
  if (!line) return null;
  return (
    <div className="grid h-full grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-1.5 pr-3 pl-5 max-sm:grid-cols-[12px_minmax(0,1fr)_auto] max-sm:gap-1 max-sm:pr-1 max-sm:pl-2">
      <span>
        {cause && <StateMark state={cause.state} />}
        {cause && <span className="sr-only">{cause.title}: </span>}
      </span>
      <NameAndId
        label={line.name}
        modelId={line.key}
        id={line.id}
        wholeId={base.scope.by === "accounts"}
      />
      {end ?? (
        <span className="text-xs whitespace-nowrap text-ink-3 max-sm:hidden">
          {row.isKnown || row.unknown > 0 ? (
            <>
              <b className="font-medium text-ink-2">{row.ready}</b>/{row.offered}
            </>
          ) : (
            <span className="text-unknown-fg">not known</span>
          )}
          {row.unknown > 0 && (
            <span className="ml-1 text-unknown-fg">
              +{row.unknown}
              <span aria-hidden>?</span>
              <span className="sr-only"> unknown</span>
            </span>
          )}
        </span>
      )}
    </div>
  );
}

type NameAndIdProps = { label: string; modelId: string; id: string; wholeId: boolean };

/**
 * Where two rows share a name the id tells them apart: it is cut at its front, and stands on phones too. That of an account
 * stands whole, and its name is cut.
 */
function NameAndId({ label, modelId, id, wholeId }: NameAndIdProps) {
  const { name, hasId } = labelParts(label, modelId);
  return (
    <span className="flex min-w-0 items-baseline gap-2 overflow-hidden whitespace-nowrap">
      <span
        className={cn(
          "truncate max-sm:text-sm",
          hasId || wholeId ? "min-w-0 shrink" : "max-w-full flex-none max-sm:flex-1",
        )}
      >
        {name}
      </span>
      {hasId ? (
        <code
          dir="rtl"
          className="min-w-[9ch] flex-1 truncate text-left text-ink-3 max-sm:min-w-[6ch]"
        >
          <bdi dir="ltr">{id}</bdi>
        </code>
      ) : (
        <code
          className={cn("text-ink-3 max-sm:hidden", wholeId ? "flex-none" : "min-w-0 truncate")}
        >
          {id}
        </code>
      )}
    </span>
  );
}

function FoldHead({ row }: { row: FoldRow }) {
  const Chevron = row.open ? ChevronDown : ChevronRight;
  return (
    <div className="flex h-full items-center gap-1.5 pl-5 text-sm whitespace-nowrap text-ink-2 max-sm:pl-1.5">
      <Chevron aria-hidden className="size-3.5 flex-none text-ink-3" strokeWidth={1.75} />
      <span>
        {row.count} ready<span className="max-sm:hidden"> wherever offered</span>
      </span>
    </div>
  );
}
