import { CellCounts } from "@/components/errors/cell-counts";
import type { CodeCount } from "@/components/errors/count-cells";
import type { CodeGroup } from "@/components/errors/find-codes";
import { WHO_LABEL, waitingHelps } from "@/components/errors/words";
import { AccountLink } from "@/components/shell/account-link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import type { Code } from "@/lib/domain/codes";
import { routes } from "@/lib/routes";

type Counts = ReadonlyMap<Code, readonly CodeCount[]> | null;
type CodeTableProps = { groups: readonly CodeGroup[]; counts: Counts };

/** The codes under the name of whoever can act. */
export function CodeTable({ groups, counts }: CodeTableProps) {
  return (
    <Table label="Errors by who can act" stack>
      <thead>
        <tr>
          <Th className="w-[220px]">Code</Th>
          <Th num className="w-14">
            HTTP
          </Th>
          <Th>Means</Th>
          <Th className="w-[260px]">Waiting helps</Th>
          <Th num className="w-[160px]">
            Cells
          </Th>
        </tr>
      </thead>
      {groups.map(({ owner, codes }) => (
        <tbody key={owner}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={5}
              className="border-b border-line-strong pt-5 pb-1.5 text-left font-semibold max-sm:col-span-2 max-sm:border-0 max-sm:pt-3 max-sm:pb-0"
            >
              {WHO_LABEL[owner]}
            </th>
          </tr>
          {codes.map((code) => (
            <CodeRow key={code} code={code} counts={counts} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function CodeRow({ code, counts }: { code: Code; counts: Counts }) {
  const entry = CODE_ENTRIES[code];
  return (
    <Tr>
      <Td className="max-sm:col-start-1 max-sm:row-start-1">
        <AccountLink className="link font-mono text-xs" href={routes.error(code)}>
          {code}
        </AccountLink>
      </Td>
      <Td num className="text-ink-2 max-sm:hidden">
        {entry.httpStatus}
      </Td>
      <Td className="max-sm:col-span-2 max-sm:row-start-2">{entry.title}</Td>
      <Td className="text-ink-2 max-sm:col-span-2 max-sm:row-start-3">
        <span className="sm:hidden">Waiting helps: </span>
        {waitingHelps(entry)}
      </Td>
      <Td num className="max-sm:col-start-2 max-sm:row-start-1">
        <CellCounts counts={counts && (counts.get(code) ?? [])} />
      </Td>
    </Tr>
  );
}
