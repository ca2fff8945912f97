import { describe, expect, it } from "vitest";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { answerMinutes } from "@/lib/domain/plan/answer-time";
import { planExitCode } from "@/lib/domain/plan/exit-code";
import { makePlan } from "@/lib/domain/plan/make-plan";
import { DEFAULT_ORDER, type PlanFilter, rowsOf } from "@/lib/domain/plan/rows";
import { sameWork } from "@/lib/domain/plan/same-work";
import { added, boxOf, selectedOf, toggled } from "@/lib/domain/plan/selection";
import type { Plan } from "@/lib/domain/plan/types";
import { anAccount, aWorld, type CellName, MILAN, oneRegion } from "./worlds";

const planOf = (names: readonly CellName[]): Plan =>
  makePlan(aWorld([anAccount([oneRegion(MILAN, names)])]));

const PLAN = planOf(["form", "form", "offer", "quota", "payment", "pending", "throttled"]);
const EVERYTHING: PlanFilter = { q: "", owners: [] };

describe("rows", () => {
  const shown = (filter: Partial<PlanFilter>) =>
    rowsOf(PLAN.causes, { filter: { ...EVERYTHING, ...filter }, order: DEFAULT_ORDER }).map(
      ({ owner, causes }) => [owner, causes.length],
    );

  it.each<[string, Partial<PlanFilter>, readonly unknown[]]>([
    [
      "all",
      {},
      [
        ["account-admin", 3],
        ["billing", 1],
        [null, 2],
      ],
    ],
    ["of one owner", { owners: ["billing"] }, [["billing", 1]]],
    ["of nobody: what AWS works on, and what is read again", { owners: [null] }, [[null, 2]]],
    ["by a word of the cause", { q: "FORM" }, [["account-admin", 1]]],
    ["by a model", { q: "m.e" }, [["billing", 1]]],
    ["by all words", { q: "form payment" }, []],
  ])("%s", (_name, filter, expected) => expect(shown(filter)).toEqual(expected));

  it("are sorted within their owner only", () => {
    const order = { by: "cause", descending: false } as const;
    const rows = rowsOf(PLAN.causes, { filter: EVERYTHING, order });
    expect(rows.map(({ owner }) => owner)).toEqual(["account-admin", "billing", null]);
    const titles = rows[0]?.causes.map(({ title }) => title) ?? [];
    expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, "en")));
  });
});

describe("a selection", () => {
  const groups = rowsOf(PLAN.causes, { filter: EVERYTHING, order: DEFAULT_ORDER });
  const [admin, billing, nobody] = groups.map(({ causes }) => causes);
  if (!admin || !billing || !nobody) throw new Error("no such groups");

  it("is everything of the first who can act until one is made", () => {
    expect(selectedOf(groups, null)).toEqual(admin);
    expect(selectedOf(groups, [])).toEqual([]);
    expect(selectedOf(groups, ["gone"])).toEqual([]);
  });

  it("of another owner begins anew, and says so", () => {
    expect(added({ selected: admin, causes: billing })).toEqual({
      ids: billing.map(({ id }) => id),
      anew: true,
    });
    expect(added({ selected: [], causes: billing }).anew).toBe(false);
    expect(added({ selected: admin.slice(0, 1), causes: admin })).toEqual({
      ids: admin.map(({ id }) => id),
      anew: false,
    });
  });

  it("takes nothing of nobody", () => {
    expect(added({ selected: admin, causes: nobody })).toEqual({
      ids: admin.map(({ id }) => id),
      anew: false,
    });
  });

  it.each([
    ["none", 0],
    ["some", 1],
    ["all", 3],
  ] as const)("has a box over its owner that says %s", (state, count) => {
    expect(boxOf({ selected: admin.slice(0, count), causes: admin })).toBe(state);
  });

  it("is taken out where all of it is in", () => {
    expect(toggled({ selected: admin, causes: admin }).ids).toEqual([]);
    expect(toggled({ selected: admin.slice(1), causes: admin }).ids).toHaveLength(3);
  });
});

describe("a text that is open", () => {
  const ids = (plan: Plan) => new Set(plan.causes.map(({ id }) => id));

  it("has changed where a cell came or went, and not by times and request ids", () => {
    const later = (plan: Plan): Plan => ({
      ...plan,
      causes: plan.causes.map((cause) => ({
        ...cause,
        readAt: 1,
        evidence: cause.evidence.map((one) => ({ ...one, at: 1, requestId: "other" })),
      })),
    });
    const plan = planOf(["form", "form"]);
    expect(sameWork(plan, later(plan), ids(plan))).toBe(true);
    expect(sameWork(plan, planOf(["form"]), ids(plan))).toBe(false);
    expect(sameWork(plan, planOf(["form", "form", "payment"]), ids(plan))).toBe(true);
    expect(sameWork(plan, planOf([]), ids(plan))).toBe(false);
  });
});

describe("how long an answer takes", () => {
  it.each([
    ["at once", 0],
    ["with the next call", 0],
    ["up to 15 min", 15],
    ["minutes to hours", 120],
    ["hours to days", 4_320],
    ["as long as the Support case", null],
    ["1 to 3 business days", 4_320],
    ["AWS Support decides", null],
    [null, null],
  ])("%s", (takes, minutes) => expect(answerMinutes(takes)).toBe(minutes));

  it("is known of every fix of the catalogue that gives a time, but those that AWS decides", () => {
    const all = [...Object.values(CODE_ENTRIES), ...Object.values(CAUSE_ENTRIES)];
    const unknown = all.flatMap(({ takes }) =>
      takes !== null && answerMinutes(takes) === null ? takes : [],
    );
    expect(unknown.filter((takes) => !/AWS|Support|valid|approved/.test(takes))).toEqual([]);
  });
});

describe("the exit code", () => {
  it.each<[string, readonly CellName[], Parameters<typeof planExitCode>[1], number]>([
    ["0: nothing is in the way", ["ready"], { owner: null, complete: true }, 0],
    ["1: something is", ["payment"], { owner: null, complete: true }, 1],
    ["1 goes before 2", ["payment", "throttled"], { owner: null, complete: true }, 1],
    ["1: AWS is at work", ["pending"], { owner: null, complete: true }, 1],
    ["2: something could not be told", ["throttled"], { owner: null, complete: true }, 2],
    ["2: the scan did not reach its end", ["ready"], { owner: null, complete: false }, 2],
    ["1: of the owner asked for", ["payment", "form"], { owner: "billing", complete: true }, 1],
    ["0: of an owner who has nothing to do", ["form"], { owner: "billing", complete: true }, 0],
    [
      "2: of an owner, where it could not be told who must act",
      ["form", "throttled"],
      { owner: "billing", complete: true },
      2,
    ],
  ])("%s", (_name, cells, asked, code) => {
    expect(planExitCode(planOf(cells), asked)).toBe(code);
  });

  it("2: there is no account that anything is known of", () => {
    expect(planExitCode(makePlan(aWorld([])), { owner: null, complete: true })).toBe(2);
  });
});
