import { describe, expect, it } from "vitest";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { scopesOfRoutes } from "@/lib/domain/quota/scopes";
import {
  belowDefault,
  closedRoutes,
  isAnyKnown,
  isEveryTokenQuotaZero,
  otherZeros,
} from "@/lib/domain/quota/verdicts";

const MODEL = "acme.sky-9-v1:0";

const aRow = (more: Partial<QuotaRow> = {}): QuotaRow => ({
  quotaCode: "L-1",
  quotaName: "a quota",
  modelId: MODEL,
  scope: "on-demand",
  unit: "tokens-per-minute",
  measure: "tokens-per-minute",
  variant: null,
  about: null,
  untied: null,
  applied: 0,
  lastApplied: null,
  missing: null,
  error: null,
  default: 400_000,
  adjustable: true,
  requests: [],
  ...more,
});
const cross = aRow({ quotaCode: "L-2", scope: "cross-region" });
const global = aRow({ quotaCode: "L-3", scope: "global" });
const input = aRow({ quotaCode: "L-4", unit: "input-tokens-per-minute" });
const output = aRow({ quotaCode: "L-5", unit: "output-tokens-per-minute" });
const missing = { applied: null, missing: "no-value" } as const;

describe("scopes of routes", () => {
  it.each([
    [[], []],
    [["on-demand"], ["on-demand"]],
    [["global"], ["global"]],
    [["provisioned"], []],
    [["us", "us-gov", "eu", "mars"], ["cross-region"]],
    [
      ["on-demand", "provisioned", "apac", "global"],
      ["on-demand", "cross-region", "global"],
    ],
  ])("%j", (routes, scopes) => {
    expect([...scopesOfRoutes(routes)]).toEqual(scopes);
  });
});

const day = aRow({ quotaCode: "L-6", scope: null, unit: "tokens-per-day" });
const globalDay = aRow({ quotaCode: "L-7", scope: "global", unit: "tokens-per-day" });
const shared = (applied: number | null) =>
  aRow({
    quotaCode: "L-E3F10727",
    quotaName: "Cross-Model Max Tokens Per Day",
    modelId: null,
    scope: null,
    unit: "tokens-per-day",
    untied: "not-a-model-quota",
    applied,
  });
const ALL = ["on-demand", "us", "eu", "global", "provisioned"];

describe("the routes that quotas of 0 close", () => {
  it.each<[string, QuotaRow[], string[], string[]]>([
    ["its only route has 0", [aRow()], ["on-demand"], ["on-demand"]],
    ["its only route has 1", [aRow({ applied: 1 })], ["on-demand"], []],
    ["all three scopes have 0", [aRow(), cross, global], ALL, ["on-demand", "us", "eu", "global"]],
    [
      "one of three has more",
      [aRow(), cross, { ...global, applied: 1 }],
      ALL,
      ["on-demand", "us", "eu"],
    ],
    [
      "a scope it has no route for does not count",
      [aRow(), { ...global, applied: 9 }],
      ["on-demand"],
      ["on-demand"],
    ],
    ["0 in a scope it has no route for", [aRow({ applied: 9 }), cross], ["on-demand"], []],
    ["a provisioned route is never closed", [aRow()], ["on-demand", "provisioned"], ["on-demand"]],
    ["a route without such a quota", [aRow()], ["on-demand", "us"], ["on-demand"]],
    ["no quota at all", [], ["on-demand"], []],
    ["no route", [aRow()], [], []],
    ["one value not known", [aRow(), { ...cross, ...missing }], ["on-demand", "us"], ["on-demand"]],
    ["list not read", [aRow({ applied: null, missing: "not-read" })], ["on-demand"], []],
    [
      "a last known 0 is not 0",
      [aRow({ applied: null, lastApplied: 0, missing: "not-read" })],
      ["on-demand"],
      [],
    ],
    [
      "default of 0, applied not known",
      [aRow({ applied: null, default: 0, missing: "not-listed" })],
      ["on-demand"],
      [],
    ],
    [
      "one not known, another above 0",
      [{ ...cross, ...missing }, aRow({ applied: 5 })],
      ["on-demand", "us"],
      [],
    ],
    ["input and output both 0", [input, output], ["on-demand"], ["on-demand"]],
    [
      "no input gets through, whatever the output",
      [input, { ...output, applied: 4 }],
      ["on-demand"],
      ["on-demand"],
    ],
    [
      "no output gets through, whatever the input",
      [{ ...input, applied: 4 }, output],
      ["on-demand"],
      ["on-demand"],
    ],
    ["input 0, output not known", [input, { ...output, ...missing }], ["on-demand"], ["on-demand"]],
    [
      "two of one measure, one of them above 0",
      [aRow(), aRow({ quotaCode: "L-8", applied: 4 })],
      ["on-demand"],
      [],
    ],
    ["requests a minute do not count", [aRow({ unit: "requests-per-minute" })], ["on-demand"], []],
    [
      "tokens a day of on-demand",
      [aRow({ unit: "tokens-per-day" })],
      ["on-demand", "us"],
      ["on-demand"],
    ],
    ["tokens a day of on-demand and geographic calls", [day], ALL, ["on-demand", "us", "eu"]],
    ["tokens a day at 1", [{ ...day, applied: 1 }], ALL, []],
    ["tokens a day of the global profile", [globalDay], ALL, ["global"]],
    ["0 a day beside tokens a minute", [day, aRow({ applied: 9 })], ["on-demand"], ["on-demand"]],
    [
      "long context at 0 beside a normal one",
      [aRow({ applied: 7 }), aRow({ variant: "1M" })],
      ["on-demand"],
      [],
    ],
    [
      "long context above 0 beside a normal 0",
      [aRow(), aRow({ variant: "1M", applied: 7 })],
      ["on-demand"],
      ["on-demand"],
    ],
    ["long context alone", [aRow({ variant: "1M" })], ["on-demand"], []],
    ["another model's 0", [aRow({ modelId: "acme.other" })], ["on-demand"], []],
    ["an unmatched 0", [aRow({ modelId: null })], ["on-demand"], []],
  ])("%s", (_name, rows, routes, expected) => {
    const closed = closedRoutes(rows, { modelId: MODEL, routes, shared: null });
    expect(closed).toEqual(
      expected.map((route) => ({ route, code: "ThrottlingException", cause: "quota-zero" })),
    );
  });

  it.each<[string, QuotaRow | null, string[]]>([
    ["at 0 closes all but provisioned", shared(0), ["on-demand", "us", "eu", "global"]],
    ["at 1 closes none", shared(1), []],
    ["not known closes none", shared(null), []],
    ["not listed closes none", null, []],
  ])("what all models share, %s", (_name, row, expected) => {
    const closed = closedRoutes([], { modelId: MODEL, routes: ALL, shared: row });
    expect(closed).toEqual(
      expected.map((route) => ({
        route,
        code: "ThrottlingException",
        cause: "tokens-per-day-zero",
      })),
    );
  });

  it("a quota of its own is told before the one that all share", () => {
    const closed = closedRoutes([cross], {
      modelId: MODEL,
      routes: ["on-demand", "us"],
      shared: shared(0),
    });
    expect(closed.map(({ route, cause }) => [route, cause])).toEqual([
      ["on-demand", "tokens-per-day-zero"],
      ["us", "quota-zero"],
    ]);
  });
});

describe("whether any quota of a model is known", () => {
  it.each<[string, QuotaRow[], string[], boolean]>([
    ["none tied", [], ["on-demand"], false],
    ["tied, without a value", [aRow(missing)], ["on-demand"], false],
    ["known", [aRow({ applied: 9 })], ["on-demand"], true],
    ["known to be 0", [aRow()], ["on-demand"], true],
    [
      "known in requests alone",
      [aRow({ unit: "requests-per-minute", applied: 9 })],
      ["on-demand"],
      true,
    ],
    ["known of long context alone", [aRow({ variant: "1M", applied: 9 })], ["on-demand"], false],
    ["known of another scope", [{ ...global, applied: 9 }], ["on-demand"], false],
    ["known of another model", [aRow({ modelId: "acme.other", applied: 9 })], ["on-demand"], false],
  ])("%s", (_name, rows, routes, expected) => {
    expect(isAnyKnown(rows, { modelId: MODEL, routes })).toBe(expected);
  });
});

describe("a quota of 0 that counts no tokens", () => {
  const jobs = { unit: "other", scope: null } as const;
  it.each<[string, Partial<QuotaRow>, boolean]>([
    ["at 0", jobs, true],
    ["at 1", { ...jobs, applied: 1 }, false],
    ["not known", { ...jobs, ...missing }, false],
    ["0 by default", { ...jobs, default: 0 }, false],
    ["of long context", { ...jobs, variant: "1M" }, false],
    ["of another model", { ...jobs, modelId: "acme.other" }, false],
    ["requests a minute", { unit: "requests-per-minute" }, false],
    ["tokens, which close the route", {}, false],
  ])("%s", (_name, more, expected) => {
    const rows = otherZeros([aRow(more)], { modelId: MODEL, routes: ["on-demand"] });
    expect(rows).toHaveLength(expected ? 1 : 0);
  });
});

describe("a region whose token quotas are all 0", () => {
  const guardrails = aRow({ quotaCode: "L-9", modelId: null, unit: "other", applied: 100 });
  it.each<[string, QuotaRow[], boolean | null]>([
    ["all 0, tied or not", [aRow(), aRow({ modelId: null }), shared(0)], true],
    ["other quotas do not count", [aRow(), guardrails], true],
    ["those without a value do not count", [aRow(), { ...cross, ...missing }], true],
    ["one above 0", [aRow(), { ...cross, applied: 1 }], false],
    ["no value known", [{ ...cross, ...missing }], null],
    ["no token quota", [guardrails], null],
    ["no quota", [], null],
  ])("%s", (_name, rows, expected) => {
    expect(isEveryTokenQuotaZero(rows)).toBe(expected);
  });
});

describe("below default", () => {
  it.each<[string, Partial<QuotaRow>, string[], boolean]>([
    ["one below", { applied: 399_999 }, ["on-demand"], true],
    ["at the default", { applied: 400_000 }, ["on-demand"], false],
    ["above", { applied: 400_001 }, ["on-demand"], false],
    ["0", { applied: 0 }, ["on-demand"], true],
    ["applied not known", missing, ["on-demand"], false],
    ["default not known", { default: null }, ["on-demand"], false],
    ["tokens a day", { unit: "tokens-per-day" }, ["on-demand"], true],
    ["a day, shared by all calls", { unit: "tokens-per-day", scope: null }, ["us"], true],
    ["a day, shared, only global", { unit: "tokens-per-day", scope: null }, ["global"], false],
    ["requests a minute", { unit: "requests-per-minute" }, ["on-demand"], false],
    ["long context", { variant: "1M" }, ["on-demand"], false],
    ["a scope without a route", { scope: "global" }, ["on-demand"], false],
    ["another model", { modelId: "acme.other" }, ["on-demand"], false],
  ])("%s", (_name, more, routes, expected) => {
    expect(belowDefault([aRow(more)], { modelId: MODEL, routes })).toHaveLength(expected ? 1 : 0);
  });
});
