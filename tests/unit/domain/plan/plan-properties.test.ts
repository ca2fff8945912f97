import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWeighty } from "@/lib/domain/advice/ending";
import { opens } from "@/lib/domain/advice/opens";
import { isNobodys } from "@/lib/domain/by-remover";
import { docFor } from "@/lib/domain/plan/doc";
import { behind, effectOf } from "@/lib/domain/plan/effect";
import { groupsOf, makePlan } from "@/lib/domain/plan/make-plan";
import { inOrder } from "@/lib/domain/plan/order";
import { added, selectedOf, toggled } from "@/lib/domain/plan/selection";
import type { PlanAccount, PlanCell, PlanWorld } from "@/lib/domain/plan/types";
import { ACCOUNT, aLine, anAccount, aWorld, CELL_NAMES, MILAN, OTHER, oneRegion } from "./worlds";

const REGIONS = ["us-east-1", "us-west-2", MILAN];
const MODELS = 4;

const cells = fc.array(fc.constantFrom(...CELL_NAMES), { minLength: 0, maxLength: MODELS });
const account = (key: string): fc.Arbitrary<PlanAccount> =>
  fc
    .record({ lists: fc.array(cells, { maxLength: REGIONS.length }), locked: fc.boolean() })
    .map(({ lists, locked }) =>
      anAccount(
        lists.map((names, at) => oneRegion(REGIONS[at] ?? "us-east-2", names)),
        { key, accountId: key, name: `name of ${key}`, locked },
      ),
    );
const place = fc.record({
  account: fc.constantFrom(ACCOUNT, OTHER),
  region: fc.constantFrom(...REGIONS),
  letter: fc.constantFrom("a", "b", "c", "d"),
});

/** Accounts with any cells, and lines that require some of those that are shut. */
const worlds: fc.Arbitrary<PlanWorld> = fc
  .record({ one: account(ACCOUNT), two: account(OTHER), places: fc.array(place, { maxLength: 6 }) })
  .map(({ one, two, places }) => {
    const accounts = [one, two];
    const lines = places.flatMap(({ account, region, letter }, at) => {
      const own = accounts.find(({ key }) => key === account)?.regions;
      const cell = own
        ?.find((shown) => shown.region === region)
        ?.cells.find(({ modelId }) => modelId === `m.${letter}`);
      if (!cell) return [];
      const state = isShut(cell) ? "not_met" : "met";
      const { modelId, modelName } = cell;
      return cell.verdict.state === "not_offered"
        ? []
        : [aLine({ id: `${at}`, account, region, modelId, modelName, state })];
    });
    return aWorld(accounts, { lines });
  });

const isShut = ({ verdict: { state } }: PlanCell): boolean =>
  state !== "ready" && state !== "not_offered";

type At = { account: string; region: string; cell: PlanCell };
const shutCells = ({ accounts }: PlanWorld): readonly At[] =>
  accounts.flatMap(({ key, regions }) =>
    regions.flatMap(({ region, cells }) =>
      cells.filter(isShut).map((cell) => ({ account: key, region, cell })),
    ),
  );

/** By the rule of the cell's own sheet, and by what this test gave the cell. */
const opensAlone = ({ region, cell: { modelId, verdict, agreementMissing } }: At): boolean => {
  const own = { region, modelId, verdict };
  const ends = verdict.code === "AgreementNotCreated" && verdict.findings.some(isWeighty);
  return opens(own, own) && !agreementMissing && !ends;
};

describe("whatever the world", () => {
  it("every cell in the way is in one cause of one owner, and sums agree", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { causes, totals } = makePlan(world);
        const shut = shutCells(world);
        expect(totals.cells).toBe(shut.length);
        const groups = groupsOf(causes);
        expect(groups.reduce((sum, { cells }) => sum + cells, 0)).toBe(shut.length);
        expect(groups.flatMap((group) => group.causes.map(({ id }) => id)).sort()).toEqual(
          causes.map(({ id }) => id).sort(),
        );
        expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
        for (const cause of causes) {
          const own = shut.filter(
            ({ account, cell: { verdict } }) =>
              verdict.code === cause.code &&
              verdict.state === cause.state &&
              (cause.locked === null
                ? !(isLocked(world, account) && verdict.state === "unknown")
                : cause.locked === account),
          );
          expect(cause.cells, cause.id).toBe(own.length);
          expect(cause.places.reduce((sum, { cells }) => sum + cells, 0)).toBe(cause.cells);
        }
        const open = world.lines.filter(({ state }) => state !== "met").length;
        expect(causes.reduce((sum, { required }) => sum + required, 0)).toBe(open);
        expect(totals.lines - totals.holding).toBe(open);
      }),
    );
  });

  it("a cause opens what its very step opens, and never more than it decides", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { causes, openings } = makePlan(world);
        for (const cause of causes) {
          const alone = effectOf(openings, new Set([cause.id])).cells;
          const expected = shutCells(world).filter(
            (at) =>
              at.cell.verdict.code === cause.code &&
              at.cell.verdict.state === cause.state &&
              cause.locked === null &&
              opensAlone(at),
          );
          expect(alone, cause.id).toBe(expected.length);
          expect(alone).toBeLessThanOrEqual(cause.cells);
          const later = behind(openings, cause).reduce((sum, { cells }) => sum + cells, 0);
          expect(alone + later).toBeLessThanOrEqual(cause.cells);
        }
      }),
    );
  });

  it("more causes never open less, and all of them no more than there is", () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.nat(20)), (world, picks) => {
        const { causes, openings, totals } = makePlan(world);
        const some = new Set(picks.flatMap((pick) => causes[pick]?.id ?? []));
        const all = new Set(causes.map(({ id }) => id));
        expect(effectOf(openings, some).cells).toBeLessThanOrEqual(effectOf(openings, all).cells);
        expect(effectOf(openings, all).cells).toBeLessThanOrEqual(totals.cells);
      }),
    );
  });

  it("the order holds every cause once, and nothing waits for a later step", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { causes, openings } = makePlan(world);
        const ordered = inOrder({ causes, openings }).map(({ id }) => id);
        expect([...ordered].sort()).toEqual(causes.map(({ id }) => id).sort());
        for (const { causes: chain } of openings) {
          const places = chain.map((id) => ordered.indexOf(id));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it("the texts of all owners hold every cause once, and of nobody none", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const plan = makePlan(world);
        const ids = plan.causes.map(({ id }) => id);
        const told = groupsOf(plan.causes).flatMap(({ owner }) =>
          owner === null
            ? []
            : docFor(plan, { owner, picked: new Set(ids), only: [] }).steps.map(({ id }) => id),
        );
        const asked = plan.causes.filter(({ owner }) => !isNobodys(owner));
        expect(told.sort()).toEqual(asked.map(({ id }) => id).sort());
      }),
    );
  });

  it("a selection is of one owner, and a second tick takes the first one back", () => {
    fc.assert(
      fc.property(worlds, fc.nat(20), fc.nat(20), (world, first, second) => {
        const { causes } = makePlan(world);
        const groups = groupsOf(causes);
        const at = (place: number) => causes.slice(place, place + 1);
        const one = toggled({ selected: [], causes: at(first) });
        const selected = selectedOf(groups, one.ids);
        const two = added({ selected, causes: at(second) });
        const owners = new Set(selectedOf(groups, two.ids).map(({ owner }) => owner));
        expect(owners.size).toBeLessThanOrEqual(1);
        expect(
          selectedOf(groups, two.ids)
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...two.ids].sort());
        expect(toggled({ selected, causes: selected }).ids).toEqual([]);
      }),
    );
  });
});

const isLocked = ({ accounts }: PlanWorld, key: string): boolean =>
  accounts.some((account) => account.key === key && account.locked);
