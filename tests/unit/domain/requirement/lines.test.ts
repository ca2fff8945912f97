import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import {
  countLines,
  LINE_STATES,
  type Line,
  linesIn,
  worstLine,
} from "@/lib/domain/requirement/line";
import { byRequirement, linesOf, rowsOfLines } from "@/lib/domain/requirement/lines";
import { allowsRoute, type RouteRule } from "@/lib/domain/requirement/routes";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { ListStatus, RequirementFault } from "@/lib/domain/requirement/world";
import { STATES } from "@/lib/domain/state";
import { EU, HAIKU, linesFor, NEVER, unread } from "./line-worlds";
import { aCell, aQuota, aRequirement, aWorld, SONNET } from "./worlds";

describe("a problem of the requirement is a line of its own", () => {
  it.each<[string, Partial<Requirement>, Record<string, ListStatus>, Partial<Line>, string]>([
    [
      "a model that no list shows",
      { models: ["x.y"] },
      {},
      { state: "not_met", region: null, modelName: "x.y", owner: "application-code" },
      "choose",
    ],
    [
      "a model that no list shows while one was not read",
      { models: ["x.y"] },
      { "eu-west-2": "failed" },
      { state: "cannot_tell", owner: null },
      "read",
    ],
    [
      "a Region nobody scans",
      { regions: ["eu-west-1", "eu-west-3"] },
      {},
      { state: "cannot_tell", region: "eu-west-3", owner: "caller-credentials" },
      "configure",
    ],
    [
      "an account nobody reads",
      { accounts: ["payments-prod", "sandbox"] },
      {},
      { state: "cannot_tell", account: "sandbox", owner: "caller-credentials" },
      "configure",
    ],
    [
      "a Region that is off and has no cell",
      { regions: ["eu-west-1", "eu-south-1"] },
      { "eu-south-1": "off" },
      { state: "not_met", region: "eu-south-1", owner: "account-admin" },
      "act",
    ],
  ])("%s", (_name, over, lists, expected, kind) => {
    const lines = linesFor(aWorld([aCell()], lists), over);
    const line = lines.find(({ modelId }) => modelId === null);
    expect(line).toMatchObject({ ...expected, heldBy: { by: "none" } });
    expect(line?.step?.kind).toBe(kind);
  });
});

it.each([
  ["an account", "sandbox", "Add sandbox to the file"],
  ["a unit, whose accounts have no names yet", "ou-acme-12345678", "Add its accounts to the file"],
])("what is required of %s that nobody reads says what to add", (_name, wanted, text) => {
  const lines = linesFor(aWorld([aCell()]), { accounts: ["payments-prod", wanted] });
  expect(lines.find(({ modelId }) => modelId === null)?.step?.text).toBe(text);
});

describe("the step of a list that was not read is by why it was not", () => {
  const message = "Why.";
  it.each<[string, RequirementFault, Partial<Line>, string]>([
    [
      "a key is mended, and nothing is added to the file",
      { code: "InvalidClientTokenId", cause: null, owner: "caller-credentials", message },
      { owner: "caller-credentials" },
      "act",
    ],
    [
      "a right is given, and no Region enabled",
      { code: "NotAuthorized", cause: null, owner: "account-admin", message },
      { owner: "account-admin" },
      "act",
    ],
    [
      "what another try may cure is read again, and is nobody's",
      { code: "ThrottlingException", cause: null, owner: "wait", message },
      { owner: null },
      "read",
    ],
  ])("%s", (_name, fault, expected, kind) => {
    const world = aWorld([], { "eu-west-1": "failed" }, { "eu-west-1": fault });
    const [line] = linesFor(world, { models: ["x.y"] });
    expect(line).toMatchObject({ ...expected, state: "cannot_tell" });
    expect(line?.reason).toMatchObject({ code: fault.code, title: "Model not known" });
    expect(line?.step).toMatchObject({
      kind,
      text: kind === "read" ? "Read again now" : "Let the scan read it",
    });
  });
});

describe("rows and roll-ups", () => {
  it("take the worst of their lines, worst first", () => {
    expect(LINE_STATES).toEqual(["not_met", "short", "cannot_tell", "met"]);
    const cells = [
      aCell({ region: "eu-central-1" }),
      aCell({ modelId: HAIKU, region: "eu-central-1" }),
      aCell(),
      aCell({ modelId: HAIKU, state: "blocked" }),
    ];
    const lines = linesFor(aWorld(cells), {
      models: [SONNET, HAIKU],
      regions: ["eu-central-1", "eu-west-1"],
    });
    const rows = rowsOfLines(lines);
    expect(rows.map(({ region, state }) => [region, state])).toEqual([
      ["eu-west-1", "not_met"],
      ["eu-central-1", "met"],
    ]);
    expect(rows[0]?.lines[0]?.modelId).toBe(HAIKU);
    expect(rows[0]?.counts).toEqual({ met: 1, not_met: 1, short: 0, cannot_tell: 0 });
    expect(byRequirement(lines)).toMatchObject([{ state: "not_met", counts: { met: 3 } }]);
  });

  it("of nothing it cannot be told", () => {
    expect(worstLine([])).toBe("cannot_tell");
  });
});

describe("every line", () => {
  const cells = fc.uniqueArray(
    fc
      .record({
        region: fc.constantFrom("eu-west-1", "us-east-1"),
        modelId: fc.constantFrom(SONNET, HAIKU),
        account: fc.constantFrom("111122223333", "444455556666"),
        state: fc.constantFrom(...STATES),
        routes: fc.subarray(["eu", "us", "global", "on-demand", "provisioned"]),
        unreadRoutes: fc.subarray(["profiles", "provisioned"] as const),
        quotas: fc.option(
          fc.array(
            fc
              .record({
                scope: fc.constantFrom("on-demand", "cross-region", "global"),
                applied: fc.option(fc.constantFrom(0, 499_999, 500_000)),
              })
              .map(aQuota),
            { maxLength: 3 },
          ),
        ),
      })
      .map(({ routes, ...over }) =>
        aCell({
          ...over,
          routes: over.state === "ready" && routes.length === 0 ? ["eu"] : routes,
          ...(over.state === "unknown" && { findings: [unread] }),
        }),
      ),
    { selector: ({ account, region, modelId }) => `${account} ${region} ${modelId}` },
  );
  const requirement = fc.record({
    models: fc.constantFrom([SONNET], [SONNET, HAIKU], ["anthropic.*"], ["x.y"]),
    regions: fc.constantFrom(null, ["eu-west-1"], ["eu-west-1", "us-east-1", "eu-west-3"]),
    routes: fc.constantFrom<RouteRule>(null, EU, ["eu"], ["eu", "global"], { within: "us" }),
    tokensPerMinute: fc.constantFrom(null, 500_000),
    accounts: fc.constantFrom(null, ["111122223333"], ["sandbox"]),
  });
  const lists = fc.constantFrom<Record<string, ListStatus>>({}, { "eu-west-2": "failed" });

  it("is met only by what was read, by a route that is allowed and large enough", () => {
    fc.assert(
      fc.property(cells, requirement, lists, (given, over, unreadLists) => {
        const world = aWorld(given, unreadLists);
        for (const line of linesFor(world, over)) {
          if (line.state !== "met") continue;
          const region = line.region ?? "";
          expect(line.cell).toBe("ready");
          expect(line.reason).toBeNull();
          const holding = line.heldBy.by === "routes" ? line.heldBy.routes : ["global"];
          expect(holding.length).toBeGreaterThan(0);
          for (const route of holding) {
            expect(allowsRoute(over.routes, { route, region })).toBe(true);
            if (over.tokensPerMinute === null) continue;
            const applied = line.applied.find((one) => one.route === route)?.applied ?? -1;
            expect(applied).toBeGreaterThanOrEqual(over.tokensPerMinute);
          }
        }
      }),
    );
  });

  it("adds up: to the judged requirement, to its rows, and to what the gate answers", () => {
    fc.assert(
      fc.property(cells, requirement, (given, over) => {
        const world = aWorld(given, { "eu-west-1": "read" });
        const judged = judgeRequirement(aRequirement(over), world);
        const lines = linesOf(judged, { world, since: NEVER });
        const counts = countLines(lines);
        expect(linesIn(counts)).toBe(judged.cells.length + judged.problems.length);
        expect(counts.met).toBe(judged.counts.met);
        expect(counts.cannot_tell).toBe(judged.counts.could_not_tell);
        expect(counts.not_met + counts.short).toBe(judged.counts.not_met + judged.counts.waiting);
        const rows = rowsOfLines(lines);
        expect(rows.flatMap((row) => row.lines)).toHaveLength(lines.length);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        expect(worstLine(lines) === "met").toBe(judged.outcome === "met");
      }),
    );
  });
});
