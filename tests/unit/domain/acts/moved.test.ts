import { describe, expect, it } from "vitest";
import { movedFacts } from "@/lib/domain/acts/moved";
import { factsOf } from "@/lib/domain/acts/read";
import { anAgreement, aQuota, aRow } from "./readings";

describe("what moved since the preview", () => {
  it("is nothing where AWS says the same", () => {
    expect(movedFacts(factsOf(anAgreement()), factsOf(anAgreement()))).toEqual([]);
  });

  it("is a price, an agreement, a quota that another asked for", () => {
    const card = (price: string) => [aRow("USE1_output_tokens_global_standard", price)];
    const was = factsOf(anAgreement({ rateCard: card("15.00") }));
    const is = factsOf(anAgreement({ rateCard: card("16.50"), agreement: "PENDING" }));
    expect(movedFacts(was, is)).toEqual([
      { label: "Agreement", was: "NOT_AVAILABLE", is: "PENDING" },
      { label: "USE1_output_tokens_global_standard", was: "15.00", is: "16.50" },
    ]);
    expect(movedFacts(factsOf(aQuota()), factsOf(aQuota({ status: "PENDING" })))).toContainEqual({
      label: "Open request",
      was: "none",
      is: "q-1",
    });
  });

  it("is a row that came or went", () => {
    const fact = { name: "a", label: "A", value: "1" };
    expect(movedFacts([fact], [])).toEqual([{ label: "A", was: "1", is: "not there" }]);
    expect(movedFacts([], [fact])).toEqual([{ label: "A", was: "not there", is: "1" }]);
  });
});
