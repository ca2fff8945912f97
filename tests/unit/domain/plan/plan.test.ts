import { describe, expect, it } from "vitest";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { type Fault, NOT_READ_YET } from "@/lib/domain/facts/fault";
import { behind, effectOf } from "@/lib/domain/plan/effect";
import { planExitCode } from "@/lib/domain/plan/exit-code";
import { groupsOf, makePlan } from "@/lib/domain/plan/make-plan";
import { inOrder } from "@/lib/domain/plan/order";
import { planSentence } from "@/lib/domain/plan/sentence";
import type { Plan, PlanAccount, PlanCause, PlanWorld } from "@/lib/domain/plan/types";
import {
  ACCOUNT,
  aLine,
  anAccount,
  aRegion,
  aRow,
  aWorld,
  type CellName,
  MILAN,
  OTHER,
  oneRegion,
  READ_AT,
} from "./worlds";

const NOT_ALL = "Nothing that was read stands in the way, and not everything was read.";

const planOf = (names: readonly CellName[], over: Partial<PlanWorld> = {}): Plan =>
  makePlan(aWorld([anAccount([oneRegion(MILAN, names)])], over));

function only(plan: Plan): PlanCause {
  const [cause] = plan.causes;
  if (!cause || plan.causes.length !== 1) throw new Error(`${plan.causes.length} causes`);
  return cause;
}

const opensOf = (plan: Plan, { id }: PlanCause) => effectOf(plan.openings, new Set([id])).cells;

describe("one cause", () => {
  it.each<[string, CellName, Partial<PlanCause>, number]>([
    [
      "the form of an opt-in Region",
      "form",
      { owner: "account-admin", headline: "Submit the Anthropic use case form for eu-south-1" },
      1,
    ],
    [
      "an offer",
      "offer",
      { owner: "account-admin", headline: "Accept the offer of A", detail: "A" },
      1,
    ],
    [
      "the offer of a model that ends is none to accept, and opens nothing",
      "offer of one that ends",
      { owner: "account-admin", headline: "Move on from A", detail: "1 ends soon", commands: [] },
      0,
    ],
    [
      "a quota of 0: somebody of the account opens the case that AWS Support decides",
      "quota",
      { owner: "account-admin", takes: "hours to days", answerMinutes: 4_320 },
      1,
    ],
    [
      "a payment method",
      "payment",
      { owner: "billing", headline: "Give the account a payment method that AWS takes" },
      1,
    ],
    [
      "a retired model opens by no step",
      "retired",
      { owner: "application-code", headline: "Move from A to another model", commands: [] },
      0,
    ],
    ["a Region that is off", "off", { owner: "account-admin", headline: "Enable eu-south-1" }, 1],
    ["AWS at work", "pending", { owner: "wait", state: "pending" }, 1],
    [
      "a reading that failed opens nothing, and is nobody's",
      "throttled",
      { owner: null, takes: "with the next scan", commands: [] },
      0,
    ],
    [
      "a reading that is denied is for the IAM admin, and opens nothing",
      "denied",
      { owner: "iam-admin", commands: [] },
      0,
    ],
  ])("%s", (_name, cell, expected, opens) => {
    const plan = planOf([cell]);
    const cause = only(plan);
    expect(cause).toMatchObject({ cells: 1, later: 0, required: 0, ...expected });
    expect(opensOf(plan, cause)).toBe(opens);
  });

  it.each<[string, CellName]>([
    ["is ready", "ready"],
    ["is not offered", "none"],
  ])("there is none where a cell %s", (_name, cell) => {
    expect(planOf([cell])).toMatchObject({ causes: [], totals: { cells: 0 } });
  });
});

describe("what a step opens", () => {
  it("is not what waits for another step; that is said, and opens with both", () => {
    const plan = planOf(["form", "form", "form, then the offer", "offer"]);
    const [form, offers] = ["FTUFormNotFilled", "AgreementNotCreated"].map((code) =>
      plan.causes.find((cause) => cause.code === code),
    );
    if (!form || !offers) throw new Error("no such causes");
    expect(form).toMatchObject({ cells: 3, later: 0 });
    expect(offers).toMatchObject({ cells: 1, later: 1, headline: "Accept 2 offers" });
    expect(opensOf(plan, form)).toBe(2);
    expect(opensOf(plan, offers)).toBe(1);
    expect(behind(plan.openings, form)).toEqual([{ needs: [offers.id], cells: 1, models: ["C"] }]);
    expect(effectOf(plan.openings, new Set([form.id, offers.id])).cells).toBe(4);
  });

  it("has a cause of its own also where it decides no cell", () => {
    const plan = planOf(["form, then the quota"]);
    const quota = plan.causes.find(({ code }) => code === "ThrottlingException");
    expect(quota).toMatchObject({ cells: 0, later: 1 });
    expect(plan.totals.cells).toBe(1);
  });
});

describe("accounts", () => {
  it("share a cause, and each has its own place and commands", () => {
    const other = { key: OTHER, accountId: OTHER, name: "risk-prod" };
    const cause = only(
      makePlan(
        aWorld([
          anAccount([oneRegion("us-east-1", ["offer"])]),
          anAccount([oneRegion("us-west-2", ["offer", "ready"])], other),
        ]),
      ),
    );
    expect(cause.places.map(({ account, regions, cells }) => [account, regions, cells])).toEqual([
      [ACCOUNT, ["us-east-1"], 1],
      [OTHER, ["us-west-2"], 1],
    ]);
    expect(cause.commands.map(({ account }) => account)).toEqual([ACCOUNT, OTHER]);
    expect(cause.commands.map(({ consequence }) => consequence)).toEqual(
      Array(2).fill("Accepts the provider’s EULA and starts a subscription."),
    );
  });

  it("that let nobody in are one cause each, with the way in", () => {
    const locked = (key: string) =>
      anAccount([oneRegion("us-east-1", ["denied", "denied"])], {
        ...{ key, accountId: null, name: key, locked: true },
        access: { by: "profile", profile: key },
      });
    const plan = makePlan(aWorld([locked("one"), locked("two")]));
    expect(plan.causes.map(({ cells, locked }) => [cells, locked])).toEqual([
      [2, "one"],
      [2, "two"],
    ]);
  });
});

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

describe("the sentence that answers", () => {
  it.each<[string, Plan, boolean, string]>([
    ["all was read", planOf(["ready"]), true, "Nothing stands in the way."],
    ["a scan did not end", planOf(["ready"]), false, NOT_ALL],
    ["there is no account", makePlan(aWorld([])), true, NOT_ALL],
    [
      "all that is required holds",
      planOf(["ready"], { lines: [aLine({ state: "met" })] }),
      true,
      "Nothing stands in the way. The one required line holds.",
    ],
    [
      "a model that was asked for is on no list",
      makePlan(aWorld([anAccount([])], { notOffered: [{ modelId: "no.such", name: "no.such" }] })),
      true,
      "No list that was read shows no.such here. Nothing else stands in the way.",
    ],
  ])("where %s", (_name, plan, complete, sentence) => {
    expect(planSentence(plan, { complete })).toBe(sentence);
  });
});

describe("required lines", () => {
  it("are counted at what decides their cell", () => {
    const plan = planOf(["form", "offer"], {
      lines: [aLine(), aLine({ modelId: "m.b", modelName: "B" }), aLine({ state: "met" })],
    });
    expect(plan.totals).toEqual({ cells: 2, lines: 3, holding: 1 });
    expect(plan.causes.map(({ code, required }) => [code, required])).toEqual([
      ["FTUFormNotFilled", 1],
      ["AgreementNotCreated", 1],
    ]);
    const all = new Set(plan.causes.map(({ id }) => id));
    expect(effectOf(plan.openings, all)).toEqual({ cells: 2, lines: 2 });
  });

  const short = aLine({
    ...{ state: "short", cell: "ready" },
    tokensPerMinute: { needed: 400_000, applied: 300_000 },
    applied: [{ route: "on-demand", applied: 300_000 }],
    reason: { about: "quota", message: "Short.", code: null, cause: null, title: "short" },
  });
  const shortWorld = (over: Parameters<typeof aRow>[0]) =>
    aWorld(
      [anAccount([aRegion(MILAN, oneRegion(MILAN, ["ready"]).cells, { quotas: [aRow(over)] })])],
      {
        lines: [short],
      },
    );

  it.each<[string, Parameters<typeof aRow>[0], Partial<PlanCause>, string | null]>([
    [
      "is requested by the account admin where Service Quotas takes it",
      {},
      { owner: "account-admin" },
      "--desired-value 400000 --region eu-south-1",
    ],
    [
      "is no request of a value that is not above the default",
      { default: 400_000 },
      { owner: "account-admin" },
      null,
    ],
    ["goes by a Support case where it is not adjustable", { adjustable: false }, {}, null],
    [
      "is with AWS Support once it was asked",
      {
        requests: [
          {
            ...{ id: "1", quotaCode: "L-1", desiredValue: 500_000, status: "PENDING" },
            ...{ createdAt: Date.UTC(2026, 10, 21), updatedAt: null },
          },
        ],
      },
      { owner: "aws-support" },
      null,
    ],
  ])("a quota that is too small %s", (_name, quota, expected, command) => {
    const plan = makePlan(shortWorld(quota));
    const cause = only(plan);
    expect(cause).toMatchObject({
      ...{ kind: "short", cells: 0, required: 1, title: "A quota short" },
      headline: "Get 400,000 tokens a minute for A in eu-south-1",
      ...expected,
    });
    if (command === null) expect(cause.commands).toEqual([]);
    else {
      expect(cause.commands[0]?.text).toContain(command);
      expect(cause.commands[0]?.consequence).toBe(
        "Sends a request to AWS; one a quota can be open at a time.",
      );
    }
    expect(cause.steps.length).toBe(1);
    expect(effectOf(plan.openings, new Set([cause.id]))).toEqual({ cells: 0, lines: 1 });
  });

  it("a quota that is too small stands behind what closes the cell", () => {
    const line = { ...short, state: "not_met", cell: "blocked" } as const;
    const plan = makePlan(
      aWorld(
        [anAccount([aRegion(MILAN, oneRegion(MILAN, ["form"]).cells, { quotas: [aRow()] })])],
        {
          lines: [line],
        },
      ),
    );
    const [form, quota] = plan.causes;
    expect([form?.required, quota?.required, quota?.requiredLater]).toEqual([1, 0, 1]);
    expect(effectOf(plan.openings, new Set([form?.id ?? ""]))).toEqual({ cells: 1, lines: 0 });
  });

  it.each<[string, Parameters<typeof aLine>[0], Partial<PlanCause>]>([
    [
      "a model that is not offered",
      {
        cell: "not_offered",
        reason: { about: "cell", message: "No.", code: null, cause: null, title: "Not offered" },
        owner: "application-code",
      },
      { kind: "not-offered", owner: "application-code", title: "Not offered" },
    ],
    [
      "a route that is not there",
      {
        ...{ cell: "ready", owner: "application-code" },
        reason: { about: "route", message: "No.", code: null, cause: null, title: "No route" },
      },
      { kind: "route", owner: "application-code" },
    ],
    [
      "a quota that was not read",
      {
        ...{ cell: "ready", state: "cannot_tell", owner: null },
        reason: { about: "quota", message: "No.", code: null, cause: null, title: "Not known" },
      },
      { kind: "unread", owner: null, state: "unknown" },
    ],
    [
      "an account that nobody reads",
      {
        ...{ account: null, region: null, modelId: null, modelName: null },
        ...{ state: "cannot_tell", owner: null },
        reason: { about: "account", message: "No.", code: null, cause: null, title: "Not read" },
      },
      { kind: "problem", owner: null, state: "unknown" },
    ],
  ])("%s is a cause without a cell that no step opens", (_name, line, expected) => {
    const plan = planOf(["none"], { lines: [aLine(line)] });
    expect(only(plan)).toMatchObject({ cells: 0, required: 1, ...expected });
    expect(effectOf(plan.openings, new Set(plan.causes.map(({ id }) => id)))).toEqual({
      cells: 0,
      lines: 0,
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

describe("the order", () => {
  const titles = (plan: Plan) => groupsOf(plan.causes).map(({ owner }) => owner);

  it("of owners is by required lines, then cells; whom nothing is asked of stands last", () => {
    const many: readonly CellName[] = ["throttled", "pending", "pending", "retired", "retired"];
    expect(titles(planOf([...many, "payment"]))).toEqual(["application-code", "billing", null]);
    const line = aLine({ modelId: "m.f", modelName: "F" });
    expect(titles(planOf([...many, "payment"], { lines: [line] }))).toEqual([
      "billing",
      "application-code",
      null,
    ]);
  });

  it("of steps is what is required, then what takes longest to answer, then the rest", () => {
    const names: readonly CellName[] = ["offer", "offer", "off", "quota", "form"];
    const plan = planOf(names, { lines: [aLine({ modelId: "m.e", modelName: "E" })] });
    expect(inOrder(plan).map(({ code }) => code)).toEqual([
      "FTUFormNotFilled",
      "ThrottlingException",
      "RegionDisabled",
      "AgreementNotCreated",
    ]);
  });

  it("puts what others wait for before them, however urgent they are", () => {
    const plan = planOf(["form, then the quota", "quota"], {
      lines: [aLine({ modelId: "m.b", modelName: "B" })],
    });
    expect(inOrder(plan).map(({ code }) => code)).toEqual([
      "FTUFormNotFilled",
      "ThrottlingException",
    ]);
  });
});
