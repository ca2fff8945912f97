import { describe, expect, it } from "vitest";
import { type Draft, EMPTY_DRAFT } from "@/lib/domain/requirement/draft";
import { draftFromMatrix, type MatrixAsked } from "@/lib/domain/requirement/draft-from-matrix";
import { ACCOUNT, aColumn, anAccount, aSnapshot } from "@/tests/support/a-snapshot";

const OPUS = "anthropic.opus";
const NOVA = "amazon.nova";
const OTHER = "444455556666";

const snapshot = aSnapshot(
  [OPUS, NOVA],
  { "eu-west-1": ["ready", "ready"], "us-east-1": ["ready", "ready"] },
  {
    accounts: [anAccount(), anAccount({ key: OTHER, accountId: OTHER, name: null })],
    columns: [
      aColumn("eu-west-1", ["ready", "ready"]),
      aColumn("us-east-1", ["ready", "ready"], { status: "DISABLED" }),
    ],
  },
);

const asked = (over: Partial<MatrixAsked["filters"]> = {}, more: Partial<MatrixAsked> = {}) => ({
  filters: { q: "", providers: [], geographies: [], routes: [], ...over },
  accounts: [ACCOUNT, OTHER],
  modelId: null,
  cell: null,
  ...more,
});

describe("a draft from what the matrix shows", () => {
  it.each<[string, MatrixAsked | null, Partial<Draft>, readonly string[]]>([
    ["nothing was seen of it", null, {}, []],
    ["nothing is asked of it", asked(), {}, []],
    ["a text that names a model", asked({ q: "OPUS" }), { models: [OPUS] }, ["opus"]],
    ["a text that names none", asked({ q: "none" }), {}, []],
    [
      "a provider",
      asked({ providers: ["Amazon"] }),
      { models: ["provider:Amazon"] },
      ["provider:Amazon"],
    ],
    [
      "a text within a provider",
      asked({ q: "o", providers: ["Amazon"] }),
      { models: [NOVA] },
      ["nova"],
    ],
    [
      "a geography: its Regions",
      asked({ geographies: ["Europe"] }),
      { regions: ["eu-west-1"] },
      ["Europe"],
    ],
    ["a geography that is off", asked({ geographies: ["N. America"] }), {}, ["N. America"]],
    ["routes", asked({ routes: ["eu"] }), { routes: ["eu"] }, []],
    [
      "some of the accounts, by name",
      asked({}, { accounts: [ACCOUNT] }),
      { accounts: ["payments-prod"] },
      [],
    ],
    [
      "an account without a name, by its id",
      asked({}, { accounts: [OTHER] }),
      { accounts: [OTHER] },
      [],
    ],
    ["one model over accounts", asked({}, { modelId: NOVA }), { models: [NOVA] }, ["nova"]],
    [
      "an open cell, whatever is filtered",
      asked({ q: "nova" }, { cell: { account: ACCOUNT, region: "us-east-1", modelId: OPUS } }),
      { models: [OPUS], regions: ["us-east-1"], accounts: ["payments-prod"] },
      ["opus", "us-east-1"],
    ],
  ])("where %s", (_name, from, expected, words) => {
    expect(draftFromMatrix(snapshot, from)).toEqual({
      draft: { ...EMPTY_DRAFT, ...expected },
      words,
    });
  });

  it.each([
    [12, 12],
    [13, 0],
  ])("of %i models that a text fits it takes %i", (count, taken) => {
    const ids = Array.from({ length: count }, (_, at) => `acme.sky-${at}`);
    const many = aSnapshot(ids, { "eu-west-1": ids.map(() => "ready" as const) });
    const { draft } = draftFromMatrix(many, { ...asked({ q: "sky" }), accounts: [ACCOUNT] });
    expect(draft.models).toHaveLength(taken);
  });
});
