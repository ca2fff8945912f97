import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Held } from "@/components/requirements/required-rows";
import type { RequirementRow, RequirementsView } from "@/lib/contracts/requirements";

const rowOf = (key: string, met: number, not_met: number): RequirementRow => ({
  id: key,
  requirement: "Assistant",
  account: key,
  region: "eu-west-1",
  state: not_met > 0 ? "not_met" : "met",
  counts: { not_met, cannot_tell: 0, short: 0, met },
  lines: [],
  heldBy: [],
  since: null,
  heldSince: null,
});

const viewOf = (rows: readonly RequirementRow[]): RequirementsView => ({
  serverNow: 0,
  readAt: 0,
  accounts: [
    { key: "1", accountId: "111122223333", name: "prod" },
    { key: "2", accountId: "444455556666", name: "sandbox" },
  ],
  requirements: [],
  rows,
});

const textOf = (rows: readonly RequirementRow[], accounts: readonly string[]): string =>
  renderToStaticMarkup(<Held view={viewOf(rows)} accounts={accounts} />).replace(/<[^>]+>/g, "");

describe("how much of what is required holds", () => {
  it.each([
    { name: "of one account", of: ["2"], says: "All 4 hold." },
    {
      name: "of two, a name each, as one sentence",
      of: ["1", "2"],
      says: "3 of 4 hold in prod, all 4 hold in sandbox.",
    },
  ])("is told $name", ({ of, says }) => {
    expect(textOf([rowOf("1", 3, 1), rowOf("2", 4, 0)], of)).toContain(says);
  });

  it("is told of accounts of which nothing is required", () => {
    expect(textOf([rowOf("1", 3, 1)], ["2"])).toBe("Nothing is required in the accounts shown.");
  });
});
