import { describe, expect, it } from "vitest";
import { cellInAccounts, summaryAt } from "@/components/cell/cell-summary";
import { amount, gateState, opensText, tokenQuota } from "@/components/cell/words";
import type { ShownFault } from "@/lib/domain/facts/fault";
import { buildBase } from "@/lib/domain/grid/base";
import type { CellQuota } from "@/lib/domain/quota/cell-quota";
import { scopeOfRoute } from "@/lib/domain/quota/scopes";
import type { GateResult } from "@/lib/domain/verdict";
import {
  ACCOUNT,
  aColumn,
  anAccount,
  aSnapshot,
  type KindName,
  NOW,
} from "@/tests/support/a-snapshot";

const gate = (outcome: GateResult["outcome"]): GateResult => ({
  gate: "form",
  outcome,
  raw: "404",
  source: { operation: "GetUseCaseForModelAccess", requestId: "7c1f", at: NOW, attempt: 1 },
});

describe("a gate's mark", () => {
  it.each([
    ["passed", "blocked", null],
    ["skipped", "blocked", null],
    ["not-needed", "blocked", null],
    ["not-reached", "blocked", null],
    ["closed", "blocked", "blocked"],
    ["closed", "inactive", "inactive"],
    ["closed", "not_offered", "not_offered"],
    ["waiting", "pending", "pending"],
    ["unknown", "unknown", "unknown"],
  ] as const)("%s in a cell that is %s", (outcome, state, expected) => {
    expect(gateState(gate(outcome), { state })).toBe(expected);
  });
});

describe("the token quota of a route", () => {
  const quota = (over: Partial<CellQuota>): CellQuota => ({
    quotaCode: "L-1",
    quotaName: "q",
    scope: "cross-region",
    unit: "tokens-per-minute",
    measure: "tokens-per-minute",
    variant: null,
    applied: 1,
    defaultValue: 1,
    adjustable: true,
    error: null,
    requests: [],
    ...over,
  });
  it.each([
    ["on-demand", "on-demand"],
    ["eu", "cross-region"],
    ["us-gov", "cross-region"],
    ["global", "global"],
    ["provisioned", null],
  ] as const)("%s is limited by %s", (route, scope) => {
    expect(scopeOfRoute(route)).toBe(scope);
  });
  it("is the only one of its scope, never a variant's, never one of two", () => {
    const own = quota({});
    expect(tokenQuota([own, quota({ variant: "1M" }), quota({ scope: "global" })], "eu")).toBe(own);
    expect(tokenQuota([own, quota({ quotaCode: "L-2" })], "eu")).toBeNull();
    expect(tokenQuota([quota({ scope: null })], "provisioned")).toBeNull();
  });
  it("that was not read is no number", () => {
    expect([amount(null), amount(0), amount(6_000_000)]).toEqual(["not read", "0", "6,000,000"]);
  });
});

describe("words", () => {
  it("say what a fix opens", () => {
    expect(opensText({ cells: 7, regions: 1 })).toBe("7 models here");
    expect(opensText({ cells: 17, regions: 17 })).toBe("17 cells in 17 Regions");
  });
});

describe("what the matrix knows of a cell", () => {
  const accounts = [anAccount(), anAccount({ key: "b", name: "sandbox" })];
  const snapshot = aSnapshot(
    ["anthropic.claude"],
    { "eu-south-1": ["form"] },
    {
      accounts,
      columns: [
        aColumn("eu-south-1", ["form"]),
        aColumn("eu-south-1", ["ready"], { account: "b" }),
      ],
    },
  );
  const ref = { account: ACCOUNT, region: "eu-south-1", modelId: "anthropic.claude" };
  it("is its own state in one account", () => {
    expect(summaryAt(snapshot, { cell: ref, accounts: [ACCOUNT] })).toMatchObject({
      state: "blocked",
      code: "FTUFormNotFilled",
      city: "Milan",
    });
  });
  it("is the worst state over all accounts, with how many are ready", () => {
    const both = [ACCOUNT, "b"];
    expect(summaryAt(snapshot, { cell: { ...ref, account: "all" }, accounts: both })).toMatchObject(
      {
        state: "blocked",
        code: null,
        title: "1 of 2 accounts ready",
      },
    );
    expect(
      cellInAccounts(snapshot, { cell: ref, accounts: both }).map(({ label }) => label),
    ).toEqual(["payments-prod", "sandbox"]);
  });
  const ROLLED = { ...ref, account: "all" };
  const FAULT: ShownFault = {
    ...{ code: "CredentialsMissing", cause: null, owner: "caller-credentials" },
    ...{ message: "m", operation: null, requestId: null, at: NOW },
  };
  const three = (kinds: readonly KindName[], shutOut: readonly number[] = []) => {
    const keys = kinds.map((_kind, at) => `account-${at}`);
    const isShut = (at: number) => shutOut.includes(at);
    const snapshotOf = aSnapshot(
      ["anthropic.claude"],
      { "eu-south-1": [] },
      {
        accounts: keys.map((key, at) => anAccount({ key, fault: isShut(at) ? FAULT : null })),
        columns: kinds.map((kind, at) =>
          aColumn("eu-south-1", [kind], { account: keys[at] ?? "" }),
        ),
      },
    );
    return { snapshot: snapshotOf, accounts: keys };
  };
  it.each<[string, readonly KindName[], readonly number[], string, string]>([
    ["all read", ["ready", "ready", "form"], [], "blocked", "2 of 3 accounts ready"],
    [
      "one that lets nobody in",
      ["ready", "ready", "timeout"],
      [2],
      "ready",
      "2 of 2 accounts ready, 1 unknown",
    ],
    [
      "one that was not read",
      ["ready", "ready", "timeout"],
      [],
      "unknown",
      "2 of 2 accounts ready, 1 unknown",
    ],
    [
      "one that does not offer it",
      ["ready", "none", "timeout"],
      [],
      "unknown",
      "1 of 1 account ready, 1 unknown",
    ],
    [
      "none known to offer it",
      ["none", "timeout"],
      [],
      "unknown",
      "No account is known to offer it, 1 unknown",
    ],
  ])("is what the grid says of it: %s", (_name, kinds, shutOut, state, title) => {
    const { snapshot: of, accounts: shown } = three(kinds, shutOut);
    expect(summaryAt(of, { cell: ROLLED, accounts: shown })).toMatchObject({ state, title });
    const { looks, cells } = buildBase(of, { scope: { by: "models", accounts: shown } });
    expect(looks[cells[0] ?? -1]?.state).toBe(state);
  });
  it.each([
    ["another model", { ...ref, modelId: "x.y" }],
    ["another Region", { ...ref, region: "eu-west-1" }],
    ["another account", { ...ref, account: "nobody" }],
  ])("is nothing for %s", (_name, other) => {
    expect(summaryAt(snapshot, { cell: other, accounts: [ACCOUNT] })).toBeNull();
  });
});
