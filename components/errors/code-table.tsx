import Link from "next/link";
import { CellCounts } from "@/components/errors/cell-counts";
import type { CodeCount } from "@/components/errors/count-cells";
import { waitingHelps } from "@/components/errors/words";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import type { Code } from "@/lib/domain/codes";
import { routes } from "@/lib/routes";

type CodeTableProps = {
  label: string;
  codes: readonly Code[];
  counts: ReadonlyMap<Code, readonly CodeCount[]> | null;
};

export function CodeTable({ label, codes, counts }: CodeTableProps) {
  return (
    <Table label={label} stack>
      <thead>
        <tr>
          <Th className="w-[220px]">Code</Th>
          <Th num className="w-14">
            HTTP
          </Th>
          <Th>Means</Th>
          <Th className="w-[240px]">Waiting helps</Th>
          <Th num className="w-[120px]">
            Cells
          </Th>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => {
          const entry = CODE_ENTRIES[code];
          return (
            <Tr key={code}>
              <Td>
                <Link className="link font-mono text-xs" href={routes.error(code)}>
                  {code}
                </Link>
              </Td>
              <Td num className="text-ink-2 max-sm:hidden">
                {entry.httpStatus}
              </Td>
              <Td className="max-sm:col-span-2 max-sm:row-start-2">{entry.title}</Td>
              <Td className="text-ink-2 max-sm:col-span-2 max-sm:row-start-3">
                <span className="sm:hidden">Waiting helps: </span>
                {waitingHelps(entry)}
              </Td>
              <Td num className="max-sm:row-start-1">
                <CellCounts counts={counts && (counts.get(code) ?? [])} />
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
