import { describe, expect, it } from "vitest";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { type Fault, NOT_READ_YET } from "@/lib/domain/facts/fault";
import { planExitCode } from "@/lib/domain/plan/exit-code";
import { makePlan } from "@/lib/domain/plan/make-plan";
import { planSentence } from "@/lib/domain/plan/sentence";
import type { Plan, PlanAccount, PlanCause } from "@/lib/domain/plan/types";
import { only, planOf } from "./plan-of";
import { ACCOUNT, aLine, anAccount, aRegion, aWorld, oneRegion, READ_AT } from "./worlds";

describe("what was not read, and no cell tells of", () => {
  const fault = (over: Partial<Fault>): Fault => ({ ...NOT_READ_YET, operation: "Op", ...over });
  const denied = fault({
    ...{ code: "AccessDeniedException", cause: "iam-identity-policy-missing" },
    ...{ owner: "iam-admin", message: "not allowed", at: READ_AT, attempt: 1, requestId: "7c1f" },
  });
  const badKeys = fault({ code: "InvalidClientTokenId", owner: "caller-credentials" });
  const regions = [aRegion("us-east-1", []), aRegion("us-west-2", [])];
  const withOut = (unread: PlanAccount["unread"], over: Partial<PlanAccount> = {}) =>
    makePlan(aWorld([anAccount(regions, { unread, ...over })]));

  it.each<[string, Plan, Partial<PlanCause>]>([
    [
      "an account that no scan has read",
      withOut([{ region: null, fault: NOT_READ_YET }]),
      {
        ...{ code: "NotReadYet", owner: null, locked: null, regions: [], headline: "Not read yet" },
        sentence: "Not known: no scan has read the account yet. What it means for callers is open.",
      },
    ],
    [
      "an account whose credentials fail",
      withOut([{ region: null, fault: badKeys }], { locked: true }),
      { code: "InvalidClientTokenId", owner: "caller-credentials", locked: ACCOUNT },
    ],
    [
      "Regions whose lists were refused, by one right",
      withOut([
        { region: "us-east-1", fault: denied },
        { region: "us-west-2", fault: denied },
      ]),
      {
        ...{
          code: "AccessDeniedException",
          owner: "iam-admin",
          regions: ["us-east-1", "us-west-2"],
        },
        sentence:
          "Not known: the role of the scan may not call Op in us-east-1 and us-west-2. What it means for callers is open. The model may well be ready.",
        evidence: [
          {
            ...{ account: ACCOUNT, region: "us-east-1", operation: "Op", at: READ_AT },
            ...{ requestId: "7c1f", said: "not allowed" },
          },
        ],
      },
    ],
  ])("is a cause of no cell, and unknown: %s", (_name, plan, expected) => {
    const nowhere = { state: "unknown", key: null, cells: 0, later: 0, required: 0, at: null };
    expect(only(plan)).toMatchObject({ ...nowhere, detail: "What is there is not known" });
    expect(only(plan)).toMatchObject(expected);
    expect(plan).toMatchObject({ openings: [], totals: { cells: 0 } });
    expect(planExitCode(plan, { owner: null, complete: true })).toBe(2);
    expect(planSentence(plan, { complete: true })).toMatch(/^1 cause\. /);
  });

  it("names every call that the same right refuses", () => {
    const calls = ["ListFoundationModels", "ListInferenceProfiles"];
    const { sentence, steps } = only(
      withOut(
        regions.map(({ region }, at) => ({
          region,
          fault: { ...denied, operation: calls[at] ?? null },
        })),
      ),
    );
    expect(sentence).toContain("ListFoundationModels and ListInferenceProfiles in us-east-1");
    expect(steps[0]?.text).toContain(
      "bedrock:ListFoundationModels and bedrock:ListInferenceProfiles.",
    );
  });

  it("gives our own words as ours, and as no answer of AWS", () => {
    const odd = fault({
      ...{ code: "UnexpectedResponse", cause: "answer-shape-unexpected", owner: "aws-support" },
      ...{ message: "It does not have the documented form.", at: READ_AT, attempt: 1 },
    });
    const cause = only(withOut([{ region: "us-east-1", fault: odd }]));
    expect(cause.sentence).toMatch(/ It does not have the documented form\.$/);
    expect(cause.evidence.map(({ said }) => said)).toEqual([null]);
  });

  it("is told with the cells that the same keeps unknown", () => {
    const cells = oneRegion("us-east-1", ["denied"]);
    const own = { ...denied, cause: null };
    const account = anAccount([cells, aRegion("us-west-2", [])], {
      unread: [{ region: "us-west-2", fault: own }],
    });
    expect(only(makePlan(aWorld([account])))).toMatchObject({
      ...{ cells: 1, regions: ["us-east-1", "us-west-2"], detail: "A" },
      key: "unknown.AccessDeniedException.-",
    });
  });
});

describe("a reading that failed and no cell tells of", () => {
  const idOf = (message: string, code: Code | null, cause: Cause | null) => {
    const line = aLine({
      ...{ account: null, region: null, modelId: "acme.*", modelName: null },
      ...{ state: "cannot_tell", owner: null },
      reason: { about: "model", message, code, cause, title: "Model not known" },
    });
    return only(planOf(["none"], { lines: [line] })).id;
  };

  it.each<[string, [string, Code | null, Cause | null], boolean]>([
    ["what was said otherwise", ["Denied, request 2.", "AccessDeniedException", null], true],
    ["another code", ["Denied, request 1.", "ThrottlingException", null], false],
    ["another cause", ["Denied, request 1.", "AccessDeniedException", "session-policy"], false],
    ["no code", ["Denied, request 1.", null, null], false],
  ])("%s: is it the same cause?", (_name, [message, code, cause], isSame) => {
    const first = idOf("Denied, request 1.", "AccessDeniedException", null);
    expect(idOf(message, code, cause) === first).toBe(isSame);
  });
});
