import { describe, expect, it } from "vitest";
import { effectOf } from "@/lib/domain/plan/effect";
import { makePlan } from "@/lib/domain/plan/make-plan";
import type { PlanCause } from "@/lib/domain/plan/types";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { only, planOf } from "./plan-of";
import { aLine, anAccount, aRegion, aRow, aWorld, MILAN, oneRegion } from "./worlds";

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
  const quotasOf = (row: QuotaRow) => (modelId: string) => (modelId === row.modelId ? [row] : []);
  const shortWorld = (over: Parameters<typeof aRow>[0]) =>
    aWorld(
      [
        anAccount([
          aRegion(MILAN, oneRegion(MILAN, ["ready"]).cells, { quotasOf: quotasOf(aRow(over)) }),
        ]),
      ],
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
        [
          anAccount([
            aRegion(MILAN, oneRegion(MILAN, ["form"]).cells, { quotasOf: quotasOf(aRow()) }),
          ]),
        ],
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
