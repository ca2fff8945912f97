import { describe, expect, it } from "vitest";
import type { Line } from "@/lib/domain/requirement/line";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementCell } from "@/lib/domain/requirement/world";
import { EU, geographicAndGlobal, HAIKU, lineOf, linesFor, unread } from "./line-worlds";
import { aCell, aFinding, aQuota, aWorld, SONNET } from "./worlds";

const ZERO = { code: "ThrottlingException", cause: "quota-zero" } as const;

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
