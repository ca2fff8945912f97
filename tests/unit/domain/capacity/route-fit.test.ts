import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Load } from "@/lib/domain/capacity/fit";
import { needOfLoad } from "@/lib/domain/capacity/need";
import { routeFit } from "@/lib/domain/capacity/route-fit";
import type { QuotaScope, QuotaUnit } from "@/lib/domain/quota/types";

const SONNET = "anthropic.claude-sonnet-4-6";
const OPUS = "anthropic.claude-opus-4-8";
const LATER = "anthropic.claude-opus-9";

/** 10 calls: 15,000 reserved; 10,000 settled five-fold, 20,000 fifteen-fold. */
const LOAD: Load = {
  callsPerMinute: 10,
  inputTokens: 500,
  maxTokens: 1_000,
  outputTokens: 100,
  cached: 0,
};

type Quota = {
  scope: QuotaScope | null;
  unit: QuotaUnit;
  variant: string | null;
  applied: number | null;
};
const quota = (applied: number | null, over: Partial<Quota> = {}): Quota => ({
  scope: "cross-region",
  unit: "tokens-per-minute",
  variant: null,
  applied,
  ...over,
});

describe("routeFit", () => {
  it.each<[string, string, string, readonly Quota[], unknown]>([
    ["just what is reserved", SONNET, "eu", [quota(15_000)], { verdict: "fits", room: 0 }],
    ["one above it", SONNET, "eu", [quota(15_001)], { verdict: "fits", room: 1 }],
    ["one below it", SONNET, "eu", [quota(14_999)], { verdict: "short", by: 1, needed: 15_000 }],
    ["just what is settled", OPUS, "eu", [quota(20_000)], { verdict: "fits", room: 0 }],
    [
      "one below what is settled",
      OPUS,
      "eu",
      [quota(19_999)],
      { verdict: "short", by: 1, needed: 20_000 },
    ],
    [
      "burndown not known",
      LATER,
      "eu",
      [quota(1e12)],
      { verdict: "not-known", because: "burndown" },
    ],
    [
      "… and reserved in full",
      LATER,
      "eu",
      [quota(15_000)],
      { verdict: "not-known", because: "burndown" },
    ],
    ["… and short in any case", LATER, "eu", [quota(14_999)], { verdict: "short", by: 1 }],
    ["no value", SONNET, "eu", [quota(null)], { verdict: "not-known", because: "no-value" }],
    [
      "the least of two",
      SONNET,
      "eu",
      [quota(1e9), quota(14_000)],
      { verdict: "short", by: 1_000 },
    ],
    [
      "one of two without a value",
      SONNET,
      "eu",
      [quota(1e9), quota(null)],
      { verdict: "not-known", because: "no-value" },
    ],
    ["none listed", SONNET, "eu", [], { verdict: "not-known", because: "not-listed" }],
    [
      "only another route's",
      SONNET,
      "global",
      [quota(1e9)],
      { verdict: "not-known", because: "not-listed" },
    ],
    [
      "its own route's",
      SONNET,
      "global",
      [quota(1), quota(15_000, { scope: "global" })],
      { verdict: "fits", room: 0 },
    ],
    [
      "one that two routes share",
      SONNET,
      "on-demand",
      [quota(14_999, { scope: null })],
      { verdict: "short", by: 1 },
    ],
    [
      "a long-context variant's",
      SONNET,
      "eu",
      [quota(1e9, { variant: "1M" })],
      { verdict: "not-known", because: "not-listed" },
    ],
    [
      "input counted apart",
      SONNET,
      "eu",
      [quota(1e9), quota(1e9, { unit: "input-tokens-per-minute" })],
      { verdict: "not-known", because: "counted-apart" },
    ],
    [
      "… and short in any case",
      SONNET,
      "eu",
      [quota(1), quota(1e9, { unit: "output-tokens-per-minute" })],
      { verdict: "short", by: 14_999 },
    ],
    [
      "a day's quota",
      SONNET,
      "eu",
      [quota(1e9, { unit: "tokens-per-day" })],
      { verdict: "not-known", because: "not-listed" },
    ],
    [
      "provisioned throughput",
      SONNET,
      "provisioned",
      [quota(1e9)],
      { verdict: "not-known", because: "no-shared-quota" },
    ],
  ])("tells of %s", (_, modelId, route, quotas, expected) => {
    expect(routeFit(LOAD, { modelId, route, quotas })).toMatchObject({
      route,
      ...(expected as object),
    });
  });

  it("fits what it needs and not one token less, whatever the load", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const loads = fc.record({
      callsPerMinute: fc.integer({ min: 1, max: 100_000 }),
      inputTokens: amount,
      maxTokens: fc.integer({ min: 1, max: 1_000_000 }),
      outputTokens: amount,
      cached: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    });
    fc.assert(
      fc.property(loads, fc.constantFrom(SONNET, OPUS), (load, modelId) => {
        const { tokens } = needOfLoad(load, modelId);
        const at = (applied: number) =>
          routeFit(load, { modelId, route: "eu", quotas: [quota(applied)] }).verdict;
        expect([at(tokens), at(tokens - 1)]).toEqual(["fits", "short"]);
      }),
    );
  });
});
