import fc from "fast-check";
import { expect, it } from "vitest";
import { groupBy } from "@/lib/domain/group-by";
import { STATES } from "@/lib/domain/state";
import type { CellsOf, HistoryRow } from "@/lib/services/ports/history";
import { onBoth } from "./databases";
import { ACCOUNT, aChange, T0 } from "./samples";

onBoth("history", ({ fresh }) => {
  it("takes nothing without complaint", async () => {
    const { history } = await (await fresh()).open();
    await history.append([]);
    expect(await history.since(0, 10)).toEqual([]);
  });

  it("gives the newest row of every cell of a region", async () => {
    const { history } = await (await fresh()).open();
    const blocked = aChange({
      at: T0 + 1,
      state: "blocked",
      code: "FTUFormNotFilled",
      scanId: "s",
    });
    const other = aChange({ modelId: "amazon.nova-lite-v1:0" });
    await history.append([aChange(), blocked, other, aChange({ region: "eu-west-2" })]);
    const latest = await history.latest(ACCOUNT, "eu-west-1");
    expect(latest).toHaveLength(2);
    expect(latest).toEqual(expect.arrayContaining([blocked, other]));
  });

  it("gives the newest row of every cell of some models in some regions", async () => {
    const { history } = await (await fresh()).open();
    const newest = aChange({ at: T0 + 1, state: "pending" });
    const inOther = aChange({ region: "eu-west-2", modelId: "other" });
    await history.append([
      ...[aChange(), newest, inOther, aChange({ region: "eu-west-3" })],
      ...[aChange({ modelId: "another" }), aChange({ account: "999999999999" })],
    ]);
    const regions = ["eu-west-1", "eu-west-2"];
    const latestOf = (cells: CellsOf) => history.latestOf(ACCOUNT, cells);
    const both = await latestOf({ regions, modelIds: [newest.modelId, "other"] });
    expect(both).toHaveLength(2);
    expect(both).toEqual(expect.arrayContaining([newest, inOther]));
    expect(await latestOf({ regions, modelIds: ["other"] })).toEqual([inOther]);
    expect(await latestOf({ regions: [], modelIds: ["other"] })).toEqual([]);
    expect(await latestOf({ regions, modelIds: [] })).toEqual([]);
  });

  it("gives a cell's rows newest first, up to a limit", async () => {
    const { history } = await (await fresh()).open();
    const rows = [
      aChange({ at: T0 }),
      aChange({ at: T0 + 1, state: "pending" }),
      aChange({ at: T0 + 2 }),
    ];
    await history.append([...rows, aChange({ modelId: "other" })]);
    const { account, region, modelId } = aChange();
    expect(await history.ofCell(account, region, modelId, 10)).toEqual(rows.toReversed());
    expect(await history.ofCell(account, region, modelId, 2)).toEqual(
      rows.toReversed().slice(0, 2),
    );
  });

  it("gives what changed since a time, that millisecond included", async () => {
    const { history } = await (await fresh()).open();
    const [first, second] = [aChange({ at: T0 }), aChange({ at: T0 + 1, state: "unknown" })];
    await history.append([first, second]);
    expect(await history.since(T0, 10)).toEqual([second, first]);
    expect(await history.since(T0 + 1, 10)).toEqual([second]);
    expect(await history.since(T0 + 2, 10)).toEqual([]);
    expect(await history.since(T0, 1)).toEqual([second]);
  });

  it("gives what changed in some accounts, and the limit counts these alone", async () => {
    const { history } = await (await fresh()).open();
    const own = aChange({ at: T0 });
    const others = [1, 2, 3].map((at) =>
      aChange({ account: "999999999999", modelId: `m-${at}`, at: T0 + at }),
    );
    await history.append([own, ...others]);
    expect(await history.since(T0, 1, [ACCOUNT])).toEqual([own]);
    expect(await history.since(T0, 10, [ACCOUNT, "999999999999"])).toHaveLength(4);
    expect(await history.since(T0, 10, ["nobody"])).toEqual([]);
    expect(await history.since(T0, 10)).toHaveLength(4);
  });

  it("keeps a row only when state or code changes", async () => {
    const { history } = await (await fresh()).open();
    await history.append([aChange()]);
    await history.append([aChange({ at: T0 + 1 }), aChange({ at: T0 + 2, code: "ModelLegacy" })]);
    await history.append([aChange({ at: T0 + 3, code: "ModelLegacy" })]);
    expect((await history.since(0, 10)).map((row) => row.at)).toEqual([T0 + 2, T0]);
  });

  it("keeps one row of a change that several processes saw at once", async () => {
    const store = await fresh();
    const writers = await Promise.all([store.open(), store.open(), store.open()]);
    await Promise.all(
      writers.map((writer, index) => writer.history.append([aChange({ at: T0 + index })])),
    );
    expect(await writers[0]?.history.since(0, 10)).toHaveLength(1);
  });

  it("prunes what is older, but never the newest row of a cell", async () => {
    const { history } = await (await fresh()).open();
    await history.append([
      aChange({ at: T0 }),
      aChange({ at: T0 + 1, state: "pending" }),
      aChange({ at: T0 + 2, state: "blocked" }),
      aChange({ modelId: "quiet", at: T0 }),
    ]);
    const left = async (before: number) => {
      expect(await history.prune(before, null)).toBe(ACCOUNT);
      expect(await history.prune(before, ACCOUNT)).toBeNull();
      return (await history.since(0, 10)).map((row) => [row.modelId, row.at - T0]);
    };
    const { modelId } = aChange();
    expect(await left(T0)).toHaveLength(4);
    expect(await left(T0 + 1)).toEqual([
      [modelId, 2],
      [modelId, 1],
      ["quiet", 0],
    ]);
    expect(await left(T0 + 100)).toEqual([
      [modelId, 2],
      ["quiet", 0],
    ]);
  });

  it("prunes account by account, and every Region of each", async () => {
    const { history } = await (await fresh()).open();
    expect(await history.prune(T0 + 9, null)).toBeNull();
    const [first, second] = ["111111111111", "222222222222"];
    for (const account of [first, second])
      for (const region of ["eu-west-1", "eu-west-3"])
        await history.append([
          aChange({ account, region, at: T0 }),
          aChange({ account, region, at: T0 + 1, state: "pending" }),
        ]);
    expect(await history.prune(T0 + 9, null)).toBe(first);
    const kept = (await history.since(0, 10)).map(({ account, at }) => [account, at - T0]);
    expect(kept.filter(([account]) => account === first)).toEqual([
      [first, 1],
      [first, 1],
    ]);
    expect(kept.filter(([account]) => account === second)).toHaveLength(4);
    expect(await history.prune(T0 + 9, first)).toBe(second);
    expect(await history.prune(T0 + 9, second)).toBeNull();
    expect(await history.since(0, 10)).toHaveLength(4);
  });

  it("keeps the row that a cell stood by at the limit", async () => {
    const { history } = await (await fresh()).open();
    await history.append([
      aChange({ at: T0 }),
      aChange({ at: T0 + 10, state: "pending" }),
      aChange({ at: T0 + 20, state: "blocked" }),
    ]);
    await history.prune(T0 + 15, null);
    expect(await history.asOf(ACCOUNT, { at: T0 + 15 })).toEqual([
      aChange({ at: T0 + 10, state: "pending" }),
    ]);
    expect(await history.asOf(ACCOUNT, { at: T0 + 5 })).toEqual([]);
  });

  it("tells what every cell of an account was at a time, that millisecond included", async () => {
    const { history } = await (await fresh()).open();
    const [ready, blocked] = [aChange({ at: T0 }), aChange({ at: T0 + 10, state: "blocked" })];
    const later = aChange({ modelId: "later", at: T0 + 5 });
    await history.append([ready, blocked, later, aChange({ account: "444455556666" })]);
    const at = async (time: number, after?: number) =>
      new Set(await history.asOf(ACCOUNT, { at: time, ...(after !== undefined && { after }) }));
    expect(await at(T0 - 1)).toEqual(new Set());
    expect(await at(T0)).toEqual(new Set([ready]));
    expect(await at(T0 + 9)).toEqual(new Set([ready, later]));
    expect(await at(T0 + 10)).toEqual(new Set([blocked, later]));
    expect(await at(T0 + 10, T0)).toEqual(new Set([blocked, later]));
    expect(await at(T0 + 10, T0 + 5)).toEqual(new Set([blocked]));
    expect(await at(T0 + 10, T0 + 10)).toEqual(new Set());
  });

  it("tells of any history the same as playing it from its start", async () => {
    const { history } = await (await fresh()).open();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(60), fc.nat(60), async (rows, first, second) => {
        run += 1;
        const account = `account-${run}`;
        const own = rows.map((row) => ({ ...row, account }));
        await history.append(own);
        const [from = 0, to = 0] = [first, second].sort((a, b) => a - b).map((ms) => T0 + ms);
        const kept = played(own, Number.NEGATIVE_INFINITY);
        expect(byCell(await history.asOf(account, { at: from }))).toEqual(byCell(kept(from)));
        expect(byCell(await history.asOf(account, { at: to, after: from }))).toEqual(
          byCell(played(own, from)(to)),
        );
        const begins = groupBy(own, ({ region, modelId }) => `${region} ${modelId}`);
        const expected = [...begins.values()].map((cell) => Math.min(...cell.map(({ at }) => at)));
        const told = (await history.begins(account)).map(({ at }) => at);
        expect(told.sort()).toEqual(expected.sort());
      }),
      { numRuns: 40 },
    );
  });

  it("takes more rows than one statement may carry", async () => {
    const { history } = await (await fresh()).open();
    const rows = Array.from({ length: 10_000 }, (_, index) => aChange({ modelId: `m-${index}` }));
    await history.append(rows);
    expect(await history.latest(ACCOUNT, "eu-west-1")).toHaveLength(rows.length);
  });
});

/** Rows as they are kept: of one cell never two at a time, and each other than the one before it. */
const histories = fc
  .uniqueArray(
    fc.record({
      region: fc.constantFrom("eu-west-1", "us-east-1"),
      modelId: fc.constantFrom("a", "b", "c"),
      at: fc.nat(60).map((ms) => T0 + ms),
      state: fc.constantFrom(...STATES),
    }),
    { maxLength: 40, selector: ({ region, modelId, at }) => `${region} ${modelId} ${at}` },
  )
  .map((rows) => {
    const last = new Map<string, string>();
    return rows
      .toSorted((a, b) => a.at - b.at)
      .filter(({ region, modelId, state }) => {
        const same = last.get(`${region} ${modelId}`) === state;
        last.set(`${region} ${modelId}`, state);
        return !same;
      })
      .map((row) => aChange(row));
  });

/** Every row after `after` and up to a time set upon those before it, in the order in which they came. */
const played =
  (rows: readonly HistoryRow[], after: number) =>
  (at: number): readonly HistoryRow[] => {
    const cells = new Map<string, HistoryRow>();
    for (const row of rows) {
      if (row.at > after && row.at <= at) cells.set(`${row.region} ${row.modelId}`, row);
    }
    return [...cells.values()];
  };

const byCell = (rows: readonly HistoryRow[]): ReadonlyMap<string, HistoryRow> =>
  new Map(rows.map((row) => [`${row.region} ${row.modelId}`, row]));
