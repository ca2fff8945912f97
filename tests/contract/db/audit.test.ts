import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { BEFORE_ALL, sealedText } from "@/lib/domain/audit/chain";
import { DAY_MS } from "@/lib/domain/time";
import { verifyRecord } from "@/lib/services/audit/verify";
import { type AuditFilter, EVERY_ROW } from "@/lib/services/ports/audit";
import type { Stores } from "@/lib/services/ports/stores";
import { anEntry } from "@/tests/support/audit";
import { fillRecord } from "@/tests/support/fill-record";
import { onBoth, runSql } from "./databases";
import { T0 } from "./samples";

const now = () => T0;
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const append = (store: Stores, changes: Parameters<typeof anEntry>[0] = {}, at = T0) =>
  store.transaction((stores) => stores.audit.append(anEntry(changes), at));

async function appendMany(store: Stores, count: number): Promise<void> {
  await store.transaction(async ({ audit }) => {
    for (let index = 0; index < count; index += 1)
      await audit.append(anEntry({ requestId: `request-${index}` }), T0 + index);
  });
}

/** How somebody who owns the database takes the guards away. */
const UNGUARDED = {
  sqlite: ["audit_added", "audit_kept", "audit_stays", "audit_head_forward"].map(
    (name) => `drop trigger if exists ${name}`,
  ),
  postgres: ["alter table audit disable trigger all", "alter table audit_head disable trigger all"],
};

onBoth("the record", ({ engine, fresh }) => {
  it("begins at nothing, and numbers its rows without a gap, each with the hash of the one before", async () => {
    const store = await (await fresh()).open();
    expect(await store.audit.head()).toEqual({ ...BEFORE_ALL, base: BEFORE_ALL });
    const first = await append(store);
    const second = await append(store, { said: "again" });
    expect([first.seq, first.prev, second.seq, second.prev]).toEqual([
      1,
      BEFORE_ALL.hash,
      2,
      first.hash,
    ]);
    expect(second.hash).toBe(sha256(sealedText(second)));
    expect(await store.audit.head()).toMatchObject({ seq: 2, hash: second.hash });
    expect(await store.audit.after(0, 10)).toEqual([first, second]);
  });

  it("keeps nothing of a transaction that is undone, and gives its number to the next", async () => {
    const store = await (await fresh()).open();
    const undone = store.transaction(async ({ audit }) => {
      await audit.append(anEntry(), T0);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect((await append(store)).seq).toBe(1);
  });

  it("puts a row of a clock that is behind at the time of the row before, and says so", async () => {
    const store = await (await fresh()).open();
    await append(store, {}, T0 + 1_000);
    const late = await append(store, {}, T0);
    expect(late.at).toBe(T0 + 1_000);
    expect(JSON.parse(late.entry)).toMatchObject({ clock: "2026-01-01T00:00:00.000Z" });
  });

  const refused = [
    ["a change of a row", "update audit set entry = entry"],
    ["a change of a row's hash", "update audit set hash = 'x' where seq = 1"],
    ["a removal", "delete from audit where seq = 2"],
    ["a removal of all", "delete from audit"],
    ["a row at a number that is taken", insertAt(1)],
    ["a row beyond the newest", insertAt(9)],
    ["a newest row that is lower", "update audit_head set seq = 1"],
    ["a beginning beyond the newest", "update audit_head set base_seq = 9"],
    ["a removal of the newest's place", "delete from audit_head"],
    ...(engine === "sqlite"
      ? [["a row in place of another", insertAt(2).replace("insert", "insert or replace")]]
      : [
          ["an emptied table", "truncate audit"],
          ["an emptied head", "truncate audit_head"],
        ]),
  ];

  it.each(refused)("is refused by the database itself: %s", async (_name, statement) => {
    const { options, open } = await fresh();
    const store = await open();
    await appendMany(store, 2);
    const before = await store.audit.after(0, 10);
    await expect(runSql(options, statement ?? "")).rejects.toThrow("the record is only added to");
    expect(await store.audit.after(0, 10)).toEqual(before);
  });

  it.each([
    ["what a row says", "update audit set entry = replace(entry, 'CSV', 'csv') where seq = 7"],
    ["its time", "update audit set at = at + 1 where seq = 7"],
    ["whose it is", "update audit set who = 'user:other' where seq = 7"],
    ["what it is found by", "update audit set account = null where seq = 7"],
    ["its hash", "update audit set hash = replace(hash, substr(hash, 1, 1), 'g') where seq = 7"],
    ["the hash of the row before", `update audit set prev = '${BEFORE_ALL.hash}' where seq = 7`],
  ])("tells the row where somebody changed %s", async (_name, statement) => {
    const { options, open } = await fresh();
    const store = await open();
    await appendMany(store, 12);
    for (const one of [...UNGUARDED[engine], statement]) await runSql(options, one);
    expect(await verifyRecord({ audit: store.audit, now })).toMatchObject({
      state: "broken",
      rows: 6,
      found: { fault: "changed", seq: 7 },
    });
  });

  it.each([
    [
      "taken out of the middle",
      "delete from audit where seq in (7, 8)",
      { fault: "missing", seq: 7, upTo: 8 },
    ],
    [
      "taken from the end",
      "delete from audit where seq > 10",
      { fault: "cut", seq: 10, written: 12 },
    ],
    [
      "taken from the beginning",
      "delete from audit where seq < 4",
      { fault: "missing", seq: 1, upTo: 3 },
    ],
    [
      "taken from the beginning, which was moved",
      "update audit_head set base_seq = 3, base_hash = (select hash from audit where seq = 3); delete from audit where seq <= 3",
      { fault: "shortened", seq: 4 },
    ],
  ])("tells rows that were %s", async (_name, statement, found) => {
    const { options, open } = await fresh();
    const store = await open();
    await appendMany(store, 12);
    for (const one of [...UNGUARDED[engine], ...statement.split("; ")]) await runSql(options, one);
    expect(await verifyRecord({ audit: store.audit, now })).toMatchObject({
      state: "broken",
      found,
    });
  });

  it("loses its oldest rows by age alone, and what stays goes on from the hash of the last that left", async () => {
    const store = await (await fresh()).open();
    for (let day = 0; day < 6; day += 1) await append(store, {}, T0 + day * DAY_MS);
    const third = (await store.audit.after(2, 1))[0];
    const gone = await store.transaction(async ({ audit }) => {
      const left = await audit.shorten(T0 + 3 * DAY_MS, 100);
      const details = { upTo: left?.seq ?? 0, hash: left?.hash ?? "" };
      await audit.append(anEntry({ what: "record.shortened", details }), T0 + 6 * DAY_MS);
      return left;
    });
    expect(gone).toEqual({ seq: 3, hash: third?.hash, rows: 3 });
    expect((await store.audit.after(0, 10)).map(({ seq }) => seq)).toEqual([4, 5, 6, 7]);
    expect((await store.audit.head()).base).toEqual({ seq: 3, hash: third?.hash });
    expect(await verifyRecord({ audit: store.audit, now })).toMatchObject({
      state: "whole",
      rows: 4,
      upTo: 7,
    });
    expect(await store.transaction(({ audit }) => audit.shorten(T0 + 3 * DAY_MS, 100))).toBeNull();
    expect(await store.audit.oldestAt()).toBe(T0 + 3 * DAY_MS);
  });

  it("loses no more at once than it is told", async () => {
    const store = await (await fresh()).open();
    await appendMany(store, 10);
    const left = await store.transaction(({ audit }) => audit.shorten(T0 + DAY_MS, 4));
    expect(left).toMatchObject({ seq: 4, rows: 4 });
  });

  const many: readonly [string, Partial<AuditFilter>, readonly number[]][] = [
    ["nothing", {}, [9, 8, 7, 6, 5, 4, 3, 2, 1]],
    ["one person", { who: ["user:b"] }, [8, 5, 2]],
    ["two people", { who: ["user:a", "user:b"] }, [8, 7, 5, 4, 2, 1]],
    ["one thing", { what: ["act.sent"] }, [8, 6, 4, 2]],
    ["one person and thing", { who: ["user:b"], what: ["act.sent"] }, [8, 2]],
    ["an outcome", { outcome: ["failed"] }, [9, 3]],
    ["an account and a thing", { account: ["111122223333"], what: ["act.sent"] }, [8, 6, 4, 2]],
    ["an account that is not there", { account: ["0"] }, []],
    ["a request", { fits: [{ by: "requestId", is: "request-4" }] }, [4]],
    [
      "one of several",
      {
        fits: [
          { by: "subject", is: "act-7" },
          { by: "who", is: "user:b" },
        ],
      },
      [8, 7, 5, 2],
    ],
    ["a time on", { from: T0 + 6 }, [9, 8, 7]],
    ["before a time", { to: T0 + 2 }, [2, 1]],
    ["a span", { from: T0 + 2, to: T0 + 4 }, [4, 3]],
    ["a span after all", { from: T0 + 99 }, []],
  ];

  it("is narrowed by any of its parts, newest first, page by page", async () => {
    const store = await (await fresh()).open();
    await store.transaction(async ({ audit }) => {
      for (let index = 1; index < 10; index += 1) {
        const id = ["c", "a", "b"][index % 3] ?? "";
        const entry = anEntry({
          who: { kind: "user", id, name: id, known: "oidc" },
          what: index % 2 === 0 ? "act.sent" : "export.made",
          outcome: index % 6 === 3 ? "failed" : "done",
          on: { account: "111122223333", subject: `act-${index}` },
          requestId: `request-${index}`,
        });
        await audit.append(entry, T0 + index - 1);
      }
    });
    for (const [name, filter, rows] of many) {
      const asked = { ...EVERY_ROW, ...filter };
      const found = await store.audit.find(asked, { before: null, limit: 100 });
      expect([name, found.map(({ seq }) => seq)]).toEqual([name, rows]);
      expect([name, await store.audit.count(asked, 3)]).toEqual([name, Math.min(3, rows.length)]);
      const [first = 0] = rows;
      const below = await store.audit.find(asked, { before: first, limit: 2 });
      expect([name, below.map(({ seq }) => seq)]).toEqual([name, rows.slice(1, 3)]);
    }
    const known = await store.audit.known(2);
    expect(known.who.map(({ key }) => key)).toEqual(["user:a", "user:b"]);
    expect(known.accounts).toEqual(["111122223333"]);
  });

  it("of 20,000 rows, which is forty looks, is gone through to its end, and one byte that somebody changed is found and its row named", async () => {
    const { options, open } = await fresh();
    const store = await open();
    await fillRecord(options, 20_000);
    const told: number[] = [];
    const verdict = await verifyRecord({ audit: store.audit, now }, (rows) => {
      told.push(rows);
    });
    expect(verdict).toMatchObject({ state: "whole", rows: 20_000, upTo: 20_000 });
    expect(told.at(-1)).toBe(20_000);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const oneByte = "entry = substr(entry, 1, 40) || 'x' || substr(entry, 42)";
    const statement = `update audit set ${oneByte} where seq = 14683`;
    for (const one of [...UNGUARDED[engine], statement]) await runSql(options, one);
    expect(await verifyRecord({ audit: store.audit, now })).toMatchObject({
      state: "broken",
      rows: 14_682,
      found: { fault: "changed", seq: 14_683 },
    });
  }, 120_000);
});

function insertAt(seq: number): string {
  return `insert into audit (seq, at, prev, hash, who, what, outcome, request_id, entry) values (${seq}, 0, '', '', '', '', '', '', '')`;
}
