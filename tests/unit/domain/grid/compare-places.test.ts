import { describe, expect, it } from "vitest";
import { comparePlaces } from "@/lib/domain/grid/compare-places";
import { type CompareAsked, sidesOf } from "@/lib/domain/grid/compare-sides";
import { comparedSentence, reasonTitle } from "@/lib/domain/grid/compare-words";
import { requirementsOf } from "@/lib/domain/grid/required-then";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import {
  ACCOUNT,
  aColumn,
  anAccount,
  aRequirement,
  aSnapshot,
  type KindName,
} from "@/tests/support/a-snapshot";

const MODELS = ["anthropic.a", "anthropic.b", "cohere.c"];
const SECOND = "444455556666";
const NOBODY: CompareAsked = { by: "regions", account: null, region: null, one: null, other: null };

function compare(snapshot: MatrixSnapshot, asked: Partial<CompareAsked>, onlyRequired = false) {
  const sides = sidesOf(snapshot, { ...NOBODY, ...asked });
  const accounts = snapshot.accounts.map(({ key }) => key);
  const requirements = requirementsOf(snapshot, { by: "models", accounts });
  const compared = comparePlaces(snapshot, { pairs: sides.pairs, requirements, onlyRequired });
  return { sides, compared };
}

const ofRegions = (here: KindName[], there: KindName[], over: Partial<MatrixSnapshot> = {}) =>
  compare(aSnapshot(MODELS, { "eu-west-1": here, "eu-south-1": there }, over), {
    one: "eu-west-1",
    other: "eu-south-1",
  });

describe("two Regions beside each other", () => {
  it.each<[name: string, here: KindName, there: KindName, title: string | null]>([
    ["the same", "ready", "ready", null],
    ["the same and blocked", "form", "form", null],
    ["blocked there", "ready", "form", "Blocked in eu-south-1: Use case form missing"],
    ["blocked here", "form", "ready", "Blocked in eu-west-1: Use case form missing"],
    ["inactive there", "ready", "inactive", "Inactive in eu-south-1: No agreement yet"],
    [
      "blocked here, inactive there",
      "form",
      "inactive",
      "Blocked in eu-west-1: Use case form missing",
    ],
    ["by another route", "ready", "geographic", "Another route"],
    ["not offered there", "ready", "none", "Not offered in eu-south-1"],
    ["not offered here", "none", "ready", "Not offered in eu-west-1"],
    ["offered in neither", "none", "none", null],
    ["not read there", "ready", "timeout", null],
    ["not read here", "timeout", "ready", null],
    ["read on neither side", "timeout", "timeout", null],
  ])("%s", (_name, here, there, title) => {
    const { compared, sides } = ofRegions([here, "ready", "ready"], [there, "ready", "ready"]);
    const titles = compared.groups.map(({ reason }) => reasonTitle(reason, sides.names));
    expect(titles).toEqual(title === null ? [] : [title]);
  });

  it("counts every model once: differing, alike or not told", () => {
    const { compared } = ofRegions(["ready", "timeout", "ready"], ["form", "ready", "ready"]);
    expect(compared.models).toBe(3);
    expect(compared.differing).toBe(1);
    expect(compared.alike.map(({ model }) => model.modelId)).toEqual(["cohere.c"]);
    expect(compared.unread.here.map(({ model }) => model.modelId)).toEqual(["anthropic.b"]);
    expect(compared.unread.there).toEqual([]);
  });

  it("has what is required first, and alone where that is asked", () => {
    const requirements = [aRequirement({ name: "chat", models: ["cohere.c"] })];
    const cells = {
      "eu-west-1": ["ready", "ready", "ready"],
      "eu-south-1": ["form", "form", "form"],
    };
    const snapshot = aSnapshot(MODELS, cells as Record<string, KindName[]>, { requirements });
    const sides = { one: "eu-west-1", other: "eu-south-1" };
    const [group] = compare(snapshot, sides).compared.groups;
    expect(group?.rows.map(({ model }) => model.modelId)).toEqual([
      "cohere.c",
      "anthropic.a",
      "anthropic.b",
    ]);
    expect(group?.rows[0]?.requiredBy).toEqual(["chat"]);
    expect(compare(snapshot, sides, true).compared.models).toBe(1);
  });

  it("is said in one sentence", () => {
    const { compared, sides } = ofRegions(["ready", "ready", "ready"], ["form", "form", "none"]);
    expect(comparedSentence(compared, sides.names)).toBe(
      "3 of 3 models differ. 2 are blocked in eu-south-1: Use case form missing; 1 is not offered in eu-south-1.",
    );
    const unread = ofRegions(["ready", "ready", "ready"], ["timeout", "ready", "ready"]);
    expect(comparedSentence(unread.compared, unread.sides.names)).toBe(
      "No model is known to differ. Of 1 it can’t be told: a side was not read.",
    );
  });
});

describe("two accounts beside each other", () => {
  const snapshot = (over: Partial<MatrixSnapshot> = {}) => {
    const one = aSnapshot(MODELS, {
      "eu-west-1": ["ready", "ready", "none"],
      "us-east-1": ["ready", "ready", "none"],
    });
    const columns = [
      ...one.columns,
      aColumn("eu-west-1", ["form", "ready", "none"], { account: SECOND }),
      aColumn("us-east-1", ["form", "ready", "none"], { account: SECOND }),
    ];
    const accounts = [
      anAccount(),
      anAccount({ key: SECOND, accountId: SECOND, name: "risk-prod" }),
    ];
    return { ...one, columns, accounts, ...over };
  };
  const both = { by: "accounts", one: ACCOUNT, other: SECOND } as const;

  it("in all Regions, a model that says the same in several is one row", () => {
    const { compared, sides } = compare(snapshot(), both);
    expect(sides.names).toEqual({ here: "payments-prod", there: "risk-prod" });
    expect(compared.groups).toHaveLength(1);
    expect(compared.groups[0]?.rows.map(({ regions }) => regions)).toEqual([
      ["us-east-1", "eu-west-1"].sort(),
    ]);
    expect([compared.models, compared.differing, compared.alike.length]).toEqual([2, 1, 1]);
  });

  it("in one Region", () => {
    const { compared } = compare(snapshot(), { ...both, region: "eu-west-1" });
    expect(compared.groups[0]?.rows.map(({ regions }) => regions)).toEqual([["eu-west-1"]]);
  });

  it.each<[name: string, asked: Partial<CompareAsked>, sides: [string | null, string | null]]>([
    ["nothing is asked", {}, [ACCOUNT, SECOND]],
    ["one is asked", { one: SECOND }, [SECOND, ACCOUNT]],
    ["the other is asked", { other: ACCOUNT }, [SECOND, ACCOUNT]],
    ["the same twice", { one: SECOND, other: SECOND }, [SECOND, ACCOUNT]],
    ["one that is gone", { one: "999", other: SECOND }, [ACCOUNT, SECOND]],
  ])("sides: %s", (_name, asked, expected) => {
    const { one, other } = sidesOf(snapshot(), { ...NOBODY, by: "accounts", ...asked });
    expect([one, other]).toEqual(expected);
  });

  it("has no pair where there is one account alone", () => {
    const alone = snapshot({ accounts: [anAccount()] });
    expect(sidesOf(alone, { ...NOBODY, by: "accounts" }).pairs).toEqual([]);
  });
});
