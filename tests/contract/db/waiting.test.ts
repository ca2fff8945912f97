import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { STORE_FILE } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import { onSqlite } from "./databases";

const HELD_MS = 400;

describe("a file that another connection holds", () => {
  const { fresh } = onSqlite();

  it("makes a write wait, and nothing else in the process", async () => {
    const { options, open } = await fresh();
    const store = await open();
    const other = new (await sqliteDriver())(path.join(options.dataDir, STORE_FILE));
    other.exec("begin immediate");
    const written = store.pace.save({ a: 1 });
    let ticks = 0;
    const until = performance.now() + HELD_MS;
    while (performance.now() < until) {
      await setTimeout(10);
      ticks += 1;
    }
    other.exec("rollback");
    other.close();
    await written;
    expect(await store.pace.load()).toEqual({ a: 1 });
    // Waiting in place would let no timer run; a busy machine may still be slow.
    expect(ticks).toBeGreaterThan(5);
  });
});
