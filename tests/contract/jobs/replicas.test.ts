import { expect, inject, it } from "vitest";
import { until } from "@/tests/contract/watch/life";
import { listings, sweepsIn } from "./fleet";
import { freed, isBy, scanBegins, scanEnds, twoReplicas, workers } from "./two-replicas";

const WHOLE_MS = 600_000;
const TAKEN_OVER_MS = 30_000;
const SCAN = "scan-1";
/** What one process does for all, a job each that always stands. */
const DUTIES = ["deliver-notice", "discover", "poll-watch", "prove", "settle-act"];

const both = it.skipIf(!("url" in inject("postgres")));

both(
  "two replicas share a scan, and where one is killed the other goes on with what is left of it",
  () =>
    twoReplicas(async (house) => {
      const { life, stores, replicas } = house;
      await scanBegins(house, SCAN);
      const [first] = replicas.splice(0, 1);
      if (!first) throw new Error("two were started");
      await first.kill();
      const killedAt = performance.now();
      const before = await sweepsIn(stores);
      expect(before.filter(({ holder }) => isBy(first, holder)).length).toBeGreaterThan(0);
      await freed(house, first);
      const tookMs = performance.now() - killedAt;
      await scanEnds(house, SCAN);
      const listed = listings(life.standIn);
      for (const { key, done } of before)
        for (const region of done) expect(listed.get(`${key} ${region}`), key).toBe(1);
      for (const [place, times] of listed) expect(times, place).toBeLessThanOrEqual(2);
      if (process.env.READINESS_KILLS) console.log(`freed after ${Math.round(tookMs)} ms`);
    }),
  WHOLE_MS,
);

both(
  "a replica that is frozen for longer than its leases and thawed does no harm",
  () =>
    twoReplicas(async (house) => {
      const { life, stores, replicas } = house;
      await scanBegins(house, SCAN);
      const [first, second] = replicas;
      if (!first || !second) throw new Error("two were started");
      first.child.kill("SIGSTOP");
      await freed(house, first);
      const duties = () => stores.jobs.list(DUTIES);
      const areBySecond = (jobs: Awaited<ReturnType<typeof duties>>) =>
        jobs.length === DUTIES.length && jobs.every(({ holder }) => isBy(second, holder));
      await until("all that one does for both at the other", {
        look: duties,
        holds: areBySecond,
        withinMs: TAKEN_OVER_MS,
        runs: [second],
      });
      await until("the other at every account that is left", {
        look: () => sweepsIn(stores),
        holds: (sweeps) => sweeps.every(({ holder, hasEnded }) => hasEnded || isBy(second, holder)),
        withinMs: TAKEN_OVER_MS,
        runs: [second],
      });
      first.child.kill("SIGCONT");
      await scanEnds(house, SCAN);
      for (const [place, times] of listings(life.standIn))
        expect(times, place).toBeLessThanOrEqual(2);
      await workers(house, 2);
      expect(areBySecond(await duties())).toBe(true);
    }),
  WHOLE_MS,
);
