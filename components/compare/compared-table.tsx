import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Code } from "@/components/ui/code";
import { StateText } from "@/components/ui/state-chip";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ComparedRow } from "@/lib/domain/grid/compare-places";
import type { SideNames } from "@/lib/domain/grid/compare-words";
import type { CellKind } from "@/lib/domain/grid/snapshot";
import { counted } from "@/lib/domain/words/counted";
import { STATE_NAME } from "@/lib/domain/words/states";

type ComparedTableProps = {
  label: string;
  rows: readonly ComparedRow[];
  names: SideNames;
  /** Rows stand for several Regions: each says in which. */
  manyRegions: boolean;
  /** The names of the columns are seen; without it they are only read aloud. */
  head?: boolean;
};

/** Models on both sides, a line each; on phones the two sides stand below the name. */
export function ComparedTable({
  label,
  rows,
  names,
  manyRegions,
  head = false,
}: ComparedTableProps) {
  return (
    <Table label={label} stack className="table-fixed max-sm:[&_tr]:grid-cols-2!">
      <colgroup>
        <col className="w-[39%]" />
        <col className="w-[21.5%]" />
        <col className="w-[21.5%]" />
        <col className="w-[18%]" />
      </colgroup>
      <thead className={cn(!head && "sr-only")}>
        <tr>
          <Th>Model</Th>
          <Th>{names.here}</Th>
          <Th>{names.there}</Th>
          <Th>Required by</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={`${row.model.modelId}~${row.regions.join()}`}>
            <Td className="max-sm:col-span-2">
              <span className="mr-2">{row.model.name}</span>
              <Code className="text-xs whitespace-nowrap text-ink-3 max-sm:hidden">
                {row.model.modelId}
              </Code>
              {manyRegions && (
                <span className="block text-xs text-ink-3">{regionsOf(row.regions)}</span>
              )}
            </Td>
            <SideCell name={names.here} kind={row.here} byRoute={isByRoute(row)} />
            <SideCell name={names.there} kind={row.there} byRoute={isByRoute(row)} />
            <Td className="text-sm text-ink-2 max-sm:col-span-2 max-sm:empty:hidden">
              {row.requiredBy.join(", ")}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

const REGIONS_MAX = 4;

function regionsOf(regions: readonly string[]): string {
  if (regions.length <= REGIONS_MAX) return regions.join(", ");
  return `${regions.slice(0, REGIONS_MAX - 1).join(", ")} and ${counted(regions.length - REGIONS_MAX + 1, "more Region")}`;
}

/** The same on both sides but for the routes: those are told. */
const isByRoute = ({ here, there }: ComparedRow): boolean => here.state === there.state;

type SideCellProps = { name: string; kind: CellKind; byRoute: boolean };

function SideCell({ name, kind, byRoute }: SideCellProps) {
  return (
    <Td>
      <span aria-hidden className="block text-xs whitespace-nowrap text-ink-3 sm:hidden">
        {name}
      </span>
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <StateText state={kind.state} />
        <Beside kind={kind} byRoute={byRoute} />
      </span>
    </Td>
  );
}

function Beside({ kind, byRoute }: Omit<SideCellProps, "name">): ReactNode {
  const { state, title, routes } = kind;
  if ((state === "ready" || byRoute) && routes.length > 0)
    return <Code className="text-xs text-ink-3">{routes.join(", ")}</Code>;
  if (title === STATE_NAME[state]) return null;
  return <span className="text-xs text-ink-3">{title}</span>;
}
