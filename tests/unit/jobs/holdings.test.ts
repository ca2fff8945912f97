import { afterEach, expect, it } from "vitest";
import { createHoldings, type Holdings, JOB_LEASE_MS } from "@/lib/jobs/holdings";
import type { ClaimedJob, JobStore } from "@/lib/services/ports/jobs";
import type { Stores } from "@/lib/services/ports/stores";
import { aClock } from "@/tests/support/scans/clock";
import { aReader, aScanWorld, byProfile, FIRST, type ScanWorld } from "@/tests/support/scans/world";

const SECOND_MS = 1_000;
const NOON = Date.UTC(2026, 0, 1, 12);
let world: ScanWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

type Given = { renew?: (real: JobStore["renew"]) => JobStore["renew"] };

/** Holdings on a real store by a clock of ours, and how often they were renewed. */
async function aHouse({ renew = (real) => real }: Given = {}) {
  const clock = aClock(NOON);
  const made = await aScanWorld({
    accounts: [byProfile("first")],
    readerFor: () => aReader(FIRST),
    now: clock.now,
  });
  world = made;
  const renewals: number[] = [];
  const jobs: JobStore = {
    ...made.stores.jobs,
    renew(held, ttlMs) {
      renewals.push((clock.now() - NOON) / SECOND_MS);
      return renew(made.stores.jobs.renew)(held, ttlMs);
    },
  };
  const stores: Stores = { ...made.stores, jobs };
  const holdings = createHoldings(
    { stores, log: made.ctx.log },
    { holder: "me", sleep: clock.sleep, uptimeMs: clock.now },
  );
  const at = { kinds: ["sweep"], isShared: true, max: 9, ttlMs: JOB_LEASE_MS };
  async function held(key: string): Promise<ClaimedJob> {
    const row = { kind: "sweep", key, run: "", dueInMs: 0, priority: 0, only: null, body: "" };
    await made.stores.jobs.put([row]);
    const [job] = await made.stores.jobs.claim("me", at);
    if (!job) throw new Error("nothing was claimed");
    return job;
  }
  return { clock, jobs: made.stores.jobs, holdings, renewals, held, at };
}

function add(holdings: Holdings, job: ClaimedJob) {
  const told: string[] = [];
  holdings.add({
    job,
    body: () => "so far",
    lost: () => told.push("lost"),
    cancelled: () => told.push("cancelled"),
  });
  return told;
}

it("are renewed every 3 s as long as one is held, and no more after the last is let go", async () => {
  const { clock, jobs, holdings, renewals, held, at } = await aHouse();
  const [first, second] = [await held("first"), await held("second")];
  const told = [add(holdings, first), add(holdings, second)];
  await clock.pass(20 * SECOND_MS);
  expect(renewals).toEqual([3, 6, 9, 12, 15, 18]);
  expect((await jobs.list(["sweep"])).map(({ body }) => body)).toEqual(["so far", "so far"]);
  expect(await jobs.claim("you", at)).toEqual([]);
  holdings.remove(first);
  holdings.remove(second);
  await clock.pass(10 * SECOND_MS);
  expect([renewals.length, told]).toEqual([6, [[], []]]);
});

it("go on as before where one is let go and the next is taken at once", async () => {
  const { clock, holdings, renewals, held } = await aHouse();
  const first = await held("first");
  add(holdings, first);
  await clock.pass(4 * SECOND_MS);
  holdings.remove(first);
  add(holdings, await held("second"));
  await clock.pass(7 * SECOND_MS);
  expect(renewals).toEqual([3, 7, 10]);
});

it("are lost where another has claimed them, and told of a cancel", async () => {
  const { clock, jobs, holdings, held, at } = await aHouse();
  const first = await held("first");
  const second = await held("second");
  const told = [add(holdings, first), add(holdings, second)];
  clock.turn(2 * JOB_LEASE_MS);
  expect(await jobs.claim("you", { ...at, max: 1 })).toHaveLength(1);
  await jobs.cancel("");
  await clock.pass(3 * SECOND_MS);
  expect(told).toEqual([["lost"], ["cancelled"]]);
});

it("are lost where they could not be renewed for a whole lease, and not before", async () => {
  const { clock, holdings, held } = await aHouse({
    renew: () => () => Promise.reject(new Error("gone")),
  });
  const first = await held("first");
  const told = add(holdings, first);
  expect(holdings.isSure(first)).toBe(true);
  await clock.pass(JOB_LEASE_MS - SECOND_MS);
  expect([told, holdings.isSure(first)]).toEqual([[], true]);
  await clock.pass(3 * SECOND_MS);
  expect([told, holdings.isSure(first)]).toEqual([["lost"], false]);
});

it("what is done beside renewals holds none of them up, and is done once at a time", async () => {
  const { clock, holdings, renewals, held } = await aHouse();
  const begun: number[] = [];
  let end = (): void => undefined;
  holdings.besideRenewals(() => {
    begun.push(renewals.length);
    return new Promise((resolve) => {
      end = resolve;
    });
  });
  const told = add(holdings, await held("a"));
  await clock.pass(10 * SECOND_MS);
  expect(renewals).toEqual([3, 6, 9]);
  expect(begun).toEqual([1]);
  end();
  await clock.pass(3 * SECOND_MS);
  expect(begun).toEqual([1, 4]);
  expect(told).toEqual([]);
  end();
});
