import { describe, expect, it } from "vitest";
import type { Load } from "@/lib/domain/capacity/fit";
import { type FitCell, fitPlaces, fitsSentence } from "@/lib/domain/capacity/places";
import type { QuotaLine } from "@/lib/domain/quota/lines";

const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
/** 15,000 tokens a minute. */
const LOAD: Load = {
  callsPerMinute: 10,
  inputTokens: 500,
  maxTokens: 1_000,
  outputTokens: 100,
  cached: 0,
};

const line = (over: Partial<QuotaLine>): QuotaLine => ({
  region: "eu-west-1",
  quotaCode: "L-1",
  quotaName: "Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5",
  modelId: HAIKU,
  modelName: "Claude Haiku 4.5",
  scope: "cross-region",
  unit: "tokens-per-minute",
  measure: "tokens-per-minute",
  variant: null,
  applied: 15_000,
  defaultValue: 15_000,
  adjustable: true,
  error: null,
  requests: [],
  about: null,
  untied: null,
  lastApplied: null,
  missing: null,
  required: null,
  ...over,
});

const LINES = [
  line({}),
  line({ scope: "global", applied: 14_999 }),
  line({ region: "us-east-1", applied: 1e9 }),
  line({ region: "eu-north-1", modelId: "another.model", applied: 1e9 }),
];

const CELLS: Readonly<Record<string, FitCell>> = {
  "eu-west-1": { state: "ready", routes: ["eu", "global"] },
  "eu-north-1": { state: "pending", routes: ["eu"] },
  "us-east-1": { state: "blocked", routes: [] },
};

const places = fitPlaces(LOAD, {
  modelId: HAIKU,
  regions: ["eu-west-1", "eu-north-1", "us-east-1", "sa-east-1"],
  lines: LINES,
  cellOf: (region) => CELLS[region] ?? null,
});

describe("a load over the Regions of a model", () => {
  it("is told of open routes alone, each by the quotas of its own Region and model", () => {
    expect(places.map(({ region, state, fit }) => [region, state, fit.route, fit.verdict])).toEqual(
      [
        ["eu-west-1", "ready", "eu", "fits"],
        ["eu-west-1", "ready", "global", "short"],
        ["eu-north-1", "pending", "eu", "not-known"],
      ],
    );
  });

  it("is summed up, with what can't be told apart", () => {
    expect(fitsSentence(places)).toBe(
      "It fits the quota of 1 of 3 open routes. Of 1 it can’t be told.",
    );
    expect(fitsSentence(places.slice(0, 1))).toBe("It fits the quota of 1 of 1 open route.");
    expect(fitsSentence([])).toMatch(/^No open route is known here/);
  });
});
