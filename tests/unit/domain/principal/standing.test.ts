import { describe, expect, it } from "vitest";
import { CALL_ACTIONS } from "@/lib/domain/how-to-call/grant";
import { asksOf } from "@/lib/domain/principal/asks";
import { checkExitCode } from "@/lib/domain/principal/check";
import type { Simulated } from "@/lib/domain/principal/simulated";
import { toldOf, worstStanding } from "@/lib/domain/principal/standing";

const ARN = "arn:aws:bedrock:eu-west-1::foundation-model/a.b";
const said = (over: Partial<Simulated>): readonly Simulated[] =>
  CALL_ACTIONS.map((action) => ({
    action,
    resource: ARN,
    decision: "allowed",
    matched: [],
    missing: [],
    allowedByOrganization: true,
    allowedByBoundary: true,
    ...over,
  }));
const matched = [{ policy: "App", type: "IAM Policy", fromLine: 4, toLine: 9 }];

describe("what an answer of the simulator says", () => {
  it.each([
    ["allowed", {}, "not-refused", ""],
    [
      "allowed, a key missing",
      { missing: ["aws:sourceip"] },
      "depends",
      "It depends on aws:sourceip.",
    ],
    [
      "denied by a statement",
      { decision: "explicitDeny", matched },
      "refused",
      "The statement at line 4 of App (IAM Policy) denies bedrock:InvokeModel.",
    ],
    [
      "denied by a statement, a key missing that it may deny for",
      { decision: "explicitDeny", matched, missing: ["aws:sourceip"] },
      "depends",
      "It depends on aws:sourceip.",
    ],
    [
      "denied by the organisation, a key missing",
      { decision: "explicitDeny", allowedByOrganization: false, missing: ["aws:sourceip"] },
      "refused",
      "A service control policy denies bedrock:InvokeModel.",
    ],
    [
      "denied, without a name",
      { decision: "explicitDeny" },
      "refused",
      "A policy that AWS does not name denies bedrock:InvokeModel.",
    ],
    [
      "denied by the organisation",
      { decision: "explicitDeny", allowedByOrganization: false },
      "refused",
      "A service control policy denies bedrock:InvokeModel.",
    ],
    [
      "not allowed by the organisation",
      { decision: "implicitDeny", allowedByOrganization: false },
      "refused",
      "No service control policy allows bedrock:InvokeModel.",
    ],
    [
      "not allowed by the boundary",
      { decision: "implicitDeny", allowedByBoundary: false },
      "refused",
      "The permissions boundary does not allow bedrock:InvokeModel.",
    ],
    [
      "not allowed",
      { decision: "implicitDeny" },
      "refused",
      "No statement allows bedrock:InvokeModel.",
    ],
    [
      "not allowed, a key missing",
      { decision: "implicitDeny", missing: ["a", "b"] },
      "depends",
      "It depends on a, b.",
    ],
    [
      "a decision of a later AWS",
      { decision: "maybe" },
      "not-checked",
      "The simulator says maybe, which is not known.",
    ],
    [
      "of another resource",
      { resource: "other" },
      "not-checked",
      "The simulator gave no answer for it.",
    ],
  ] as const)("%s", (_name, over, standing, why) => {
    expect(toldOf(ARN, said(over))).toEqual({ standing, why });
  });

  it("goes by the worse of both ways of a call", () => {
    const [one, other] = said({});
    const answers = [one, other && { ...other, decision: "implicitDeny" }].flatMap((a) => a ?? []);
    expect(toldOf(ARN, answers)).toEqual({
      standing: "refused",
      why: "No statement allows bedrock:InvokeModelWithResponseStream.",
    });
    expect(toldOf(ARN, answers.slice(0, 1)).standing).toBe("not-checked");
  });

  it("one refusal refuses a route; what was not checked is never well", () => {
    expect(worstStanding(["not-refused", "depends", "refused"])).toBe("refused");
    expect(worstStanding(["not-refused", "depends", "not-checked"])).toBe("not-checked");
    expect(worstStanding(["not-refused"])).toBe("not-refused");
    expect(worstStanding([])).toBe("not-checked");
  });

  it.each([
    [["not-refused"], [], 0],
    [["not-refused"], ["eu-west-1: not read."], 2],
    [["refused"], ["eu-west-1: not read."], 1],
    [["not-refused", "depends"], [], 2],
    [["not-checked"], [], 2],
    [["not-checked", "refused"], [], 1],
    [[], [], 2],
  ] as const)("%j, and %j not read, ends with %i", (standings, unread, code) => {
    const routes = standings.map((standing) => ({ standing }));
    expect(checkExitCode({ routes, unread })).toBe(code);
  });
});

describe("what is asked for a route", () => {
  const grant = { profile: "p", models: ["m1", "m2"], regions: ["eu-west-1", "eu-west-3"] };
  const at = (keys: readonly string[]) => asksOf(grant, { region: "eu-west-1", keys });

  it("the models together, where no policy looks at the requested Region", () => {
    expect(at([]).map(({ targets, context }) => [targets.map(({ arn }) => arn), context])).toEqual([
      [["p"], {}],
      [["m1", "m2"], { "bedrock:InferenceProfileArn": "p" }],
    ]);
  });

  it("each Region on its own, where one does", () => {
    const key = "aws:RequestedRegion";
    expect(at(["aws:requestedregion"]).map(({ context }) => context)).toEqual([
      { [key]: "eu-west-1" },
      { [key]: "eu-west-1", "bedrock:InferenceProfileArn": "p" },
      { [key]: "eu-west-3", "bedrock:InferenceProfileArn": "p" },
    ]);
  });

  it("on demand, the model alone", () => {
    const own = { profile: null, models: ["m"], regions: ["eu-west-1"] };
    expect(asksOf(own, { region: "eu-west-1", keys: [] })).toEqual([
      { targets: [{ what: "model", region: "eu-west-1", arn: "m" }], context: {} },
    ]);
  });
});
