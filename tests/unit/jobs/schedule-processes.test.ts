import { describe, expect, it } from "vitest";
import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import { SWEEP } from "@/lib/domain/sweep/sweep";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { JOB_LEASE_MS } from "@/lib/jobs/holdings";
import { beginRun } from "@/lib/jobs/kinds/scan/begin-run";
import { COMMAND } from "@/lib/jobs/kinds/scan/open-runs";
import { byProfile } from "@/tests/support/scans/world";
import { aHouse, endsProcesses, INTERVAL, NOON, untilCancelled } from "./scheduled";

endsProcesses();

describe("several processes of one store", () => {
  it("make one scheduled scan between them, at the start and later", async () => {
    const { clock, begun, process } = await aHouse();
    for (const holder of ["a", "b", "c"]) process(holder);
    await clock.pass(2 * INTERVAL + MINUTE_MS);
    expect(begun()).toHaveLength(3);
  });

  it("leave a scan that takes long to the one that makes it", async () => {
    const { clock, begun, process } = await aHouse({ reader: untilCancelled });
    process("a");
    await clock.settle();
    process("b");
    await clock.pass(INTERVAL + MINUTE_MS);
    expect(begun()).toEqual([0]);
  });

  it("wait a full interval after one cancelled it, also one that had just started", async () => {
    const { clock, begun, process } = await aHouse({ reader: untilCancelled });
    const { scanner } = process("a");
    await clock.settle();
    process("b");
    await clock.pass(10 * SECOND_MS);
    await scanner.cancelAll();
    await clock.pass(INTERVAL - SECOND_MS);
    expect(begun()).toEqual([0]);
  });

  it("go on within the minute where the one that scans dies", async () => {
    const { clock, begun, process, world } = await aHouse();
    const { jobs, scans } = world.stores;
    const scan = { scanId: "dead", startedAt: NOON, scope: "all", trigger: "start" } as const;
    const accounts = [byProfile("first")];
    await beginRun(world.ctx, scan, { accounts, only: null });
    const at = { kinds: [SWEEP], isShared: true, max: 1, ttlMs: JOB_LEASE_MS };
    expect(await jobs.claim("dead", at)).toHaveLength(1);
    process("b").scanner.work();
    await clock.pass(JOB_LEASE_MS - SECOND_MS);
    expect(begun()).toEqual([]);
    await clock.pass(20 * SECOND_MS);
    expect(begun()).toHaveLength(1);
    expect(await scans.get("dead")).toMatchObject({ outcome: "complete", problem: null });
  });
});

describe("a scan whose process was killed", () => {
  const OWN = { kind: COMMAND, key: "dead", run: "", only: "dead" };

  it("is closed while nothing is due, and the one that another process makes is not", async () => {
    const { clock, process, world } = await aHouse({ reader: untilCancelled });
    const { scans, jobs } = world.stores;
    await scans.start({ scanId: "dead", startedAt: NOON, scope: "eu-west-1", trigger: "command" });
    await jobs.ensure([{ ...OWN, dueInMs: 0, priority: 0, body: "" }]);
    const at = { kinds: [COMMAND], isShared: false, max: 1, ttlMs: 15 * SECOND_MS };
    expect(await jobs.claim("dead", at)).toHaveLength(1);
    process("a");
    await clock.settle();
    process("b");
    await clock.pass(10 * SECOND_MS);
    expect((await scans.open()).length).toBe(2);
    await clock.pass(INTERVAL);
    const rows = await scans.recent(5);
    expect(rows.map(({ outcome, problem }) => [outcome, problem])).toEqual([
      [null, null],
      ["failed", PROCESS_ENDED],
    ]);
  });

  it("is no failure to back off from: the next begins as if it had never ended", async () => {
    const { clock, begun, process, world } = await aHouse();
    const end = {
      finishedAt: NOON,
      outcome: "failed",
      problem: PROCESS_ENDED,
      stats: null,
    } as const;
    await world.stores.scans.start({
      scanId: "dead",
      startedAt: NOON - SECOND_MS,
      scope: "all",
      trigger: "start",
    });
    await world.stores.scans.finish("dead", end);
    process("a");
    await clock.pass(SECOND_MS);
    expect(begun()).toEqual([0]);
  });
});

describe("clocks", () => {
  it.each([
    ["forward", HOUR_MS],
    ["back", -HOUR_MS],
  ])("that leap %s make one scan more, not one after the other", async (_name, leapMs) => {
    const { clock, begun, process } = await aHouse();
    process("a");
    await clock.pass(MINUTE_MS);
    clock.turn(leapMs);
    await clock.pass(INTERVAL - MINUTE_MS);
    expect(begun()).toHaveLength(2);
  });

  it("that were ahead when a scan ended and are right again make one scan more", async () => {
    const { clock, begun, process } = await aHouse();
    clock.turn(HOUR_MS);
    process("a");
    await clock.settle();
    clock.turn(-HOUR_MS);
    await clock.pass(INTERVAL - MINUTE_MS);
    expect(begun()).toHaveLength(2);
  });
});
