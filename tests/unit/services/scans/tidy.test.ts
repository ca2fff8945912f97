import { afterEach, beforeEach, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import { tidy } from "@/lib/services/scans/tidy";
import { rowOf } from "@/lib/services/watches/watch-docs";
import { NEVER_ABORTED } from "@/lib/sleep";
import { aWatch, poll } from "@/tests/support/watches/watch";
import { ACCOUNT, aWorld, T0, type World } from "@/tests/support/watches/world";

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const ended = poll(aWatch(), T0, { "eu-west-1": "AVAILABLE" });
const keepFor = (retentionMs: number, scanIntervalMs = 15 * MINUTE_MS) => ({
  ...world.process(),
  settings: () => ({ ...world.process().settings(), retentionMs, scanIntervalMs }),
});
const delivery = (id: string, updatedAt: number) => ({
  id,
  state: "done" as const,
  attempts: 1,
  noticeAt: updatedAt,
  nextTryAt: updatedAt,
  lastTryAt: updatedAt,
  updatedAt,
  problem: null,
});

it.each([
  ["at the limit", 400 * DAY_MS, 1],
  ["past the limit", 400 * DAY_MS + 1, 0],
])("what ended and what was told stays for its retention: %s", async (_name, ageMs, left) => {
  await world.stores.watches.put(rowOf(ended, T0), 0);
  await world.stores.deliveries.put(delivery("a", T0), 0);
  world.now = T0 + ageMs;
  await tidy(keepFor(400 * DAY_MS), NEVER_ABORTED);
  expect(await world.stores.watches.list({ endedSince: null })).toHaveLength(left);
  expect(await world.stores.deliveries.of(["a"])).toHaveLength(left);
});

it("acts that ended stay for the retention, and unfinished ones for good", async () => {
  const act = (id: string, lock: string | null) => ({
    ...{ id, lock, account: ACCOUNT, kind: "enable-region", nextLookAt: null },
    ...{ createdAt: T0, updatedAt: T0, body: "{}" },
  });
  await world.stores.acts.put(act("ended", null), 0);
  await world.stores.acts.put(act("asked", "lock"), 0);
  world.now = T0 + 400 * DAY_MS;
  await tidy(keepFor(400 * DAY_MS), NEVER_ABORTED);
  expect(await world.stores.acts.list({ endedSince: 0 })).toHaveLength(2);
  world.now += 1;
  await tidy(keepFor(400 * DAY_MS), NEVER_ABORTED);
  expect(await world.stores.acts.list({ endedSince: 0 })).toMatchObject([{ id: "asked" }]);
});

it("what is in flight stays, however old it is", async () => {
  await world.stores.watches.put(rowOf(aWatch(), T0), 0);
  world.now = T0 + 4_000 * DAY_MS;
  await tidy(keepFor(400 * DAY_MS), NEVER_ABORTED);
  expect(await world.stores.watches.list({ endedSince: null })).toHaveLength(1);
});

it.each([
  ["at the limit", 400 * DAY_MS, 1],
  ["past the limit", 400 * DAY_MS + 1, 0],
])("a place that nobody tries to read stays for its retention: %s", async (_name, ageMs, left) => {
  await world.scan("eu-west-1");
  world.now = T0 + ageMs;
  await tidy(keepFor(400 * DAY_MS), NEVER_ABORTED);
  expect(await world.stores.facts.regionVersions(ACCOUNT)).toHaveLength(left);
  expect(await world.stores.facts.accounts()).toHaveLength(left);
});

it("a short retention takes nothing that is still to be told, nor what the next scan reads again", async () => {
  await world.scan("eu-west-1");
  await world.stores.watches.put(rowOf(ended, T0), 0);
  await world.stores.deliveries.put(delivery("a", T0), 0);
  world.now = T0 + DAY_MS;
  await tidy(keepFor(1_000, 6 * HOUR_MS), NEVER_ABORTED);
  expect(await world.stores.watches.list({ endedSince: null })).toHaveLength(1);
  expect(await world.stores.deliveries.of(["a"])).toHaveLength(1);
  expect(await world.stores.facts.regionVersions(ACCOUNT)).toHaveLength(1);
});
