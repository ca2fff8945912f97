"use client";

import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { type KeyboardEvent, useRef, useState } from "react";
import { MemberLine, type RowFocus, UnitLine } from "@/components/organisation/tree-lines";
import { rowId, stepInTree, toggledIn, unfolded } from "@/components/organisation/tree-steps";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import { Table, Th } from "@/components/ui/table";
import type { AccountView } from "@/lib/contracts/accounts";
import type { OrganizationView } from "@/lib/contracts/organization";
import { TREE_STATES, treeRows } from "@/lib/domain/organisation/tree";
import { useRequirements } from "@/lib/queries/requirements";

type TreeTableProps = {
  organization: OrganizationView;
  /** Those of its members that are shown. */
  members: OrganizationView["members"];
  accounts: readonly AccountView[];
  serverNow: number;
};

/**
 * The units of the organization with their accounts, and what each comes to. It is one stop of the keyboard: arrows go
 * from row to row, fold and unfold. What is folded stands in the address.
 */
export function TreeTable({ organization, members, accounts, serverNow }: TreeTableProps) {
  const [folded, setFolded] = useQueryState(
    "folded",
    parseAsArrayOf(parseAsString).withDefault([]),
  );
  const [focused, setFocused] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const required = useRequirements().data?.rows ?? [];
  const byKey = new Map(accounts.map((account) => [account.key, account]));
  const rows = unfolded(treeRows({ units: organization.units, members }), folded);
  const current = rows.find((row) => rowId(row) === focused) ?? rows[0];
  const lineOf = (id: string) =>
    [...(body.current?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])].find(
      (line) => line.dataset.row === id,
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.metaKey || event.ctrlKey || event.altKey) return;
    const step = stepInTree(rows, { key: event.key, at: rowId(current), folded });
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.to === "row") lineOf(step.id)?.focus();
    else if (step.to === "account") lineOf(step.id)?.querySelector("a")?.click();
    else void setFolded([...step.folded]);
  };
  const focusOf = (id: string): RowFocus => ({
    tabIndex: current && rowId(current) === id ? 0 : -1,
    "data-row": id,
    onFocus: () => setFocused(id),
  });
  return (
    <Table label="Accounts by unit" stack role="treegrid">
      <thead>
        <tr>
          <Th>Unit, account</Th>
          <Th>State</Th>
          {TREE_STATES.map((state) => (
            <Th key={state} num>
              <span data-s={state} className="inline-flex items-center gap-1.5">
                <StateMark state={state} />
                {STATE_LOOK[state].word}
              </span>
            </Th>
          ))}
          {required.length > 0 && <Th num>Required met</Th>}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {rows.map((row) => {
          const id = rowId(row);
          return row.kind === "unit" ? (
            <UnitLine
              key={id}
              row={row}
              focus={focusOf(id)}
              required={required}
              isFolded={folded.includes(id)}
              onToggle={() => void setFolded([...toggledIn(folded, id)])}
            />
          ) : (
            <MemberLine
              key={id}
              row={row}
              focus={focusOf(id)}
              required={required}
              organization={organization}
              account={byKey.get(row.member.account ?? "") ?? null}
              serverNow={serverNow}
            />
          );
        })}
      </tbody>
    </Table>
  );
}
