import fc from "fast-check";
import { expect, it } from "vitest";
import { groupBy } from "@/lib/domain/group-by";
import { LINE_STATES } from "@/lib/domain/requirement/line";
import { type LineStateRow, lineKey } from "@/lib/domain/requirement/line-history";
import { onBoth } from "./databases";
import { ACCOUNT, aRegion, T0 } from "./samples";

const aRow = (over: Partial<LineStateRow> = {}): LineStateRow => ({
  requirement: "Payments assistant",
  account: ACCOUNT,
  region: "eu-west-1",
  subject: "anthropic.claude-sonnet-4-6",
  at: T0,
  state: "met",
  asked: "a",
  ...over,
});

onBoth("the history of lines", ({ fresh }) => {
  it("takes nothing without complaint", async () => {
    const { lineHistory } = await (await fresh()).open();
    await lineHistory.append([]);
    expect(await lineHistory.latest(ACCOUNT, null)).toEqual([]);
  });

  it("gives the newest row of every line, of a Region or of an account", async () => {
    const { lineHistory } = await (await fresh()).open();
    const ended = aRow({ at: T0 + 1, state: null });
    const other = aRow({ requirement: "Search" });
    const there = aRow({ region: "eu-west-2", state: "short" });
    await lineHistory.append([aRow(), other, there, aRow({ account: "999999999999" })]);
    await lineHistory.append([ended]);
    const [here, all] = await Promise.all([
      lineHistory.latest(ACCOUNT, "eu-west-1"),
      lineHistory.latest(ACCOUNT, null),
    ]);
    expect(new Set(here)).toEqual(new Set([ended, other]));
    expect(new Set(all)).toEqual(new Set([ended, other, there]));
  });

  it("takes the same moment twice: what was written last stands", async () => {
    const { lineHistory } = await (await fresh()).open();
    await lineHistory.append([aRow()]);
    await lineHistory.append([aRow({ state: "short", asked: "b" })]);
    expect(await lineHistory.latest(ACCOUNT, null)).toEqual([aRow({ state: "short", asked: "b" })]);
  });

  it("takes thousands at once", async () => {
    const { lineHistory } = await (await fresh()).open();
    const rows = Array.from({ length: 9_000 }, (_, at) => aRow({ subject: `m-${at}` }));
    await lineHistory.append(rows);
    expect(await lineHistory.latest(ACCOUNT, null)).toHaveLength(9_000);
  });

  it("prunes what is older, but never the row by which a line still stands; what ended goes whole", async () => {
    const { lineHistory } = await (await fresh()).open();
    await lineHistory.append([
      aRow({ at: T0 }),
      aRow({ at: T0 + 1, state: "short" }),
      aRow({ subject: "ended", at: T0 }),
      aRow({ subject: "ended", at: T0 + 1, state: null }),
    ]);
    for (const before of [T0 + 1, T0 + 2, T0 + 100]) {
      expect(await lineHistory.prune(before, null)).toBe(ACCOUNT);
      expect(await lineHistory.prune(before, ACCOUNT)).toBeNull();
      const ended = before === T0 + 1 ? [aRow({ subject: "ended", at: T0 + 1, state: null })] : [];
      const left = [...ended, aRow({ at: T0 + 1, state: "short" })];
      expect(new Set(await lineHistory.latest(ACCOUNT, null))).toEqual(new Set(left));
    }
  });

  it("goes with its Region where nobody tried to read that for long", async () => {
    const { facts, lineHistory } = await (await fresh()).open();
    await facts.mergeRegion(aRegion("eu-west-1", {}, T0));
    await lineHistory.append([aRow(), aRow({ region: "eu-west-2" })]);
    await facts.forget(T0 + 1);
    expect((await lineHistory.latest(ACCOUNT, null)).map(({ region }) => region)).toEqual([
      "eu-west-2",
    ]);
  });

  const rows = fc.uniqueArray(
    fc.record({
      subject: fc.constantFrom("a", "b"),
      requirement: fc.constantFrom("x", "y"),
      at: fc.integer({ min: T0, max: T0 + 20 }),
      state: fc.constantFrom(...LINE_STATES, null),
    }),
    { selector: ({ subject, requirement, at }) => `${subject} ${requirement} ${at}` },
  );
  it("is the newest row of any set of rows, and stays so however much is pruned", async () => {
    const store = await fresh();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: T0, max: T0 + 21 }), async (given, before) => {
        const { lineHistory } = await store.open();
        number += 1;
        const account = `account-${number}`;
        const all = given.map((row) => aRow({ ...row, account }));
        await lineHistory.append(all);
        const newest = [...groupBy(all, lineKey).values()].flatMap(
          (own) => own.toSorted((a, b) => b.at - a.at)[0] ?? [],
        );
        expect(new Set(await lineHistory.latest(account, null))).toEqual(new Set(newest));
        for (let done = await lineHistory.prune(before, null); done !== null; )
          done = await lineHistory.prune(before, done);
        const standing = newest.filter(({ at, state }) => state !== null || at >= before);
        expect(new Set(await lineHistory.latest(account, null))).toEqual(new Set(standing));
      }),
      { numRuns: 25 },
    );
  });
});
