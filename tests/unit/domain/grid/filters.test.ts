import { describe, expect, it } from "vitest";
import { buildBase } from "@/lib/domain/grid/base";
import { applyFilters, type Filters, NO_FILTERS, routesIn } from "@/lib/domain/grid/filters";
import { suggestionFor } from "@/lib/domain/grid/suggestion";
import { aColumn, aRequirement, aSnapshot, OWN } from "@/tests/support/a-snapshot";

const snapshot = aSnapshot(
  ["anthropic.claude-sonnet", "anthropic.claude-opus", "amazon.nova-pro"],
  {
    "us-east-1": ["ready", "payment", "ready"],
    "eu-west-1": ["geographic", "payment", "none"],
    "ap-south-1": ["timeout", "timeout", "timeout"],
  },
  {
    requirements: [aRequirement({ models: ["anthropic.claude-opus"], regions: ["eu-west-1"] })],
  },
);
const dark = aColumn("ap-east-2", ["timeout", "timeout", "timeout"], { noEndpoint: true });
const base = buildBase(
  {
    ...snapshot,
    columns: [...snapshot.columns, dark],
    regions: [
      ...snapshot.regions,
      { region: "ap-east-2", city: "Taipei", geography: "Asia Pacific", optIn: true },
    ],
  },
  { scope: OWN },
);
const run = (filters: Partial<Filters>) => {
  const found = applyFilters(base, { ...NO_FILTERS, ...filters });
  return {
    models: found.rows.map((row) => base.rows[row]?.name),
    regions: found.columns.map((column) => base.columns[column]?.region),
    counts: found.counts,
    faint: found.faint.reduce((sum, one) => sum + one, 0),
  };
};
const ALL = ["claude-sonnet", "claude-opus", "nova-pro"];

describe("filters", () => {
  it("leaves Regions without an endpoint out of view and out of the counts", () => {
    expect(run({})).toMatchObject({
      models: ALL,
      regions: ["us-east-1", "eu-west-1", "ap-south-1"],
      counts: { ready: 3, blocked: 2, not_offered: 1, unknown: 3, inactive: 0, pending: 0 },
      faint: 0,
    });
    expect(run({ noEndpoint: true }).counts.unknown).toBe(6);
  });

  it.each<[string, Partial<Filters>, string[]]>([
    ["every word must occur", { q: "claude OPUS" }, ["claude-opus"]],
    ["ids and providers count", { q: "amazon." }, ["nova-pro"]],
    ["a part of a word", { q: "pus" }, ["claude-opus"]],
    ["blank text filters nothing", { q: "  " }, ALL],
    ["a provider", { providers: ["Amazon"] }, ["nova-pro"]],
    ["a state", { states: ["blocked"] }, ["claude-opus"]],
    ["two states", { states: ["blocked", "not_offered"] }, ["claude-opus", "nova-pro"]],
    ["a cause", { cause: "blocked.MPAgreementFailed.payment-instrument-invalid" }, ["claude-opus"]],
    ["a cause that is gone", { cause: "blocked.X.y" }, []],
    ["a route", { routes: ["eu"] }, ["claude-sonnet"]],
    ["what is required", { required: true }, ["claude-opus"]],
    ["nothing matches", { q: "gemini" }, []],
  ])("%s", (_name, filters, models) => {
    expect(run(filters).models).toEqual(models);
  });

  it("draws cells outside the asked state faint, and keeps the counters of all states", () => {
    const found = run({ states: ["blocked"] });
    expect(found.counts.ready).toBe(3);
    expect(found.faint).toBe(9 - 2);
  });

  it("scope only Regions with something required", () => {
    expect(run({ required: true }).regions).toEqual(["eu-west-1"]);
  });

  it("scope only the asked geographies", () => {
    expect(run({ geographies: ["Europe"] }).regions).toEqual(["eu-west-1"]);
  });

  it("lists routes from the narrowest to the widest", () => {
    expect(routesIn(base)).toEqual(["on-demand", "eu", "global"]);
  });

  it.each([
    ["one letter missing", "sonet", "sonnet"],
    ["two letters off", "clawd", "claude"],
    ["too far", "gemini", null],
    ["too short to guess", "so", null],
  ])("suggests a name: %s", (_name, q, expected) => {
    expect(suggestionFor(q, base)).toBe(expected);
  });
});

it("rows whose name is meant come before those whose id only resembles it", () => {
  const ids = ["anthropic.claude-opus-4-5-v1:0", "anthropic.claude-opus-5", "amazon.opus-5-lite"];
  const named = aSnapshot(ids, { "us-east-1": ["ready", "ready", "ready"] });
  const names = ["Claude Opus 4.5", "Claude Opus 5", "Claude Opus 5 Lite"];
  const models = named.models.map((model, at) => ({ ...model, name: names[at] ?? "" }));
  const opus = buildBase({ ...named, models }, { scope: OWN });
  const filtered = applyFilters(opus, { ...NO_FILTERS, q: "claude opus 5" });
  expect(filtered.rows.map((row) => opus.rows[row]?.name)).toEqual([
    "Claude Opus 5",
    "Claude Opus 5 Lite",
    "Claude Opus 4.5",
  ]);
  expect(filtered.byFit).toBe(true);
  expect(applyFilters(opus, NO_FILTERS).byFit).toBe(false);
});
