import { describe, expect, it } from "vitest";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { scopesOfRoutes } from "@/lib/domain/quota/scopes";
import { belowDefault, zeroQuota } from "@/lib/domain/quota/verdicts";

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

describe("a quota of 0 closes a model only when every route is known to have 0", () => {
  const notKnown = (why: string) => ({ kind: "not-known", why });
  const zero = { kind: "zero" };
  const notZero = { kind: "not-zero" };

  it.each<[string, QuotaRow[], string[], object]>([
    ["its only route has 0", [aRow()], ["on-demand"], zero],
    ["its only route has 1", [aRow({ applied: 1 })], ["on-demand"], notZero],
    ["all three scopes have 0", [aRow(), cross, global], ["on-demand", "us", "eu", "global"], zero],
    [
      "one of three has more",
      [aRow(), cross, { ...global, applied: 1 }],
      ["on-demand", "us", "global"],
      notZero,
    ],
    [
      "a scope it has no route for does not count",
      [aRow(), { ...global, applied: 9 }],
      ["on-demand"],
      zero,
    ],
    ["0 in a scope it has no route for", [aRow({ applied: 9 }), cross], ["on-demand"], notZero],
    ["a provisioned route is never 0", [aRow()], ["on-demand", "provisioned"], notZero],
    ["a route without such a quota", [aRow()], ["on-demand", "us"], notKnown("no-quota")],
    ["no quota at all", [], ["on-demand"], notKnown("no-quota")],
    ["no route", [aRow()], [], notKnown("no-route")],
    [
      "one value not known",
      [aRow(), { ...cross, ...missing }],
      ["on-demand", "us"],
      notKnown("no-value"),
    ],
    [
      "list not read",
      [aRow({ applied: null, missing: "not-read" })],
      ["on-demand"],
      notKnown("not-read"),
    ],
    [
      "a last known 0 is not 0",
      [aRow({ applied: null, lastApplied: 0, missing: "not-read" })],
      ["on-demand"],
      notKnown("not-read"),
    ],
    [
      "default of 0, applied not known",
      [aRow({ applied: null, default: 0, missing: "not-listed" })],
      ["on-demand"],
      notKnown("not-listed"),
    ],
    [
      "one not known, another above 0",
      [{ ...cross, ...missing }, aRow({ applied: 5 })],
      ["on-demand", "us"],
      notZero,
    ],
    ["input and output both 0", [input, output], ["on-demand"], zero],
    ["input 0, output above", [input, { ...output, applied: 4 }], ["on-demand"], notZero],
    [
      "input 0, output not known",
      [input, { ...output, ...missing }],
      ["on-demand"],
      notKnown("no-value"),
    ],
    [
      "requests a minute do not count",
      [aRow({ unit: "requests-per-minute" })],
      ["on-demand"],
      notKnown("no-quota"),
    ],
    [
      "tokens a day do not count",
      [aRow({ unit: "tokens-per-day" })],
      ["on-demand"],
      notKnown("no-quota"),
    ],
    [
      "long context at 0 beside a normal one",
      [aRow({ applied: 7 }), aRow({ variant: "1M" })],
      ["on-demand"],
      notZero,
    ],
    [
      "long context above 0 beside a normal 0",
      [aRow(), aRow({ variant: "1M", applied: 7 })],
      ["on-demand"],
      zero,
    ],
    ["long context alone", [aRow({ variant: "1M" })], ["on-demand"], notKnown("no-quota")],
    ["another model's 0", [aRow({ modelId: "acme.other" })], ["on-demand"], notKnown("no-quota")],
    ["an unmatched 0", [aRow({ modelId: null })], ["on-demand"], notKnown("no-quota")],
  ])("%s", (_name, rows, routes, expected) => {
    expect(zeroQuota(rows, { modelId: MODEL, routes })).toEqual(expected);
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
