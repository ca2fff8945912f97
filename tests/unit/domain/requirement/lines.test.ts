import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import {
  countLines,
  type HeldBy,
  LINE_STATES,
  type Line,
  type LineState,
  linesIn,
  worstLine,
} from "@/lib/domain/requirement/line";
import { askedOf } from "@/lib/domain/requirement/line-history";
import { NO_HISTORY, type SinceOf } from "@/lib/domain/requirement/line-since";
import { byRequirement, linesOf, rowsOfLines } from "@/lib/domain/requirement/lines";
import { allowsRoute, type RouteRule } from "@/lib/domain/requirement/routes";
import type { Requirement } from "@/lib/domain/requirement/types";
import type {
  ListStatus,
  RequirementCell,
  RequirementFault,
  RequirementWorld,
} from "@/lib/domain/requirement/world";
import { STATES, type State } from "@/lib/domain/state";
import { aCell, aFinding, aQuota, aRequirement, aWorld, SONNET } from "./worlds";

const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
const NEVER = NO_HISTORY;
const ZERO = { code: "ThrottlingException", cause: "quota-zero" } as const;
const EU: RouteRule = { within: "eu" };

function linesFor(world: RequirementWorld, over: Partial<Requirement> = {}, since = NEVER) {
  const judged = judgeRequirement(aRequirement(over), world);
  return linesOf(judged, { world, since });
}

function lineOf(cell: RequirementCell, over: Partial<Requirement> = {}, since = NEVER): Line {
  const [line] = linesFor(aWorld([cell]), over, since);
  if (!line) throw new Error("no line");
  return line;
}

const geographicAndGlobal = (geographic: number | null, global: number | null) => [
  aQuota({ applied: geographic }),
  aQuota({ quotaCode: "L-2", scope: "global", applied: global }),
];
const unread = aFinding({
  gate: "availability",
  code: "ThrottlingException",
  cause: null,
  severity: "unknown",
  owner: "wait",
  message: "Rate exceeded",
});

describe("the state of a line and what holds it", () => {
  const needs = { tokensPerMinute: 500_000 };
  it.each<[string, RequirementCell, Partial<Requirement>, LineState, HeldBy]>([
    [
      "ready is met, by the routes that are open",
      aCell(),
      {},
      "met",
      { by: "routes", routes: ["eu", "global"] },
    ],
    [
      "a policy is met by the geographic profile",
      aCell(),
      { routes: EU },
      "met",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "a policy is met on demand in a Region of the geography",
      aCell({ routes: ["on-demand"] }),
      { routes: EU },
      "met",
      { by: "routes", routes: ["on-demand"] },
    ],
    [
      "a policy is never met by global",
      aCell({ routes: ["global"] }),
      { routes: EU },
      "not_met",
      { by: "global-only", meant: "within eu" },
    ],
    [
      "a list that names a geography and leaves global out is not met by it",
      aCell({ routes: ["global"] }),
      { routes: ["eu"] },
      "not_met",
      { by: "global-only", meant: "eu" },
    ],
    [
      "a list without a geography meant none",
      aCell({ routes: ["global"] }),
      { routes: ["on-demand"] },
      "not_met",
      { by: "none" },
    ],
    [
      "a policy whose profile list was not read cannot be told",
      aCell({ routes: ["global"], unreadRoutes: ["profiles"] }),
      { routes: EU },
      "cannot_tell",
      { by: "none" },
    ],
    [
      "a quota one token too small is short, held by the route it limits",
      aCell({ routes: ["eu"], quotas: [aQuota({ applied: 499_999 })] }),
      needs,
      "short",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "a quota exactly large enough is met",
      aCell({ routes: ["eu"], quotas: [aQuota({ applied: 500_000 })] }),
      needs,
      "met",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "a short policy that global would hold stays short, and says so",
      aCell({ quotas: geographicAndGlobal(400_000, 6_000_000) }),
      { ...needs, routes: EU },
      "short",
      { by: "global-only", meant: "within eu" },
    ],
    [
      "a short policy that global would not hold either",
      aCell({ quotas: geographicAndGlobal(400_000, 499_999) }),
      { ...needs, routes: EU },
      "short",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "any route is met by global alone, and that is said",
      aCell({ quotas: geographicAndGlobal(400_000, 6_000_000) }),
      needs,
      "met",
      { by: "global-only", meant: null },
    ],
    [
      "of routes whose quota is not known none holds",
      aCell({ quotas: geographicAndGlobal(500_000, null) }),
      needs,
      "met",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "an unread quota cannot be told",
      aCell({ quotas: null }),
      needs,
      "cannot_tell",
      { by: "none" },
    ],
    ["blocked is not met", aCell({ state: "blocked" }), {}, "not_met", { by: "none" }],
    [
      "pending was read, and is not met",
      aCell({ state: "pending", routes: [] }),
      {},
      "not_met",
      { by: "none" },
    ],
    [
      "unknown cannot be told",
      aCell({ state: "unknown", findings: [unread] }),
      {},
      "cannot_tell",
      { by: "none" },
    ],
    [
      "an unread cell with a quota that is too small is not met, never short",
      aCell({
        state: "unknown",
        findings: [unread],
        quotas: [aQuota({ applied: 1 })],
        routes: ["eu"],
      }),
      needs,
      "not_met",
      { by: "none" },
    ],
  ])("%s", (_name, cell, over, state, heldBy) => {
    const line = lineOf(cell, over);
    expect(line.state).toBe(state);
    expect(line.heldBy).toEqual(heldBy);
    expect(line.reason === null).toBe(state === "met");
    expect(line.step === null).toBe(state === "met");
  });
});

describe("who acts first, and the one next step", () => {
  const short = (over: Parameters<typeof aQuota>[0] = {}) =>
    aCell({ routes: ["eu"], quotas: [aQuota({ applied: 400_000, default: 400_000, ...over })] });
  const open = { desiredValue: 2_000_000, status: "CASE_OPENED", createdAt: 1 };
  const needs = { tokensPerMinute: 500_000 };
  it.each<[string, RequirementCell, Partial<Requirement>, Partial<Line>, string, string]>([
    [
      "the form",
      aCell({ region: "eu-south-1", state: "blocked" }),
      { regions: ["eu-south-1"] },
      { owner: "account-admin", decider: null },
      "act",
      "Submit the use case form in eu-south-1",
    ],
    [
      "the form of all default Regions",
      aCell({ state: "blocked" }),
      {},
      { owner: "account-admin", decider: null },
      "act",
      "Submit the use case form",
    ],
    [
      "a quota that can be asked for: the admin, then AWS Support",
      short(),
      needs,
      { owner: "account-admin", decider: "aws-support" },
      "ask",
      "Request 500,000 tokens a minute for Claude Sonnet 4.6",
    ],
    [
      "a need that is not above the default is no request",
      short({ applied: 300_000, default: 600_000 }),
      needs,
      { owner: "account-admin", decider: "aws-support" },
      "ask",
      "Open a Support case for Claude Sonnet 4.6",
    ],
    [
      "a quota that is not adjustable is a case",
      short({ adjustable: false }),
      needs,
      { owner: "account-admin", decider: "aws-support" },
      "ask",
      "Open a Support case for Claude Sonnet 4.6",
    ],
    [
      "an increase that was asked for is waited for",
      short({ requests: [open] }),
      needs,
      { owner: "aws-support", decider: null },
      "wait",
      "Wait for the increase",
    ],
    [
      "a quota that is zero: the admin opens the case",
      aCell({
        state: "blocked",
        routes: [],
        findings: [aFinding({ gate: "quota", ...ZERO, owner: "aws-support" })],
      }),
      {},
      { owner: "account-admin", decider: "aws-support" },
      "act",
      "Open a Support case",
    ],
    [
      "a reading that may be cured is nobody's",
      aCell({ state: "unknown", findings: [unread] }),
      {},
      { owner: null, decider: null },
      "read",
      "Read again now",
    ],
    [
      "a reading that is refused is for its owner",
      aCell({
        state: "unknown",
        findings: [
          aFinding({
            gate: "availability",
            code: "AccessDeniedException",
            cause: null,
            severity: "unknown",
            owner: "iam-admin",
          }),
        ],
      }),
      {},
      { owner: "iam-admin", decider: null },
      "act",
      "Let the scan read it",
    ],
    [
      "a route that is not there is a choice",
      aCell({ routes: ["global"] }),
      { routes: EU },
      { owner: "application-code", decider: null },
      "choose",
      "Choose another route or Region",
    ],
    [
      "a route that is closed is opened by whoever opens it",
      aCell({ routes: ["global"], closedRoutes: [{ route: "eu", ...ZERO }] }),
      { routes: EU },
      { owner: "account-admin", decider: "aws-support" },
      "act",
      "Open a Support case",
    ],
    [
      "an offer of a model that ends soon is none to accept",
      aCell({
        state: "inactive",
        routes: [],
        findings: [
          aFinding({ gate: "agreement", code: "AgreementNotCreated", cause: null }),
          aFinding({ gate: "lifecycle", code: "ModelLegacy", cause: null, severity: "warn" }),
        ],
      }),
      {},
      { owner: "application-code", decider: null },
      "choose",
      "Move to a newer model",
    ],
    [
      "an offer is accepted",
      aCell({
        state: "inactive",
        routes: [],
        findings: [aFinding({ gate: "agreement", code: "AgreementNotCreated", cause: null })],
      }),
      {},
      { owner: "account-admin", decider: null },
      "act",
      "Accept the offer of Claude Sonnet 4.6",
    ],
    [
      "a model that ends is moved from",
      aCell({
        state: "blocked",
        findings: [
          aFinding({
            gate: "lifecycle",
            code: "ModelEndOfLife",
            cause: "model-end-of-life",
            owner: "application-code",
          }),
        ],
      }),
      {},
      { owner: "application-code", decider: null },
      "choose",
      "Move to a newer model",
    ],
  ])("%s", (_name, cell, over, expected, kind, text) => {
    const line = lineOf(cell, over);
    expect(line).toMatchObject(expected);
    expect(line.step).toMatchObject({ kind, text });
  });

  it("one form is one step for all models of its Region, and another in the next", () => {
    const cells = ["eu-south-1", "eu-south-2"].flatMap((region) =>
      [SONNET, HAIKU].map((modelId) => aCell({ region, modelId, state: "blocked" })),
    );
    const lines = linesFor(aWorld(cells), {
      models: [SONNET, HAIKU],
      regions: ["eu-south-1", "eu-south-2"],
    });
    const keys = lines.map(({ step }) => step?.key);
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toBe(lines.find((line) => line.modelId === HAIKU)?.step?.key);
  });

  it("says how much a quota is short, by the route that comes nearest", () => {
    const cell = aCell({ quotas: geographicAndGlobal(400_000, 100_000) });
    expect(lineOf(cell, needs).reason?.title).toBe("eu quota 100,000 short");
  });
});

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

describe("since when", () => {
  const AT = Date.UTC(2026, 10, 22, 11, 8);
  const cellRow =
    (state: State, code: string | null = null): SinceOf["cell"] =>
    () => ({ state, code, at: AT });
  const since = (state: State, code: string | null = null): SinceOf => ({
    ...NO_HISTORY,
    cell: cellRow(state, code),
  });
  const EARLY = AT - 1;
  const own = (state: LineState | null, over: Partial<Requirement>, at = EARLY): SinceOf => ({
    ...NO_HISTORY,
    line: () => ({ state, asked: askedOf(aRequirement(over)), at }),
  });
  const both = (line: SinceOf, cell: SinceOf): SinceOf => ({ line: line.line, cell: cell.cell });
  const NEEDS = { routes: EU, tokensPerMinute: 500_000 };
  const short = aCell({ routes: ["eu"], quotas: [aQuota({ applied: 499_999 })] });
  it.each<[string, RequirementCell, Partial<Requirement>, SinceOf, number | null]>([
    ["of a cell that decides alone", aCell(), {}, since("ready"), AT],
    [
      "of a blocked cell, by its code too",
      aCell({ state: "blocked" }),
      {},
      since("blocked", "FTUFormNotFilled"),
      AT,
    ],
    [
      "not where the code was another",
      aCell({ state: "blocked" }),
      {},
      since("blocked", "NotAuthorized"),
      null,
    ],
    ["not where history has another state", aCell(), {}, since("blocked"), null],
    ["not where no history is kept", aCell(), {}, NEVER, null],
    ["not where a quota has its part", aCell(), { tokensPerMinute: 1 }, since("ready"), null],
    ["not where routes have theirs", aCell(), { routes: EU }, since("ready"), null],
    [
      "not where a quota decides",
      aCell({ quotas: [aQuota({ applied: 1 })] }),
      { routes: ["eu"], tokensPerMinute: 2 },
      since("ready"),
      null,
    ],
    [
      "not of a cell that could not be read, where a quota may have decided before",
      aCell({ state: "unknown", findings: [unread] }),
      NEEDS,
      since("unknown", "ThrottlingException"),
      null,
    ],
    [
      "of a cell that could not be read, where nothing else is asked",
      aCell({ state: "unknown", findings: [unread] }),
      {},
      since("unknown", "ThrottlingException"),
      AT,
    ],
    [
      "of a quota that is short, by the line's own history",
      short,
      NEEDS,
      own("short", NEEDS),
      EARLY,
    ],
    ["of what quotas and routes hold", aCell(), NEEDS, own("met", NEEDS), EARLY],
    [
      "of a route that is not there",
      aCell({ routes: ["global"] }),
      { routes: EU },
      own("not_met", { routes: EU }),
      EARLY,
    ],
    ["not where the line was in another state", short, NEEDS, own("met", NEEDS), null],
    ["not where it was asked for no longer", short, NEEDS, own(null, NEEDS), null],
    [
      "not where something else was asked of it",
      short,
      NEEDS,
      own("short", { ...NEEDS, tokensPerMinute: 500_001 }),
      null,
    ],
    [
      "by what the cell was before the line's history began",
      aCell(),
      {},
      both(own("met", {}, AT + 1), since("ready")),
      AT,
    ],
    [
      "by the line's own history, whatever the code was meanwhile",
      aCell({ state: "blocked" }),
      {},
      both(own("not_met", {}), since("blocked", "FTUFormNotFilled")),
      EARLY,
    ],
  ])("%s", (_name, cell, over, history, expected) => {
    expect(lineOf(cell, over, history).since).toBe(expected);
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
