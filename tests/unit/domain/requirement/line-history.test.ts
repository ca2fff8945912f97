import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import {
  askedOf,
  type LineStateRow,
  lineChanges,
  lineKey,
  placeOfLine,
} from "@/lib/domain/requirement/line-history";
import { NO_HISTORY } from "@/lib/domain/requirement/line-since";
import { linesOf } from "@/lib/domain/requirement/lines";
import type { RouteRule } from "@/lib/domain/requirement/routes";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementCell } from "@/lib/domain/requirement/world";
import { STATES } from "@/lib/domain/state";
import { aCell, aFinding, aQuota, aRequirement, aWorld, SONNET } from "./worlds";

const LOAD = { callsPerMinute: 1, inputTokens: 2, maxTokens: 3, outputTokens: 4, cached: 0.5 };
const AT = Date.UTC(2026, 10, 22);

describe("what is asked of a line", () => {
  it.each<[string, Partial<Requirement>, Partial<Requirement>, boolean]>([
    ["tokens", { tokensPerMinute: 1 }, { tokensPerMinute: 2 }, false],
    ["a load", { load: LOAD }, { load: { ...LOAD, cached: 0.6 } }, false],
    ["no load", { load: LOAD }, {}, false],
    ["a policy", { routes: { within: "eu" } }, { routes: { within: "us" } }, false],
    ["a list of routes", { routes: ["eu"] }, { routes: ["eu", "global"] }, false],
    ["the order of a list", { routes: ["global", "eu"] }, { routes: ["eu", "global"] }, true],
    ["more models", { models: [SONNET] }, { models: [SONNET, "x.y"] }, true],
    ["more Regions", { regions: ["eu-west-1"] }, { regions: null }, true],
    ["fewer accounts", { accounts: null }, { accounts: ["a"] }, true],
  ])("%s", (_name, one, other, same) => {
    expect(askedOf(aRequirement(one)) === askedOf(aRequirement(other))).toBe(same);
  });
});

const changes = (
  cells: readonly RequirementCell[],
  given: { over?: Partial<Requirement>; kept?: readonly LineStateRow[]; at?: number } = {},
) => {
  const requirement = aRequirement(given.over);
  const world = aWorld(cells);
  const lines = linesOf(judgeRequirement(requirement, world), { world, since: NO_HISTORY });
  const { kept = [], at = AT } = given;
  return lineChanges(lines, { requirements: [requirement], kept, at });
};

describe("what is written of lines", () => {
  const row: LineStateRow = {
    requirement: "Payments assistant",
    account: "111122223333",
    region: "eu-west-1",
    subject: SONNET,
    at: AT - 1,
    state: "met",
    asked: askedOf(aRequirement()),
  };
  const neverRead = aCell({
    state: "unknown",
    findings: [aFinding({ code: "NotReadYet", cause: null, severity: "unknown" })],
  });
  it.each<[string, Parameters<typeof changes>, readonly Partial<LineStateRow>[]]>([
    ["its first state", [[aCell()]], [{ ...row, at: AT }]],
    ["nothing where it stands as it did", [[aCell()], { kept: [row] }], []],
    ["another state", [[aCell({ state: "blocked" })], { kept: [row] }], [{ state: "not_met" }]],
    [
      "the same state, where something else is asked",
      [[aCell()], { kept: [row], over: { tokensPerMinute: 1 } }],
      [{ state: "met", asked: askedOf(aRequirement({ tokensPerMinute: 1 })) }],
    ],
    ["nothing of what was never read", [[neverRead]], []],
    ["what can no longer be told", [[neverRead], { kept: [row] }], [{ state: "cannot_tell" }]],
    ["that it is there no more", [[], { kept: [row] }], [{ ...row, at: AT, state: null }]],
    ["that only once", [[], { kept: [{ ...row, state: null }] }], []],
    [
      "that it is there again",
      [[aCell()], { kept: [{ ...row, state: null }] }],
      [{ ...row, at: AT }],
    ],
    [
      "a pattern that nothing offered fits, by what it names",
      [[aCell({ state: "not_offered", routes: [] })], { over: { models: ["anthropic.*"] } }],
      [{ subject: "anthropic.*", state: "not_met" }],
    ],
    [
      "nothing of a model that no list shows, which stands in no one Region",
      [[aCell()], { over: { models: ["x.y"] } }],
      [],
    ],
  ])("%s", (_name, given, expected) => {
    const rows = changes(...given);
    expect(rows).toHaveLength(expected.length);
    for (const [place, one] of expected.entries()) expect(rows[place]).toMatchObject(one);
  });

  const step = fc.record({
    state: fc.constantFrom(...STATES),
    applied: fc.constantFrom(null, 1, 2),
    routes: fc.subarray(["eu", "global"]),
    over: fc.record({
      tokensPerMinute: fc.constantFrom(null, 1, 2),
      routes: fc.constantFrom<RouteRule>(null, { within: "eu" }),
      models: fc.constantFrom([SONNET], ["anthropic.*"], ["x.y"]),
    }),
  });
  it("tells of every line since when it is as it is, and nothing twice", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const kept = new Map<string, LineStateRow>();
        const expected = new Map<string, LineStateRow>();
        for (const [place, { state, applied, routes, over }] of steps.entries()) {
          const at = AT + place;
          const cell = aCell({ state, routes, quotas: [aQuota({ applied })] });
          const requirement = aRequirement(over);
          const world = aWorld([cell]);
          const lines = linesOf(judgeRequirement(requirement, world), { world, since: NO_HISTORY });
          for (const row of changes([cell], { over, at, kept: [...kept.values()] })) {
            const before = kept.get(lineKey(row));
            expect(before?.state === row.state && before.asked === row.asked).toBe(false);
            kept.set(lineKey(row), row);
          }
          const asked = askedOf(requirement);
          const now = new Map(
            lines.flatMap((line) => {
              const where = placeOfLine(line);
              return where ? [[lineKey(where), { ...where, state: line.state, asked, at }]] : [];
            }),
          );
          for (const key of expected.keys()) if (!now.has(key)) expected.delete(key);
          for (const [key, row] of now) {
            const before = expected.get(key);
            const same = before?.state === row.state && before.asked === asked;
            if (!same) expected.set(key, row);
          }
          const told = [...kept.values()].filter((row) => row.state !== null);
          expect(new Map(told.map((row) => [lineKey(row), row]))).toEqual(expected);
        }
      }),
    );
  });
});
