import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { UnitLine } from "@/components/organisation/tree-lines";
import { GrantsTable } from "@/components/people/grants-table";
import { ScansBlock } from "@/components/settings/scans-block";
import { Figure } from "@/components/ui/figure";
import type { PeopleView } from "@/lib/contracts/people";
import type { SettingsScan } from "@/lib/contracts/settings";

const scan = (calls: number, throttled: number): SettingsScan => ({
  ...{ scanId: "s", startedAt: 0, finishedAt: 1_000, outcome: "complete", runs: false },
  ...{ scope: "all", trigger: "start", calls, throttled },
});
const grant = (whom: readonly string[]): PeopleView["grants"][number] => ({
  ...{ line: "group: platform", role: "viewer", accounts: null, whom: [...whom] },
});
const unit = (
  <UnitLine
    row={{
      ...{ kind: "unit", unit: { id: "ou-1", name: "Platform", parent: null }, depth: 0 },
      ...{ members: 2, read: 2, accounts: [] },
      counts: { ready: 5, inactive: 5, pending: 0, blocked: 5, unknown: 5 },
    }}
    focus={{ tabIndex: 0, "data-row": "0", onFocus: () => undefined }}
    required={[]}
    isFolded={false}
    onToggle={() => undefined}
  />
);

/** How each number that stands by itself is dressed. */
function dressOf(table: ReactNode, value: number): readonly string[] {
  const html = renderToStaticMarkup(table);
  return [...html.matchAll(/<span(?: class="([^"]*)")?>([\d,]+)<\/span>/g)].flatMap(
    ([, dress = "", text]) => (text === String(value) ? [dress] : []),
  );
}
const [DIM = ""] = dressOf(<Figure value={0} />, 0);

describe("a zero in a table", () => {
  it("is dimmer than the other numbers", () => {
    expect(DIM).toContain("text-ink-3");
    expect(dressOf(<Figure value={5} />, 5)).toEqual([""]);
  });

  it.each<[string, ReactNode]>([
    ["of scans", <ScansBlock key="0" scans={[scan(5, 0)]} serverNow={2_000} />],
    ["of grants", <GrantsTable key="1" grants={[grant([]), grant([..."abcde"])]} />],
    ["of an organization", unit],
  ])("is so in that %s", (_name, table) => {
    expect(new Set(dressOf(table, 0))).toEqual(new Set([DIM]));
    expect(new Set(dressOf(table, 5))).toEqual(new Set([""]));
  });
});
