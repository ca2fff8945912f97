import { describe, expect, it } from "vitest";
import { judgeRequiredCell } from "@/lib/domain/requirement/judge-cell";
import {
  holdsByGlobalOnly,
  isShort,
  type Outcome,
  type RequirementCell,
} from "@/lib/domain/requirement/world";
import { aCell, aFinding, aQuota } from "./worlds";

const outcome = (
  cell: RequirementCell,
  routes: readonly string[] | null,
  tokensPerMinute: number | null = null,
) => judgeRequiredCell(cell, { routes, tokensPerMinute }).outcome;

const ZERO = { code: "ThrottlingException", cause: "quota-zero" } as const;
const euClosed = aCell({ routes: ["global"], closedRoutes: [{ route: "eu", ...ZERO }] });

describe("a route that is closed", () => {
  it.each<[string, RequirementCell, readonly string[] | null, Outcome]>([
    ["does not meet what names it", euClosed, ["eu"], "not_met"],
    ["is no matter where another that is named is open", euClosed, ["eu", "global"], "met"],
    ["is no matter where none is named", euClosed, null, "met"],
    [
      "does not meet it either where the cell is not known",
      aCell({ state: "unknown", routes: ["global"], closedRoutes: [{ route: "eu", ...ZERO }] }),
      ["eu"],
      "not_met",
    ],
    [
      "could not be told where a list that was not read may hold another",
      aCell({
        routes: [],
        closedRoutes: [{ route: "on-demand", ...ZERO }],
        unreadRoutes: ["profiles"],
        state: "unknown",
      }),
      ["on-demand", "eu"],
      "could_not_tell",
    ],
  ])("%s", (_name, cell, routes, expected) => {
    expect(outcome(cell, routes)).toBe(expected);
  });

  it("is named, with its cause and who removes it", () => {
    const { findings, routes } = judgeRequiredCell(euClosed, {
      routes: ["eu"],
      tokensPerMinute: null,
    });
    expect(routes).toEqual([]);
    expect(findings[0]).toMatchObject({
      about: "route",
      ...ZERO,
      owner: "aws-support",
      message: "Closed in eu-west-1 by eu: Token quota is 0.",
    });
  });
});

describe("a policy, in a Region outside of its geography", () => {
  it.each([
    ["the profile of it is open", ["eu", "on-demand"], []],
    ["its list was not read", ["on-demand"], ["profiles"]],
  ] as const)("is not met, and says why, where %s", (_what, routes, unreadRoutes) => {
    const cell = aCell({ region: "il-central-1", routes, unreadRoutes });
    const { outcome, findings } = judgeRequiredCell(cell, {
      routes: { within: "eu" },
      tokensPerMinute: null,
    });
    expect(outcome).toBe("not_met");
    expect(findings[0]?.message).toBe(
      `Reached by ${routes.join(", ")} in il-central-1; required is within eu. What is called from il-central-1 may be answered there.`,
    );
  });
});

describe("the routes that are allowed", () => {
  it.each<[string, RequirementCell, readonly string[] | null, Outcome]>([
    ["any route will do when none is named", aCell({ routes: ["global"] }), null, "met"],
    ["one of the named routes is enough", aCell({ routes: ["eu"] }), ["eu", "on-demand"], "met"],
    [
      "a ready cell that is reached only otherwise is not met",
      aCell({ routes: ["global"] }),
      ["eu"],
      "not_met",
    ],
    [
      "a profile that an unread list may hide could not be told",
      aCell({ routes: ["on-demand"], unreadRoutes: ["profiles"] }),
      ["eu"],
      "could_not_tell",
    ],
    [
      "an unread profile list does not hide on-demand",
      aCell({ routes: ["provisioned"], unreadRoutes: ["profiles"] }),
      ["on-demand"],
      "not_met",
    ],
    [
      "provisioned hides behind its own list only",
      aCell({ routes: ["eu"], unreadRoutes: ["profiles"] }),
      ["provisioned"],
      "not_met",
    ],
    [
      "provisioned could not be told when its list was not read",
      aCell({ routes: ["eu"], unreadRoutes: ["provisioned"] }),
      ["provisioned"],
      "could_not_tell",
    ],
    [
      "an unknown cell without routes stays unknown",
      aCell({ state: "unknown", routes: [] }),
      ["eu"],
      "could_not_tell",
    ],
    [
      "a blocked cell without routes stays blocked",
      aCell({ state: "blocked", routes: [] }),
      ["eu"],
      "not_met",
    ],
  ])("%s", (_name, cell, routes, expected) => {
    expect(outcome(cell, routes)).toBe(expected);
  });
});

describe("minimum tokens per minute", () => {
  const needed = 500_000;
  const quotas = (...over: Parameters<typeof aQuota>) => [aQuota(...over)];
  it.each<[string, Parameters<typeof aCell>[0], readonly string[] | null, Outcome]>([
    ["exactly enough is met", { routes: ["eu"] }, null, "met"],
    [
      "one token short is not met",
      { routes: ["eu"], quotas: quotas({ applied: 499_999 }) },
      null,
      "not_met",
    ],
    [
      "an applied value AWS did not give could not be told",
      { routes: ["eu"], quotas: quotas({ applied: null }) },
      null,
      "could_not_tell",
    ],
    [
      "quotas that could not be read could not be told",
      { routes: ["eu"], quotas: null },
      null,
      "could_not_tell",
    ],
    ["no tied quota could not be told", { routes: ["eu"], quotas: [] }, null, "could_not_tell"],
    [
      "a variant's quota counts for nothing",
      { routes: ["eu"], quotas: quotas({ variant: "1M" }) },
      null,
      "could_not_tell",
    ],
    [
      "another unit counts for nothing",
      { routes: ["eu"], quotas: quotas({ unit: "requests-per-minute" }) },
      null,
      "could_not_tell",
    ],
    [
      "another scope counts for nothing",
      { routes: ["eu"], quotas: quotas({ scope: "on-demand" }) },
      null,
      "could_not_tell",
    ],
    [
      "every geographic profile shares one quota",
      { routes: ["apac"], quotas: quotas({}) },
      null,
      "met",
    ],
    [
      "the global profile has its own",
      { routes: ["global"], quotas: quotas({ scope: "global" }) },
      null,
      "met",
    ],
    ["provisioned throughput has none", { routes: ["provisioned"] }, null, "could_not_tell"],
    [
      "one large enough route will do",
      { routes: ["eu", "global"], quotas: quotas({}) },
      null,
      "met",
    ],
    [
      "a large quota of a route that is not allowed does not help",
      {
        routes: ["eu", "global"],
        quotas: [aQuota({ applied: 1 }), aQuota({ scope: "global", applied: needed })],
      },
      ["eu"],
      "not_met",
    ],
    [
      "a short one beside an unknown one could not be told",
      { routes: ["eu", "global"], quotas: [aQuota({ applied: 1 })] },
      null,
      "could_not_tell",
    ],
    ["zero is not met", { routes: ["eu"], quotas: quotas({ applied: 0 }) }, null, "not_met"],
  ])("%s", (_name, over, routes, expected) => {
    expect(outcome(aCell(over), routes, needed)).toBe(expected);
  });

  it("says how much is missing and who decides", () => {
    const judged = judgeRequiredCell(
      aCell({ routes: ["eu"], quotas: quotas({ applied: 300_000 }) }),
      {
        routes: null,
        tokensPerMinute: 400_000,
      },
    );
    expect(judged.tokensPerMinute).toEqual({ needed: 400_000, applied: 300_000 });
    expect(judged.findings[0]).toMatchObject({
      about: "quota",
      owner: "aws-support",
      message: "The token quota is 100,000 a minute short: 300,000 applied, 400,000 required.",
    });
  });
});

describe("the findings of a cell", () => {
  it("keep AWS's code and owner, and put the deciding one first", () => {
    const judged = judgeRequiredCell(
      aCell({
        state: "blocked",
        routes: ["eu"],
        quotas: null,
        findings: [aFinding(), aFinding({ severity: "note" })],
      }),
      { routes: null, tokensPerMinute: 1 },
    );
    expect(judged.findings.map(({ outcome: found, about }) => [found, about])).toEqual([
      ["not_met", "cell"],
      ["could_not_tell", "quota"],
    ]);
    expect(judged.findings[0]).toMatchObject({
      code: "FTUFormNotFilled",
      owner: "account-admin",
      message: "The form is missing.",
    });
  });

  it("do not take a warning for the reason of a cell without a code", () => {
    const cell = aCell({
      state: "not_offered",
      routes: [],
      findings: [aFinding({ code: null, cause: null, severity: "note" })],
    });
    expect(
      judgeRequiredCell(cell, { routes: null, tokensPerMinute: null }).findings[0]?.message,
    ).toBe("No route leads to this model in eu-west-1.");
  });
});

describe("the routes that are short", () => {
  const shared = { applied: 400_000, scope: "cross-region" } as const;
  const wide = { applied: 5_000_000, scope: "global" } as const;
  it.each<[string, number | null, string[], boolean]>([
    ["none below what the smallest gives", 400_000, [], false],
    ["one that the global profile makes good", 400_001, ["eu"], true],
    ["all of them", 5_000_001, ["eu", "global"], false],
    ["none where no quota is asked", null, [], false],
  ])("%s", (_name, tokensPerMinute, short, byGlobal) => {
    const cell = aCell({ routes: ["eu", "global"], quotas: [aQuota(shared), aQuota(wide)] });
    const judged = judgeRequiredCell(cell, { routes: null, tokensPerMinute });
    expect(judged.shortRoutes.map(({ route }) => route)).toEqual(short);
    expect(holdsByGlobalOnly(judged)).toBe(byGlobal);
    expect(isShort(judged)).toBe(short.length === 2);
  });
});
