import { afterEach, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/domain/time";
import { doIfDue, dutyJob } from "@/lib/jobs/duty";
import { JOB_LEASE_MS } from "@/lib/jobs/holdings";
import { COMMAND, WORKER } from "@/lib/jobs/kinds/scan/open-runs";
import { TIDY, tidyStore } from "@/lib/jobs/kinds/tidy/tidier";
import { NEVER_ABORTED } from "@/lib/sleep";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { aClock } from "@/tests/support/scans/clock";
import { aReader, aScanWorld, byProfile, FIRST, type ScanWorld } from "@/tests/support/scans/world";

const NOON = Date.UTC(2026, 0, 1, 12);
let world: ScanWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

it.each([
  ["a process that works", WORKER, true, 2 * HOUR_MS, true],
  ["a process that died", WORKER, false, 0, false],
  ["a command that scans", COMMAND, true, 2 * HOUR_MS, true],
  ["a command that is about to", COMMAND, false, HOUR_MS - 1, true],
  ["a command that died", COMMAND, false, HOUR_MS, false],
])("the job of %s", async (_name, kind, isHeld, ageMs, stays) => {
  const clock = aClock(NOON);
  world = await aScanWorld({
    accounts: [byProfile("first")],
    readerFor: () => aReader(FIRST),
    now: clock.now,
  });
  const { ctx, stores } = world;
  await stores.jobs.put([
    { kind, key: "k", run: "", dueInMs: 0, priority: 0, only: null, body: "" },
  ]);
  clock.turn(ageMs);
  const at = { kinds: [kind], isShared: true, max: 1, ttlMs: JOB_LEASE_MS };
  if (isHeld) expect(await stores.jobs.claim("p", at)).toHaveLength(1);
  await stores.jobs.put([dutyJob({ kind: TIDY })]);
  const means = { holdings: holdingsOf(ctx), sleep: clock.sleep, tookOver: () => undefined };
  await doIfDue(ctx, means, { duty: tidyStore(ctx), signal: NEVER_ABORTED });
  expect(await stores.jobs.list([TIDY])).toEqual([]);
  expect(await stores.jobs.list([kind])).toHaveLength(stays ? 1 : 0);
});
