import { describe, expect, it } from "vitest";
import { byRemover, removerOf } from "@/lib/domain/by-remover";
import { buildBase } from "@/lib/domain/grid/base";
import { blockersIn } from "@/lib/domain/grid/blockers";
import { OWNERS, type Owner } from "@/lib/domain/owner";
import { blockersOf } from "@/lib/domain/review/blockers";
import type { ReviewModel } from "@/lib/domain/review/types";
import type { State } from "@/lib/domain/state";
import { aSnapshot, OWN } from "@/tests/support/a-snapshot";

describe("who removes what stands in the way", () => {
  it.each<[State, Owner | null, Owner | null]>([
    ["blocked", "billing", "billing"],
    ["pending", "wait", "wait"],
    ["unknown", "network", "network"],
    ["unknown", "iam-admin", "iam-admin"],
    ["unknown", "wait", null],
    ["unknown", "application-code", null],
    ["unknown", null, null],
  ])("%s of %s: %s", (state, owner, expected) => {
    expect(removerOf({ state, owner, cause: null })).toBe(expected);
  });

  it.each<[string, string | null, Owner, Owner]>([
    ["opens the case that AWS Support decides", "quota-zero", "aws-support", "account-admin"],
    ["and of a day's tokens too", "tokens-per-day-zero", "aws-support", "account-admin"],
    ["has nothing to open elsewhere", null, "aws-support", "aws-support"],
    ["is whoever the code names", "quota-zero", "wait", "wait"],
  ])("an account admin %s", (_name, cause, owner, expected) => {
    expect(removerOf({ state: "blocked", owner, cause })).toBe(expected);
  });

  it("has a place for every owner, and leaves nothing out", () => {
    const items = [...OWNERS, null].map((owner) => ({
      state: "blocked" as const,
      owner,
      cause: null,
    }));
    const groups = byRemover(items, () => 0);
    expect(new Set(groups.map(({ owner }) => owner))).toEqual(new Set([...OWNERS, null]));
  });

  it("is in the same order on the matrix and in a Region's review", () => {
    const models = ["a.one", "a.two", "a.three", "a.four", "a.five"];
    const kinds = ["payment", "form", "timeout", "pending", "unread"] as const;
    const snapshot = aSnapshot(models, { "eu-west-1": [...kinds] });
    const reviewed = kinds.map((_name, row): ReviewModel => {
      const kind = snapshot.kinds[snapshot.columns[0]?.cells[row] ?? -1];
      if (!kind) throw new Error("no such kind");
      const { state, code, cause, title, owner } = kind;
      return {
        ...{ state, code, cause, title, owner, message: null, routes: [], lastKnown: null },
        ...{ modelId: models[row] ?? "", name: "", provider: "A", readAt: null },
        ...{ requestId: null, required: false },
      };
    });
    const where = { partition: "aws", region: "eu-west-1", accountId: null, portal: null } as const;
    const review = blockersOf(reviewed, {
      ...{ ...where, access: { by: "default" } as const, decidingOf: () => null },
      requirements: [],
    });
    const matrix = blockersIn(snapshot, { base: buildBase(snapshot, { scope: OWN }) }).groups;
    const order = ["account-admin", "billing", "network", "wait", null];
    expect(matrix.map(({ owner }) => owner)).toEqual(order);
    expect(review.map(({ owner }) => owner)).toEqual(order);
  });
});
