import { describe, expect, it } from "vitest";
import { tieQuota } from "@/lib/domain/quota/tie";
import type { QuotaCandidate } from "@/lib/domain/quota/types";
import names from "@/tests/support/data/quota-names.json";

type Case = {
  set: string;
  name: string;
  modelId: string | null;
  scope: string | null;
  unit: string;
  variant: string | null;
};
type Listed = Omit<QuotaCandidate, "scopes"> & { scopes: readonly string[] };

const CASES: readonly Case[] = names.cases;
const SETS: Readonly<Record<string, readonly Listed[]>> = names.sets;

function tied({ set, name }: Case) {
  const candidates = (SETS[set] ?? []).map((model) => ({
    ...model,
    scopes: new Set(model.scopes) as QuotaCandidate["scopes"],
  }));
  return tieQuota(name, candidates);
}

describe("quota names of models nobody has listed yet", () => {
  it("tie to no wrong model", () => {
    const wrong = CASES.filter((one) => {
      const { modelId } = tied(one);
      return modelId !== null && modelId !== one.modelId;
    });
    expect(CASES.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it("tie to their model", () => {
    const able = CASES.filter(({ modelId }) => modelId !== null);
    const missed = able.filter((one) => tied(one).modelId === null);
    expect(able.length).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });

  it("say scope, unit and variant, tied or not", () => {
    const read = CASES.map((one) => {
      const { scope, unit, variant } = tied(one);
      return { name: one.name, scope, unit, variant };
    });
    expect(read).toEqual(
      CASES.map(({ name, scope, unit, variant }) => ({ name, scope, unit, variant })),
    );
  });
});
