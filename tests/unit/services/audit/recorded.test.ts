import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reachOf } from "@/lib/domain/access/reach";
import type { Caller } from "@/lib/domain/access/rights";
import { readEntry } from "@/lib/domain/audit/entry";
import { HOUR_MS } from "@/lib/domain/time";
import { dismissWatch } from "@/lib/services/agreements/dismiss-watch";
import { iFixedIt } from "@/lib/services/agreements/i-fixed-it";
import { rearm } from "@/lib/services/agreements/rearm";
import { exportShown } from "@/lib/services/audit/export-record";
import { RecordQuery, readRecord } from "@/lib/services/audit/read-record";
import { recordBefore, recorded } from "@/lib/services/audit/record";
import { shortenRecord } from "@/lib/services/audit/shorten-record";
import { verifyRecord } from "@/lib/services/audit/verify";
import type { Context } from "@/lib/services/context";
import { exportView } from "@/lib/services/exports/export-cells";
import { ExportQuery } from "@/lib/services/exports/export-query";
import type { Stores } from "@/lib/services/ports/stores";
import { planProof } from "@/lib/services/proofs/plan-proof";
import { NEVER_ABORTED } from "@/lib/sleep";
import { aWorld, KEY, T0, type World } from "@/tests/support/watches/world";

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const told = async () =>
  (await world.stores.audit.after(0, 100)).map(({ entry }) => readEntry(entry));

/** The same store, whose record refuses every row. */
const withoutRecord = (stores: Stores): Stores => ({
  ...stores,
  transaction: (run) =>
    stores.transaction((inside) =>
      run({
        ...inside,
        audit: {
          ...inside.audit,
          append: () => Promise.reject(new Error("the record is full")),
        },
      }),
    ),
});

const doc = { kind: "signoff", id: "1", updatedAt: T0, body: "{}" };

describe("what is done and the row that tells it", () => {
  it("are kept together, with who asked, from where and in which request", async () => {
    const ctx: Context = { ...world.process(), address: "10.4.3.11", requestId: "request-7" };
    const put = await recorded(ctx, async (stores) => ({
      value: await stores.docs.put(doc, 0),
      notes: [{ what: "region.signed", on: { region: "eu-west-1" } }],
    }));
    expect(put).toBe(true);
    expect(await told()).toMatchObject([
      {
        what: "region.signed",
        outcome: "done",
        who: { kind: "local", known: "loopback" },
        address: "10.4.3.11",
        requestId: "request-7",
        on: { region: "eu-west-1" },
      },
    ]);
  });

  it("are both left out where the act fails", async () => {
    const failed = recorded(world.process(), async (stores) => {
      await stores.docs.put(doc, 0);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect([await world.stores.docs.list("signoff"), await told()]).toEqual([[], []]);
  });

  it("are both left out where the record fails", async () => {
    const ctx = { ...world.process(), stores: withoutRecord(world.stores) };
    const failed = recorded(ctx, async (stores) => {
      await stores.docs.put(doc, 0);
      return { value: null, notes: [{ what: "region.signed" }] };
    });
    await expect(failed).rejects.toThrow("the record is full");
    expect([await world.stores.docs.list("signoff"), await told()]).toEqual([[], []]);
  });
});

describe("each command", () => {
  async function watching(): Promise<Context> {
    await world.scan("eu-west-1");
    const ctx = world.process();
    await rearm(ctx, new Map());
    expect(await world.stores.watches.get(KEY)).not.toBeNull();
    return ctx;
  }

  it("that ends a watch is on record once, and changes nothing where the record fails", async () => {
    const ctx = await watching();
    const before = await world.stores.watches.get(KEY);
    const failing = { ...ctx, stores: withoutRecord(world.stores) };
    await expect(dismissWatch(failing, KEY)).rejects.toThrow("the record is full");
    expect(await world.stores.watches.get(KEY)).toEqual(before);
    await dismissWatch(ctx, KEY);
    await dismissWatch(ctx, KEY);
    expect(await told()).toMatchObject([
      { what: "watch.dismissed", on: { account: KEY.account, model: KEY.modelId } },
    ]);
  });

  it("that says something is fixed is on record, with the Regions it asks in", async () => {
    world.says.set("eu-west-1", "ERROR");
    await world.scan("eu-west-1");
    const fixed = { regions: ["eu-west-1"], code: "MPAgreementFailed", cause: null } as const;
    const input = { ...KEY, ...fixed, regions: [...fixed.regions] };
    expect(await iFixedIt(world.process(), input)).toMatchObject({ ok: true });
    expect(await told()).toMatchObject([
      { what: "fix.said", on: { model: KEY.modelId }, details: { regions: "eu-west-1" } },
    ]);
  });

  it("that makes a file is on record first, and makes none where that fails", async () => {
    const ctx = await watching();
    await exportView(ctx, ExportQuery.parse({ format: "csv" }));
    expect(await told()).toMatchObject([
      { what: "export.made", on: { subject: "matrix" }, details: { format: "csv" } },
    ]);
    const failing = { ...ctx, stores: withoutRecord(world.stores) };
    await expect(exportView(failing, ExportQuery.parse({}))).rejects.toThrow("the record is full");
  });
});

describe("who sees what", () => {
  const person = (subject: string, role: "viewer" | "admin"): Caller => ({
    kind: "user",
    known: "link",
    issuer: "link",
    subject,
    name: subject,
    role,
    accounts: null,
  });
  const as = (caller: Caller): Context => ({
    ...world.process(),
    caller,
    reach: reachOf(caller, []),
  });

  it("who may manage sees all rows, and others their own, whatever they ask for", async () => {
    for (const name of ["ana", "ben", "ana"])
      await recordBefore(as(person(name, "viewer")), { what: "export.made" });
    const seen = async (ctx: Context, query = {}) => {
      const view = await readRecord(ctx, RecordQuery.parse(query));
      return { scope: view.scope, rows: view.rows.map(({ seq }) => seq), who: view.who.length };
    };
    expect(await seen(as(person("eve", "admin")))).toEqual({
      scope: "all",
      rows: [3, 2, 1],
      who: 2,
    });
    const ana = as(person("ana", "viewer"));
    expect(await readRecord(ana, RecordQuery.parse({}))).toMatchObject({
      head: null,
      begins: null,
    });
    expect(await seen(ana)).toEqual({ scope: "own", rows: [3, 1], who: 0 });
    for (const query of [{ who: "user:link ben" }, { q: "ben" }, { what: "export.made" }]) {
      const { rows } = await seen(ana, query);
      expect(rows).not.toContain(2);
    }
    expect(await seen(as(person("carol", "viewer")))).toMatchObject({ rows: [] });
  });

  it("a page is 50 rows, says where the next begins, and counts what fits", async () => {
    const ctx = world.process();
    for (let index = 0; index < 60; index += 1) await recordBefore(ctx, { what: "export.made" });
    const first = await readRecord(ctx, RecordQuery.parse({}));
    expect([first.rows.length, first.next, first.count]).toEqual([
      50,
      11,
      { rows: 60, more: false },
    ]);
    const second = await readRecord(ctx, RecordQuery.parse({ before: String(first.next) }));
    expect([second.rows.length, second.next, second.count]).toEqual([10, null, null]);
  });

  it.each([
    ["all of them below a row", { before: "3" }, [2, 1]],
    ["those of a filter below a row", { before: "3", what: "fix.said" }, [1]],
    ["those of a filter", { what: "fix.said" }, [3, 1]],
  ])("a file has the rows that were asked for: %s", async (_name, query, expected) => {
    const ctx = world.process();
    for (const what of ["fix.said", "export.made", "fix.said"] as const)
      await recordBefore(ctx, { what });
    const lines: string[] = [];
    for await (const part of await exportShown(ctx, RecordQuery.parse(query)))
      lines.push(...part.trimEnd().split("\n"));
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual(expected);
  });
});

it("rows older than is kept leave, and that they did is on record", async () => {
  const ctx = world.process();
  const kept = { ...ctx, settings: () => ({ ...ctx.settings(), auditRetentionMs: HOUR_MS }) };
  await recordBefore(ctx, { what: "export.made" });
  await shortenRecord(kept, NEVER_ABORTED);
  expect(await told()).toMatchObject([{ what: "export.made" }]);
  world.now += 2 * HOUR_MS;
  await recordBefore(ctx, { what: "export.made" });
  await shortenRecord(kept, NEVER_ABORTED);
  expect(await told()).toMatchObject([
    { what: "export.made" },
    { what: "record.shortened", details: { upTo: 1 } },
  ]);
  const { audit } = world.stores;
  expect(await verifyRecord({ audit, now: () => T0 })).toMatchObject({ state: "whole", rows: 2 });
});

it("who may not have calls tried is refused, and that they tried is on record", async () => {
  const ctx: Context = { ...world.process(), refusal: () => "You may not." };
  const at = { account: "111122223333", region: "eu-west-1", modelId: "a.b", routes: [] };
  expect(await planProof(ctx, at)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
  expect(await told()).toMatchObject([
    { what: "proof.previewed", outcome: "refused", said: "You may not." },
  ]);
});
