import type { ReactNode } from "react";
import { Code } from "@/components/ui/code";
import { StateText } from "@/components/ui/state-chip";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ComparedRow } from "@/lib/domain/grid/compare-places";
import type { SideNames } from "@/lib/domain/grid/compare-words";
import type { CellKind } from "@/lib/domain/grid/snapshot";
import { STATE_NAME } from "@/lib/domain/words/states";

type ComparedTableProps = {
  label: string;
  rows: readonly ComparedRow[];
  names: SideNames;
  /** Rows stand for several Regions: each says in which. */
  manyRegions: boolean;
};

/** Models on both sides, a line each; on phones the two sides stand below the name. */
export function ComparedTable({ label, rows, names, manyRegions }: ComparedTableProps) {
  return (
    <Table label={label} stack className="table-fixed">
      <thead className="sr-only">
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
            <Td className="w-[39%] max-sm:col-span-2">
              <span className="mr-2">{row.model.name}</span>
              <Code className="text-xs break-all text-ink-3">{row.model.modelId}</Code>
              {manyRegions && (
                <span className="block text-xs text-ink-3">{regionsOf(row.regions)}</span>
              )}
            </Td>
            <SideCell name={names.here} kind={row.here} />
            <SideCell name={names.there} kind={row.there} />
            <Td className="w-[18%] text-sm text-ink-2 max-sm:col-span-2 max-sm:empty:hidden">
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
  return `${regions.slice(0, REGIONS_MAX - 1).join(", ")} and ${regions.length - REGIONS_MAX + 1} more Regions`;
}

function SideCell({ name, kind }: { name: string; kind: CellKind }) {
  return (
    <Td className="w-[21.5%]">
      <span aria-hidden className="block text-xs text-ink-3 sm:hidden">
        {name}
      </span>
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <StateText state={kind.state} />
        <Beside kind={kind} />
      </span>
    </Td>
  );
}

function Beside({ kind: { state, title, routes } }: { kind: CellKind }): ReactNode {
  if (routes.length > 0) return <Code className="text-xs text-ink-3">{routes.join(", ")}</Code>;
  if (title === STATE_NAME[state]) return null;
  return <span className="text-xs text-ink-3">{title}</span>;
}
