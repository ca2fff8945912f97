"use client";

import { parseAsString, useQueryState } from "nuqs";
import { SearchField } from "@/components/ui/search-field";
import { Sub, Table, Td, Tr } from "@/components/ui/table";
import type { ReachView } from "@/lib/contracts/people";
import { groupBy } from "@/lib/domain/group-by";
import { timeText } from "@/lib/domain/words/dates";
import { useWouldReach } from "@/lib/queries/people";

/** What an e-mail or a group reaches by the grants of now. */
export function WouldSee() {
  const [who, setWho] = useQueryState("who", parseAsString.withDefault(""));
  const asked = who.trim();
  const { data: view, isError } = useWouldReach(asked);
  return (
    <>
      <SearchField
        label="E-mail, or group"
        value={who}
        onChange={(next) => void setWho(next === "" ? null : next)}
        className="h-9!"
      />
      {isError && <p className="mt-2 text-sm text-ink-2">That can't be told now.</p>}
      {view && asked !== "" && <Told view={view} />}
    </>
  );
}

const FEW = 4;

function Told({ view }: { view: ReachView }) {
  const { accounts, lines, nowhere, groupsOf, who } = view;
  const seen = accounts.filter(({ role }) => role !== null);
  const byRole = groupBy(seen, ({ role }) => role ?? "");
  const rows = [...byRole].flatMap(([role, of]) =>
    of.length <= FEW
      ? of.map(({ label, rights }) => ({ label, role, rights }))
      : [{ label: `${of.length} accounts`, role, rights: of[0]?.rights ?? [] }],
  );
  return (
    <>
      {rows.length > 0 && (
        <Table label={`What ${who} would see`} stack className="mt-2">
          <tbody>
            {rows.map(({ label, role, rights }) => (
              <Tr key={label}>
                <Td>
                  {label}
                  <Sub>{rights.join(", ")}</Sub>
                </Td>
                <Td num>
                  <b className="font-medium">{role}</b>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="mt-2 text-sm text-ink-2">
        {rows.length === 0 ? "Nothing: no grant fits, so there is no entry. " : ""}
        {rows.length > 0 && nowhere.length > 0 ? `Nowhere: ${nowhere.join(", ")}. ` : ""}
        {lines.length > 0 ? `By ${lines.join(" and ")}` : ""}
        {groupsOf ? `, with the groups sent at ${timeText(groupsOf.since)} UTC.` : lines.length > 0 ? "." : ""}
        {who.includes("@") && !groupsOf ? " Not signed in at present; groups unknown." : ""}
      </p>
    </>
  );
}
