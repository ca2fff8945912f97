import { describe, expect, it } from "vitest";
import { countShows, filterLines, fitsAll, type QuotaFilter } from "@/lib/domain/quota/filter";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { openRequest, stageOf } from "@/lib/domain/quota/requests";
import { compareLines, shareOfDefault, standingOf } from "@/lib/domain/quota/standing";

const aLine = (more: Partial<QuotaLine> = {}): QuotaLine => ({
  quotaCode: "L-1",
  quotaName: "On-demand model inference tokens per minute for Acme Sky 9",
  scope: "on-demand",
  unit: "tokens-per-minute",
  measure: "tokens-per-minute",
  variant: null,
  applied: 400,
  defaultValue: 400,
  adjustable: true,
  error: null,
  requests: [],
  region: "eu-west-1",
  modelId: "acme.sky-9-v1:0",
  modelName: "Sky 9",
  untied: null,
  about: null,
  lastApplied: null,
  missing: null,
  required: null,
  ...more,
});

describe("how a quota stands", () => {
  it.each<[string, Partial<QuotaLine>, string]>([
    ["at its default", {}, "at-default"],
    ["one below", { applied: 399 }, "below-default"],
    ["one above", { applied: 401 }, "above-default"],
    ["0", { applied: 0 }, "zero"],
    ["0 by default as well", { applied: 0, defaultValue: 0 }, "zero"],
    ["0 of tokens a day", { applied: 0, unit: "tokens-per-day" }, "zero"],
    ["0 of something that is not tokens", { applied: 0, unit: "other" }, "zero"],
    ["0 of what nobody has", { applied: 0, defaultValue: 0, unit: "other" }, "at-default"],
    ["0 of what is not known of others", { applied: 0, defaultValue: null, unit: "other" }, "zero"],
    ["0 of no model", { applied: 0, defaultValue: 0, untied: "other-kind" }, "zero"],
    ["exactly what is required", { required: 400 }, "at-default"],
    ["one short of it", { required: 401 }, "short"],
    ["0 and short", { applied: 0, required: 401 }, "zero"],
    ["not known", { applied: null, lastApplied: 0, missing: "not-read" }, "not-known"],
    ["not known, but required", { applied: null, required: 5 }, "not-known"],
    ["default not known", { defaultValue: null }, "default-not-known"],
    ["requests a minute at 0", { applied: 0, unit: "requests-per-minute" }, "not-enforced"],
  ])("%s", (_name, more, expected) => {
    expect(standingOf(aLine(more))).toBe(expected);
  });

  it("what all models share comes first, then zero and low, quotas of no model last", () => {
    const lines = [
      aLine({ quotaCode: "all", modelId: null, measure: "cross-model-tokens-per-day" }),
      aLine({ quotaCode: "fine" }),
      aLine({ quotaCode: "none", modelId: null, applied: 0, untied: "no-model" }),
      aLine({ quotaCode: "low", applied: 1 }),
      aLine({ quotaCode: "unread", applied: null }),
      aLine({ quotaCode: "zero", applied: 0 }),
      aLine({ quotaCode: "short", required: 500 }),
    ];
    expect(lines.sort(compareLines).map(({ quotaCode }) => quotaCode)).toEqual([
      "all",
      "zero",
      "short",
      "low",
      "unread",
      "fine",
      "none",
    ]);
  });

  it.each<[Partial<QuotaLine>, number | null]>([
    [{ applied: 100 }, 0.25],
    [{ applied: 0 }, 0],
    [{ applied: 800 }, 2],
    [{ applied: null }, null],
    [{ defaultValue: null }, null],
    [{ defaultValue: 0 }, null],
  ])("share of the default: %j", (more, expected) => {
    expect(shareOfDefault(aLine(more))).toBe(expected);
  });
});

describe("increase requests", () => {
  it.each([
    ["PENDING", "open"],
    ["CASE_OPENED", "open"],
    ["APPROVED", "approved"],
    ["DENIED", "refused"],
    ["NOT_APPROVED", "refused"],
    ["INVALID_REQUEST", "refused"],
    ["CASE_CLOSED", "closed"],
    ["INVENTED_TOMORROW", "unrecognised"],
  ])("%s is %s", (status, stage) => {
    expect(stageOf({ status })).toBe(stage);
  });

  it("only an undecided one is under way", () => {
    const request = (status: string) => ({ desiredValue: 1, status, createdAt: 1 });
    expect(openRequest([request("CASE_CLOSED"), request("CASE_OPENED")])?.status).toBe(
      "CASE_OPENED",
    );
    expect(openRequest([request("CASE_CLOSED"), request("APPROVED")])).toBeNull();
  });
});

describe("narrowing the list", () => {
  const lines = [
    aLine({ quotaCode: "zero", applied: 0 }),
    aLine({ quotaCode: "cross", scope: "cross-region" }),
    aLine({ quotaCode: "day", unit: "tokens-per-day", scope: null }),
    aLine({
      quotaCode: "asked",
      requests: [{ desiredValue: 9, status: "PENDING", createdAt: null }],
    }),
  ];
  const all: QuotaFilter = { text: "", show: null, scopes: [], units: [] };
  it.each<[Partial<QuotaFilter>, string[]]>([
    [{}, ["zero", "cross", "day", "asked"]],
    [{ show: "zero" }, ["zero"]],
    [{ show: "requested" }, ["asked"]],
    [{ scopes: ["cross-region"] }, ["cross"]],
    [{ units: ["tokens-per-day"] }, ["day"]],
    [{ text: " SKY  cross " }, ["cross"]],
    [{ text: "sky eu-west-1" }, ["zero", "cross", "day", "asked"]],
    [{ text: "nova" }, []],
  ])("%j", (filter, codes) => {
    expect(filterLines(lines, { ...all, ...filter }).map(({ quotaCode }) => quotaCode)).toEqual(
      codes,
    );
  });

  it.each<[Partial<QuotaFilter>, boolean]>([
    [{}, true],
    [{ text: "  " }, true],
    [{ text: "sky" }, false],
    [{ show: "zero" }, false],
    [{ scopes: ["global"] }, false],
    [{ units: ["other"] }, false],
  ])("%j narrows nothing: %s", (filter, expected) => {
    expect(fitsAll({ ...all, ...filter })).toBe(expected);
  });

  it("every way to narrow has its count", () => {
    expect(countShows(lines)).toEqual({
      zero: 1,
      short: 0,
      "below-default": 0,
      requested: 1,
      "not-known": 0,
    });
  });
});
