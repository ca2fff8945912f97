import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Load } from "@/lib/domain/capacity/fit";
import { needOfLoad } from "@/lib/domain/capacity/need";
import { judgeRequiredCell } from "@/lib/domain/requirement/judge-cell";
import { judgeLine } from "@/lib/domain/requirement/judge-line";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementQuota } from "@/lib/domain/requirement/world";
import { aCell, aQuota, aRequirement } from "./worlds";

/** 15,000 tokens a minute are reserved and 10,000 settled, five-fold. */
const LOAD: Load = {
  callsPerMinute: 10,
  inputTokens: 500,
  maxTokens: 1_000,
  outputTokens: 100,
  cached: 0,
};
const LATER = "anthropic.claude-opus-9";
const FIFTEENFOLD = "anthropic.claude-opus-4-8";

const eu = (applied: number | null): RequirementQuota => aQuota({ applied });
const global = (applied: number | null): RequirementQuota =>
  aQuota({ quotaCode: "L-2", scope: "global", applied });
const apart = aQuota({ quotaCode: "L-3", unit: "output-tokens-per-minute", applied: 1e9 });

type Case = [
  name: string,
  at: {
    quotas: readonly RequirementQuota[] | null;
    modelId?: string;
    needs?: Partial<Requirement>;
  },
  outcome: string,
  message: RegExp | null,
];

describe("a load that is required", () => {
  it.each<Case>([
    ["just fits", { quotas: [eu(15_000), global(0)] }, "met", null],
    [
      "is one token short by every route",
      { quotas: [eu(14_999), global(14_998)] },
      "not_met",
      /does not fit: the token quota is 1 a minute short, 14,999 applied, 15,000 needed/,
    ],
    ["fits by one of its routes", { quotas: [eu(1), global(15_000)] }, "met", null],
    [
      "fits only by a route that is not allowed",
      { quotas: [eu(14_999), global(1e9)], needs: { routes: { within: "eu" } } },
      "not_met",
      /1 a minute short/,
    ],
    ["fits just when it is settled", { quotas: [eu(20_000)], modelId: FIFTEENFOLD }, "met", null],
    [
      "is one short when it is settled",
      { quotas: [eu(19_999), global(19_999)], modelId: FIFTEENFOLD },
      "not_met",
      /1 a minute short/,
    ],
    [
      "is short by one route, the other's quota is not known",
      { quotas: [eu(14_999), global(null)] },
      "could_not_tell",
      /the applied quota of global is not known/,
    ],
    [
      "has no quota that was read",
      { quotas: null },
      "could_not_tell",
      /15,000 tokens a minute, and the applied quota of eu, global is not known/,
    ],
    [
      "has a model whose burndown is not known",
      { quotas: [eu(1e12), global(1e12)], modelId: LATER },
      "could_not_tell",
      /15,000 tokens a minute or more, and how much an output token of this model counts is not known/,
    ],
    [
      "has such a model and is short in any case",
      { quotas: [eu(14_999), global(14_999)], modelId: LATER },
      "not_met",
      /1 a minute short/,
    ],
    [
      "has output counted apart",
      { quotas: [eu(1e9), apart], needs: { routes: ["eu"] } },
      "could_not_tell",
      /quotas of their own/,
    ],
    [
      "is less than the minimum that is named",
      { quotas: [eu(15_000), global(15_000)], needs: { tokensPerMinute: 15_001 } },
      "not_met",
      /15,001 needed/,
    ],
    [
      "is more than the minimum that is named",
      { quotas: [eu(15_000)], needs: { tokensPerMinute: 15_000 } },
      "met",
      null,
    ],
  ])("%s", (_, { quotas, modelId, needs }, outcome, message) => {
    const cell = aCell({ quotas, ...(modelId && { modelId }) });
    const judged = judgeRequiredCell(cell, aRequirement({ load: LOAD, ...needs }));
    expect(judged.outcome).toBe(outcome);
    if (message === null) expect(judged.findings).toEqual([]);
    else expect(judged.findings[0]?.message).toMatch(message);
  });

  it("is told as a line: short of which quota by how much, or what the file has to say", () => {
    const lineOf = (over: Parameters<typeof aCell>[0]) => {
      const cell = aCell(over);
      const requirement = aRequirement({ load: LOAD, routes: ["eu"] });
      return judgeLine({ requirement, cell, required: judgeRequiredCell(cell, requirement) });
    };
    expect(lineOf({ quotas: [eu(14_999)] })).toMatchObject({
      state: "short",
      reason: { title: "eu quota 1 short" },
      step: { quotaCode: "L-1" },
      tokensPerMinute: { needed: 15_000, applied: 14_999 },
    });
    expect(lineOf({ quotas: [eu(1e12)], modelId: LATER })).toMatchObject({
      state: "cannot_tell",
      reason: { title: "Burndown not known" },
      step: { kind: "configure" },
    });
  });

  it("is met only by a quota of an allowed route that is known to hold all of it", () => {
    const applied = fc.option(fc.integer({ min: 0, max: 200_000 }));
    const loads = fc.record({
      callsPerMinute: fc.integer({ min: 1, max: 50 }),
      inputTokens: fc.integer({ min: 0, max: 2_000 }),
      maxTokens: fc.integer({ min: 200, max: 2_000 }),
      outputTokens: fc.integer({ min: 0, max: 200 }),
      cached: fc.constantFrom(0, 0.5, 1),
    });
    const models = fc.constantFrom("anthropic.claude-sonnet-4-6", FIFTEENFOLD, LATER);
    const rules = fc.constantFrom(null, ["eu"], ["global"], { within: "eu" } as const);
    fc.assert(
      fc.property(
        loads,
        applied,
        applied,
        models,
        rules,
        (load, byEu, byGlobal, modelId, routes) => {
          const cell = aCell({ modelId, quotas: [eu(byEu), global(byGlobal)] });
          const { outcome, routes: allowed } = judgeRequiredCell(
            cell,
            aRequirement({ load, routes }),
          );
          const need = needOfLoad(load, modelId);
          const quotas = allowed.map((route) => (route === "global" ? byGlobal : byEu));
          const isKnownToHold = (one: number | null) => one !== null && one >= need.tokens;
          expect(outcome === "met").toBe(need.exact && quotas.some(isKnownToHold));
          const isKnownShort = (one: number | null) => one !== null && one < need.tokens;
          expect(outcome === "not_met").toBe(quotas.every(isKnownShort));
        },
      ),
    );
  });
});
