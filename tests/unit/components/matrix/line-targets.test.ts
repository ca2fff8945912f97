import { describe, expect, it } from "vitest";
import { lineTargets } from "@/components/matrix/line-targets";
import { buildBase } from "@/lib/domain/grid/base";
import { blockerDetail } from "@/lib/domain/grid/blocker-words";
import { blockersIn } from "@/lib/domain/grid/blockers";
import { type Filters, NO_FILTERS } from "@/lib/domain/grid/filters";
import type { CellKind } from "@/lib/domain/grid/snapshot";
import { ACCOUNT, aSnapshot, KINDS, type KindName, OWN } from "@/tests/support/a-snapshot";

const MODELS = ["anthropic.a", "anthropic.b", "amazon.c", "amazon.d"];
const CELLS: Readonly<Record<string, readonly KindName[]>> = {
  "us-east-1": ["inactive", "inactive", "inactive", "pending"],
  "eu-west-1": ["inactive", "form", "inactive", "form"],
};

/** What the line of this kind says and asks for, under these filters. */
function asked(name: KindName, filters: Partial<Filters>, kinds: readonly CellKind[]) {
  const snapshot = { ...aSnapshot(MODELS, CELLS), kinds };
  const base = buildBase(snapshot, { scope: OWN });
  const { groups } = blockersIn(snapshot, { base, filters: { ...NO_FILTERS, ...filters } });
  const { code, cause } = KINDS[name];
  const line = groups
    .flatMap(({ lines }) => lines)
    .find((each) => each.code === code && each.cause === cause);
  if (!line) throw new Error(`${name} has no line`);
  const targets = lineTargets(line, { snapshot, account: ACCOUNT });
  return {
    says: blockerDetail(line),
    asks: targets.map((target) =>
      target.kind === "accept-agreement" ? target.modelId : target.kind,
    ),
  };
}

const all: readonly CellKind[] = aSnapshot([], {}).kinds;
const offers = (count: number) => `Accept ${count} offers, then up to 15 min.`;

describe("what a line of In the way asks for", () => {
  it.each([
    { name: "everything", filters: {}, says: offers(3), asks: MODELS.slice(0, 3) },
    {
      name: "one provider",
      filters: { providers: ["Anthropic"] },
      says: offers(2),
      asks: ["anthropic.a", "anthropic.b"],
    },
    {
      name: "what was typed",
      filters: { q: "amazon.c" },
      says: "c. Accept its offer, then up to 15 min.",
      asks: ["amazon.c"],
    },
  ])("is what it counts: $name", ({ filters, says, asks }) => {
    expect(asked("inactive", filters, all)).toEqual({ says, asks });
  });

  it("is its own cause alone, where another has the same code", () => {
    const kinds = all.map((kind) =>
      kind.code === KINDS.pending.code
        ? {
            ...kind,
            state: "inactive" as const,
            code: "AgreementNotCreated" as const,
            cause: "agreement-none" as const,
          }
        : kind,
    );
    expect(asked("inactive", {}, kinds).asks).toEqual(MODELS.slice(0, 3));
  });

  it("leaves out what ends soon", () => {
    const kinds = all.map((kind) =>
      kind.code === "AgreementNotCreated" ? { ...kind, weighty: true } : kind,
    );
    expect(asked("inactive", {}, kinds)).toEqual({
      says: "3 models end soon: move on.",
      asks: [],
    });
  });

  it("is one form, whatever models wait for it", () => {
    expect(asked("form", {}, all).asks).toEqual(["submit-use-case-form"]);
  });
});
