import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LINE_STATES, linesIn } from "@/lib/domain/requirement/line";
import { countOnce, joinRequired, placeLines } from "@/lib/domain/review/required-here";
import { aLine } from "./lines";

const HERE = { account: "111122223333", accountName: "payments-prod", region: "eu-west-1" };
const PAYMENTS = { name: "Payments", regions: ["eu-west-1", "eu-south-1"], accounts: null };
const NOWHERE = { account: null, region: null, modelId: null, modelName: "acme.sky" } as const;

const at = (
  lines: Parameters<typeof placeLines>[0],
  place = HERE,
  requirements: Parameters<typeof placeLines>[1] = [PAYMENTS],
) => placeLines(lines, requirements)(place);

describe("what is required in a Region", () => {
  it("is its own lines, and not those of another Region or account", () => {
    const { counts } = at([
      aLine(),
      aLine({ region: "eu-south-1", state: "not_met" }),
      aLine({ account: "444455556666", state: "not_met" }),
    ]);
    expect(counts).toEqual({ met: 1, short: 0, not_met: 0, cannot_tell: 0 });
  });

  it.each([
    ["a Region that the requirement names", HERE, [PAYMENTS], 1],
    ["no Region that it does not name", { ...HERE, region: "us-east-1" }, [PAYMENTS], 0],
    [
      "every Region with a line of it, where it names none",
      HERE,
      [{ ...PAYMENTS, regions: null }],
      1,
    ],
    [
      "no Region without one, where it names none",
      { ...HERE, region: "us-east-1" },
      [{ ...PAYMENTS, regions: null }],
      0,
    ],
    [
      "an account that it names by its name",
      HERE,
      [{ ...PAYMENTS, accounts: ["payments-prod"] }],
      1,
    ],
    ["no account that it does not name", HERE, [{ ...PAYMENTS, accounts: ["sandbox"] }], 0],
  ])("has a line without a Region in %s", (_name, place, requirements, expected) => {
    const missing = aLine({ ...NOWHERE, state: "not_met" });
    const found = at([aLine(), missing], place, requirements);
    expect(found.counts.not_met).toBe(expected);
    expect(found.whole).toEqual(expected === 1 ? [missing.id] : []);
  });

  it.each([
    ["of the account itself stands in it", HERE.account, 1],
    ["of another account does not", "444455556666", 0],
  ])("a line of one account without a Region %s", (_name, account, expected) => {
    const missing = aLine({ ...NOWHERE, account, state: "not_met" });
    const found = at([aLine(), missing], HERE, [{ ...PAYMENTS, regions: null }]);
    expect(found.counts.not_met).toBe(expected);
    expect(found.whole).toEqual(expected === 1 ? [missing.id] : []);
  });

  it("joins what one step opens, worst first, then what holds up the most", () => {
    const form = { state: "not_met" } as const;
    const quota = aLine({
      state: "short",
      modelName: "Embed v4",
      modelId: "cohere.embed-v4:0",
      reason: { about: "quota", message: "", code: null, cause: null, title: "eu quota 5 short" },
      owner: "account-admin",
      decider: "aws-support",
      heldBy: { by: "global-only", meant: "within eu" },
      step: {
        kind: "ask",
        key: "quota",
        text: "Request 10",
        same: "",
        takes: null,
        quotaCode: "L-1",
      },
    });
    const { ways } = at([quota, aLine(form), aLine({ ...form, modelId: "b", modelName: "B" })]);
    expect(ways.map(({ title, lines, state }) => [title, lines, state])).toEqual([
      ["Use case form missing", 2, "not_met"],
      ["Embed v4: eu quota 5 short", 1, "short"],
    ]);
    expect(ways[0]).toMatchObject({ owner: "account-admin", takes: "within 15 min" });
    expect(ways[1]).toMatchObject({ decider: "aws-support", byGlobal: true, step: "Request 10" });
  });

  it("tells how many hold by the global profile only", () => {
    const global = aLine({ heldBy: { by: "global-only", meant: null } });
    expect(at([aLine({ modelId: "a" }), global]).byGlobal).toBe(1);
  });
});

describe("Regions together", () => {
  const line = fc.record({
    region: fc.constantFrom("eu-west-1", "eu-south-1", null),
    state: fc.constantFrom(...LINE_STATES),
    modelName: fc.constantFrom("A", "B", "C", "D"),
  });

  it("count every line once, also one that stands in several of them", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (given) => {
        const all = given.map(({ region, state, modelName }) =>
          region === null
            ? aLine({ ...NOWHERE, modelName, state: state === "met" ? "not_met" : state })
            : aLine({ region, state, modelName, modelId: modelName }),
        );
        const lines = [...new Map(all.map((one) => [one.id, one])).values()];
        const place = placeLines(lines, [PAYMENTS]);
        const parts = ["eu-west-1", "eu-south-1"].map((region) => place({ ...HERE, region }));
        const once = countOnce(parts);
        expect(once.lines).toBe(lines.length);
        expect(once.met).toBe(lines.filter(({ state }) => state === "met").length);
        const joined = joinRequired(parts);
        expect(linesIn(joined.counts)).toBe(
          parts.reduce((sum, { counts }) => sum + linesIn(counts), 0),
        );
        const inTheWay = joined.ways.reduce((sum, way) => sum + way.lines, 0);
        expect(inTheWay).toBe(linesIn(joined.counts) - joined.counts.met);
      }),
    );
  });
});
