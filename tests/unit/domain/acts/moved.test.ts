import { describe, expect, it } from "vitest";
import { movedFacts } from "@/lib/domain/acts/moved";
import type { RateRow } from "@/lib/domain/acts/preview";
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
      { label: "Agreement", was: "not there", is: "being created" },
      { label: "USE1_output_tokens_global_standard", was: "15.00", is: "16.50" },
    ]);
    expect(movedFacts(factsOf(aQuota()), factsOf(aQuota({ status: "PENDING" })))).toContainEqual({
      label: "Open request",
      was: "none",
      is: "q-1",
    });
  });

  it("is told in words, not by AWS's own values", () => {
    const region = (status: string) =>
      factsOf({ kind: "enable-region", region: "ap-southeast-4", status });
    expect(movedFacts(region("DISABLED"), region("ENABLED"))).toEqual([
      { label: "Region", was: "off", is: "enabled" },
    ]);
    const was = factsOf(anAgreement());
    const gone = was.map((fact) =>
      fact.name === "offered" ? { ...fact, value: "NOT_AVAILABLE" } : fact,
    );
    expect(movedFacts(was, gone)).toMatchObject([{ was: "yes", is: "no" }]);
  });

  describe("of a card that has one dimension twice", () => {
    const [one, two, other] = [
      aRow("d", "1", { description: "up to 1 TB" }),
      aRow("d", "2", { description: "above" }),
      aRow("d (2)", "3"),
    ];
    const factsOfCard = (rateCard: readonly RateRow[]) => factsOf(anAgreement({ rateCard }));
    const was = factsOfCard([one, two, other]);
    it.each<[string, readonly RateRow[], number]>([
      ["is nothing", [one, two, other], 0],
      ["is nothing in another order", [two, other, one], 0],
      ["is a price", [one, { ...two, price: "2.5" }, other], 1],
      ["is a price of the other", [{ ...one, price: "1.5" }, two, other], 1],
      ["is a row that went", [one, other], 4],
      ["is a row of both that is there twice", [one, two, other, one], 2],
    ])("%s", (_name, card, moves) => {
      const moved = movedFacts(was, factsOfCard(card));
      expect(moved).toHaveLength(moves);
      expect(new Set(moved.map(({ label }) => label)).size).toBe(moves);
    });

    it("has a name of its own for each fact", () => {
      expect(new Set(was.map(({ name }) => name)).size).toBe(was.length);
      expect(new Set(was.map(({ label }) => label)).size).toBe(was.length);
    });
  });

  it("is a row that came or went", () => {
    const fact = { name: "a", label: "A", value: "1" };
    expect(movedFacts([fact], [])).toEqual([{ label: "A", was: "1", is: "not there" }]);
    expect(movedFacts([], [fact])).toEqual([{ label: "A", was: "not there", is: "1" }]);
  });
});
