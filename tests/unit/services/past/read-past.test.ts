import { afterEach, describe, expect, it } from "vitest";
import type { Past } from "@/lib/domain/past/types";
import { DAY_MS, HOUR_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { listMoments } from "@/lib/services/past/list-moments";
import { PastQuery, readPast } from "@/lib/services/past/read-past";
import type { HistoryRow } from "@/lib/services/ports/history";
import { reviewRegion } from "@/lib/services/review/review-region";
import { signOff } from "@/lib/services/signoffs/sign-off";
import type { Outline } from "@/lib/services/world/outline";
import { ACCOUNT, aRegionFacts, aStore, NOW, SKY } from "@/tests/unit/services/review/store";

const HERE = { account: ACCOUNT, region: "eu-west-1" };
const YESTERDAY = "2026-11-21";

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

const aRow = (over: Partial<HistoryRow>): HistoryRow => ({
  ...HERE,
  modelId: SKY,
  at: NOW - DAY_MS,
  state: "ready",
  code: null,
  scanId: null,
  ...over,
});

async function given(rows: readonly HistoryRow[]) {
  const store = await aStore({
    regions: { "eu-west-1": aRegionFacts(), "eu-west-2": aRegionFacts() },
  });
  close = store.close;
  await store.ctx.stores.history.append(rows);
  return store.ctx;
}

/** What somebody sees who may read none of these accounts. */
const without = async ({ world }: Context): Promise<Outline> => ({
  ...(await world.outline()),
  accounts: [],
});

const ask = (query: Record<string, string>) => PastQuery.parse(query);

/** Of one cell: what it was, and what it became by when. */
function cellOf(past: Past, { region, modelId }: Pick<HistoryRow, "region" | "modelId">) {
  const row = past.models.findIndex((model) => model.modelId === modelId);
  const column = past.columns.find((one) => one.region === region);
  const nameOf = (kind: number | undefined) => past.kinds.find((_one, index) => index === kind);
  const moved = column?.moved.find(([at]) => at === row);
  return {
    was: nameOf(column?.was[row])?.state ?? null,
    is: moved ? [nameOf(moved[1])?.title, moved[2]] : null,
  };
}

async function pastOf(rows: readonly HistoryRow[], query: Record<string, string>): Promise<Past> {
  const past = await readPast(await given(rows), ask(query));
  if (!past.ok) throw new Error(past.error.message);
  return past.value;
}

describe("what history holds of two moments", () => {
  const became = aRow({ at: NOW - HOUR_MS, state: "blocked", code: "FTUFormNotFilled" });

  it("is each cell's newest row at the first, and its newest between the two", async () => {
    const past = await pastOf([aRow({ at: NOW - 2 * DAY_MS }), became], { from: YESTERDAY });
    expect(cellOf(past, became)).toEqual({
      was: "ready",
      is: ["Anthropic use case form missing", NOW - HOUR_MS],
    });
    expect(past.kept).toEqual([{ account: ACCOUNT, since: NOW - 2 * DAY_MS }]);
  });

  it("leaves out a cell without a row: what it was is not known", async () => {
    const past = await pastOf([became], { from: YESTERDAY });
    expect(cellOf(past, became).was).toBeNull();
    expect(past.columns.map(({ region, was }) => [region, was])).toEqual([
      ["eu-west-1", []],
      ["eu-west-2", []],
    ]);
  });

  it("takes a day in whole at either end", async () => {
    const start = Date.UTC(2026, 10, 21);
    const rows = [aRow({ at: start - 1, state: "pending" }), aRow({ at: start + DAY_MS - 1 })];
    const past = await pastOf(rows, { from: YESTERDAY, to: YESTERDAY });
    expect(cellOf(past, aRow({}))).toEqual({ was: "pending", is: ["Ready", start + DAY_MS - 1] });
    expect([past.from.at, past.to.at]).toEqual([start, start + DAY_MS - 1]);
  });

  it("names models that no list names any more, with their provider's name", async () => {
    const gone = aRow({ modelId: "acme.old-1" });
    const past = await pastOf([aRow({}), gone], { from: "2026-11-22" });
    expect(past.models.find(({ modelId }) => modelId === "acme.old-1")).toEqual({
      modelId: "acme.old-1",
      name: "acme.old-1",
      provider: "Acme",
      prefix: "acme",
    });
    expect(cellOf(past, gone).was).toBe("ready");
  });

  it("names Regions that are asked no longer, and keeps a code it does not know as its title", async () => {
    const odd = aRow({ state: "unknown", code: "CodeOfTomorrow" });
    const past = await pastOf([odd, aRow({ region: "us-west-9" })], { from: "2026-11-22" });
    expect(past.dropped).toEqual(["us-west-9"]);
    expect(past.kinds[0]).toMatchObject({ state: "unknown", code: null, title: "CodeOfTomorrow" });
  });

  it("names who acts only where that does not rest on the cause, which is not kept", async () => {
    const rows = [
      aRow({ state: "blocked", code: "ThrottlingException" }),
      aRow({ region: "eu-west-2", state: "inactive", code: "AgreementNotCreated" }),
    ];
    const past = await pastOf(rows, { from: "2026-11-22", to: "2026-11-22" });
    expect(past.kinds.map(({ code, owner }) => [code, owner])).toEqual([
      ["ThrottlingException", null],
      ["AgreementNotCreated", "account-admin"],
    ]);
  });

  it("is of the accounts asked for alone", async () => {
    expect((await pastOf([became], { from: YESTERDAY, account: "999" })).columns).toEqual([]);
    expect((await pastOf([became], { from: YESTERDAY, account: ACCOUNT })).columns).toHaveLength(2);
  });
});

describe("a moment", () => {
  it("may be a sign-off: the time at which it was signed, of its Region", async () => {
    const ctx = await given([]);
    const review = await reviewRegion(ctx, HERE);
    if (!review.ok) throw new Error(review.error.message);
    const signed = await signOff(ctx, {
      ...HERE,
      basis: review.value.basis,
      name: "Ada",
      note: "As agreed.",
      destinationsReviewed: true,
      withExceptions: true,
    });
    if (!signed.ok) throw new Error(signed.error.message);
    const past = await readPast(ctx, ask({ from: `sign-off-${signed.value.id}` }));
    expect(past).toMatchObject({ ok: true, value: { from: { at: NOW, region: "eu-west-1" } } });
    const elsewhere = { ...ctx, world: { ...ctx.world, outline: () => without(ctx) } };
    expect(await readPast(elsewhere, ask({ from: `sign-off-${signed.value.id}` }))).toMatchObject({
      ok: false,
    });
    expect((await listMoments(elsewhere)).signOffs).toEqual([]);
    const { signOffs } = await listMoments(ctx);
    expect(signOffs).toMatchObject([{ id: signed.value.id, region: "eu-west-1", name: "Ada" }]);
  });

  it("may be a scan: the time at which it ended", async () => {
    const ctx = await given([aRow({})]);
    const scan = { scanId: "s-1", startedAt: NOW - 2_000, scope: "all", trigger: "start" } as const;
    await ctx.stores.scans.start(scan);
    const end = {
      finishedAt: NOW - 1_000,
      outcome: "complete",
      stats: null,
      problem: null,
    } as const;
    await ctx.stores.scans.finish("s-1", end);
    await ctx.stores.scans.start({ ...scan, scanId: "running" });
    await ctx.stores.scans.start({ ...scan, scanId: "part", scope: "eu-west-1" });
    await ctx.stores.scans.finish("part", end);
    const past = await readPast(ctx, ask({ from: "scan-s-1" }));
    expect(past).toMatchObject({ ok: true, value: { from: { at: NOW - 1_000 } } });
    const moments = await listMoments(ctx);
    expect(moments.scans).toEqual([
      { id: "s-1", at: NOW - 1_000, trigger: "start", complete: true },
    ]);
    expect(moments.since).toBe(NOW - DAY_MS);
  });

  it.each([
    ["fresh: three intervals before it", 3 * 900_000, false],
    ["old: a millisecond more", 3 * 900_000 + 1, true],
  ])("says since when nothing had been read by then; %s", async (_name, ageMs, old) => {
    const ctx = await given([aRow({})]);
    const read = Date.UTC(2026, 10, 22) - ageMs;
    await ctx.stores.scans.start({
      scanId: "s",
      startedAt: read - 1,
      scope: "all",
      trigger: "start",
    });
    await ctx.stores.scans.finish("s", {
      finishedAt: read,
      outcome: "complete",
      stats: null,
      problem: null,
    });
    const past = await readPast(ctx, ask({ from: "2026-11-22" }));
    expect(past.ok && past.value.from.unreadSince).toBe(old ? read : null);
    expect(past.ok && past.value.to.unreadSince).toBeNull();
  });

  it.each<[name: string, query: Record<string, string>, message: RegExp]>([
    ["a scan that is gone", { from: "scan-gone" }, /no longer kept/],
    ["no sign-off of ours", { from: "sign-off-gone" }, /no such sign-off/],
    ["a day that has not begun", { from: "2026-11-23" }, /has not begun/],
    ["now, as the first", { from: "now" }, /does not lie before/],
    ["the later one first", { from: "2026-11-22", to: "2026-11-20" }, /does not lie before/],
  ])("is refused in words: %s", async (_name, query, message) => {
    const past = await readPast(await given([]), ask(query));
    if (past.ok) throw new Error("taken");
    expect(past.error.message).toMatch(message);
  });

  it.each([[{}], [{ from: "" }], [{ from: "tomorrow" }], [{ from: YESTERDAY, to: "2026-02-30" }]])(
    "%o is none",
    (query) => {
      expect(PastQuery.safeParse(query).success).toBe(false);
    },
  );
});
