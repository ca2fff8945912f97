import { describe, expect, it } from "vitest";
import { toCsv } from "@/components/matrix/csv";
import { buildBase } from "@/components/matrix/model/base";
import { applyFilters, NO_FILTERS } from "@/components/matrix/model/filters";
import { ACCOUNT, aSnapshot } from "@/tests/support/a-snapshot";

const snapshot = aSnapshot(["amazon.a", "amazon.b"], { "us-east-1": ["payment", "global"] });

describe("the CSV of what is shown", () => {
  const csv = (name: string, states: readonly "blocked"[] = []) => {
    const models = snapshot.models.map((model, index) =>
      index === 0 ? { ...model, name } : model,
    );
    const base = buildBase({ ...snapshot, models }, ACCOUNT);
    return toCsv(base, applyFilters(base, { ...NO_FILTERS, states })).split("\r\n");
  };

  it("has a head, a line for each cell and no account id", () => {
    expect(csv("A")).toEqual([
      "model,name,region,state,code,cause,title,routes",
      "amazon.a,A,us-east-1,blocked,MPAgreementFailed,payment-instrument-invalid,Payment method refused,on-demand",
      "amazon.b,b,us-east-1,ready,,,Ready,global",
      "",
    ]);
  });

  it("leaves out what the filter leaves out", () => {
    expect(csv("A", ["blocked"])).toHaveLength(3);
  });

  it.each([
    ["a comma", "A, B", '"A, B"'],
    ["a quote", 'A "B"', '"A ""B"""'],
    ["what a spreadsheet would run", "=1+1", "'=1+1"],
  ])("quotes %s", (_name, name, expected) => {
    expect(csv(name)[1]).toContain(`amazon.a,${expected},us-east-1`);
  });
});
