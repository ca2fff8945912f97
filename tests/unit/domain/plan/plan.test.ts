import { describe, expect, it } from "vitest";
import { behind, effectOf } from "@/lib/domain/plan/effect";
import { groupsOf, makePlan } from "@/lib/domain/plan/make-plan";
import { inOrder } from "@/lib/domain/plan/order";
import { planSentence } from "@/lib/domain/plan/sentence";
import type { Plan, PlanCause } from "@/lib/domain/plan/types";
import { only, planOf } from "./plan-of";
import { ACCOUNT, aLine, anAccount, aWorld, type CellName, OTHER, oneRegion } from "./worlds";

const NOT_ALL = "Nothing that was read stands in the way, and not everything was read.";

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
