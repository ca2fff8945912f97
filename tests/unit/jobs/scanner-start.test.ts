import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEntry } from "@/lib/domain/audit/entry";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import type { RunningScan } from "@/lib/jobs/scanner";
import { cancelScan, startScan } from "@/lib/services/scans/control";
import { aContext } from "@/tests/support/a-context";
import { aModel } from "@/tests/support/build-facts";
import {
  aGate,
  answer,
  aReader,
  aScanWorld,
  byProfile,
  FIRST,
  MODEL,
  type ScanWorld,
} from "@/tests/support/scans/world";

/** A scan whose list of models comes when the test says so; one that is cancelled ends only then too. */
let gates: ReturnType<typeof aGate>[] = [];
let asked = aGate();
let world: ScanWorld;
beforeEach(async () => {
  gates = [];
  asked = aGate();
  const reader = aReader(FIRST, {
    models: async () => {
      const gate = aGate();
      gates.push(gate);
      asked.open();
      await gate.opened;
      return answer([aModel(MODEL)]);
    },
  });
  world = await aScanWorld({ accounts: [byProfile("first")], readerFor: () => reader });
});
afterEach(async () => {
  const stopped = world.close();
  for (const gate of gates) gate.open();
  await stopped;
});

const outcomes = async () =>
  (await world.stores.scans.recent(9)).map(({ scanId, outcome, scope }) => ({
    scanId,
    outcome,
    scope,
  }));

const nothing = async () => undefined;
const ALL = { accounts: null, regions: null, models: null };

async function begun() {
  asked = aGate();
  const started = await world.scanner.begin("action", EVERYTHING);
  if (!started.ok) throw new Error(started.error.message);
  await asked.opened;
  return started.value;
}

describe("a scan that is asked for while another runs", () => {
  it.each([
    ["of everything", EVERYTHING],
    ["of one model", { ...EVERYTHING, models: [MODEL] }],
  ])("%s is refused in words, and never takes the other's id", async (_name, scope) => {
    const { done } = await begun();
    expect(await world.scanner.start("action", scope, nothing)).toEqual({
      ok: false,
      error: {
        code: "SCAN_RUNS",
        message: "Another scan runs, 0 of 1 Region read. Wait until it has ended, or cancel it.",
      },
    });
    for (const gate of gates) gate.open();
    await done;
    expect(await outcomes()).toHaveLength(1);
  });

  it("is refused by the verb in the same words", async () => {
    await begun();
    const ctx = aContext({ ...world.ctx, scans: world.scanner });
    expect(await startScan(ctx, { accounts: null, regions: null, models: null })).toMatchObject({
      ok: false,
      error: { code: "SCAN_RUNS" },
    });
  });

  it("by a command waits for its end", async () => {
    const first = await begun();
    const second = world.scanner.run("command", { ...EVERYTHING, models: [MODEL] });
    asked = aGate();
    for (const gate of gates) gate.open();
    await first.done;
    await asked.opened;
    for (const gate of gates) gate.open();
    expect((await second).outcome).toBe("complete");
    expect(await outcomes()).toHaveLength(2);
  });
});

describe("a scan that must be on record first", () => {
  const failing = async () => {
    throw new Error("the record failed");
  };

  it("does not begin where the record fails, and lets the next one begin", async () => {
    await expect(world.scanner.start("action", EVERYTHING, failing)).rejects.toThrow(
      "the record failed",
    );
    const next = await begun();
    for (const gate of gates) gate.open();
    expect((await next.done).outcome).toBe("complete");
    expect(await outcomes()).toHaveLength(1);
  });

  it("does not begin after a cancelled one either, and the scanner rests", async () => {
    const first = await begun();
    await world.scanner.cancelAll();
    const second = world.scanner.start("action", EVERYTHING, failing);
    await expect(second).rejects.toThrow("the record failed");
    gates[0]?.open();
    await first.done;
    await expect.poll(() => world.scanner.progress()).toBeNull();
    expect(await outcomes()).toMatchObject([{ outcome: "cancelled" }]);
  });

  it("stands there with its id before a call is made, and one that is refused does not", async () => {
    const ctx = aContext({ ...world.ctx, scans: world.scanner });
    asked = aGate();
    const started = await startScan(ctx, ALL);
    if (!started.ok) throw new Error(started.error.message);
    await asked.opened;
    expect(await startScan(ctx, ALL)).toMatchObject({ ok: false });
    expect(await cancelScan(ctx)).toEqual({ ok: true, value: { cancelled: true } });
    for (const gate of gates) gate.open();
    const rows = await world.stores.audit.after(0, 10);
    expect(rows.map(({ entry }) => readEntry(entry))).toMatchObject([
      { what: "scan.started", on: { subject: started.value.scanId }, who: { kind: "local" } },
      { what: "scan.cancelled", on: { subject: started.value.scanId } },
    ]);
  });
});

describe("the cancel", () => {
  const subjects = async () =>
    (await world.stores.audit.after(0, 10)).map(({ entry }) => readEntry(entry)?.on.subject);

  it("names on record each of those that it ends", async () => {
    const first = await begun();
    await world.scanner.cancelAll();
    const second = await world.scanner.begin("action", EVERYTHING);
    if (!second.ok) throw new Error(second.error.message);
    const ctx = aContext({ ...world.ctx, scans: world.scanner });
    expect(await cancelScan(ctx)).toEqual({ ok: true, value: { cancelled: true } });
    for (const gate of gates) gate.open();
    expect((await second.value.done).outcome).toBe("cancelled");
    expect(await subjects()).toEqual([first.scanId, second.value.scanId]);
  });

  it("leaves one alone that began while it was put on record", async () => {
    const first = await begun();
    const { stores } = world;
    const since: RunningScan[] = [];
    const ctx = aContext({
      ...{ ...world.ctx, scans: world.scanner },
      stores: {
        ...stores,
        async transaction(run) {
          gates[0]?.open();
          await first.done;
          since.push(await begun());
          return stores.transaction(run);
        },
      },
    });
    expect(await cancelScan(ctx)).toEqual({ ok: true, value: { cancelled: false } });
    for (const gate of gates) gate.open();
    expect(await subjects()).toEqual([first.scanId]);
    const ends = await Promise.all(since.map(({ done }) => done));
    expect(ends.map(({ outcome }) => outcome)).toEqual(["complete"]);
  });
});

describe("a scan that is asked for right after a cancel", () => {
  it("waits until the cancelled one has ended, and is a scan of its own", async () => {
    const first = await begun();
    await world.scanner.cancelAll();
    const scope = { ...EVERYTHING, regions: ["us-east-1"] };
    const second = await world.scanner.begin("action", scope);
    if (!second.ok) throw new Error(second.error.message);
    expect(second.value.scanId).not.toBe(first.scanId);
    expect(gates).toHaveLength(1);
    expect(world.scanner.progress()?.scanId).toBe(first.scanId);
    asked = aGate();
    gates[0]?.open();
    await asked.opened;
    expect(world.scanner.progress()?.scanId).toBe(second.value.scanId);
    expect((await world.scanner.start("action", EVERYTHING, nothing)).ok).toBe(false);
    gates[1]?.open();
    await second.value.done;
    expect(await outcomes()).toEqual([
      { scanId: second.value.scanId, outcome: "complete", scope: JSON.stringify(scope) },
      { scanId: first.scanId, outcome: "cancelled", scope: "all" },
    ]);
  });

  it("is refused where one waits already", async () => {
    await begun();
    await world.scanner.cancelAll();
    expect((await world.scanner.start("action", EVERYTHING, nothing)).ok).toBe(true);
    expect(await world.scanner.start("action", EVERYTHING, nothing)).toEqual({
      ok: false,
      error: {
        code: "SCAN_RUNS",
        message: "Another scan begins as soon as the cancelled one has ended.",
      },
    });
  });
});

describe("the stop", () => {
  it("ends when nothing of a scan goes on any more, keeps what was read, and lets none begin", async () => {
    const { scanId, done } = await begun();
    let ended = false;
    const stopped = world.scanner.stop().then(() => {
      ended = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    gates[0]?.open();
    await stopped;
    expect((await done).outcome).toBe("cancelled");
    expect(await outcomes()).toEqual([{ scanId, outcome: "cancelled", scope: "all" }]);
    expect((await world.stores.facts.region(FIRST, "us-east-1"))?.facts.models.status).toBe("read");
    expect(await world.scanner.start("action", EVERYTHING, nothing)).toMatchObject({
      ok: false,
      error: { code: "ENDING" },
    });
  });

  it("takes one that waits with it", async () => {
    await begun();
    await world.scanner.cancelAll();
    const second = await world.scanner.begin("action", EVERYTHING);
    const stopped = world.scanner.stop();
    for (const gate of gates) gate.open();
    await stopped;
    expect(second.ok && (await second.value.done).outcome).toBe("cancelled");
    expect(world.scanner.progress()).toBeNull();
  });

  it("of a scanner that rests ends at once", async () => {
    await expect(world.scanner.stop()).resolves.toBeUndefined();
  });
});
