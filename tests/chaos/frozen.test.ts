import { expect, inject, it } from "vitest";
import { sweepsIn } from "@/tests/contract/jobs/fleet";
import { endAgreement, until } from "@/tests/contract/watch/life";
import { aDatabase } from "@/tests/support/a-database";
import "./figures";
import { everythingCame } from "./replicas/ends";
import { aHouse, atWork, isBy } from "./replicas/house";
import { aScan, noAgreements, pendTwo, scanIsWhole } from "./replicas/kills";

const FROZEN_MS = 60_000;
const WHOLE_MS = 600_000;
const SOON_MS = 120_000;
const POLL = /GET \/foundation-model-availability\//;
const REFUSED = /was taken over by another process/;

const postgres = inject("postgres");

it.skipIf(!("url" in postgres))(
  "a replica is frozen for a minute in a scan and in its polls: another goes on, and what it still wants to write is refused",
  { timeout: WHOLE_MS },
  async ({ task }) => {
    if (!("url" in postgres)) throw new Error(postgres.reason);
    const house = await aHouse(2, await aDatabase(postgres.url));
    const { stores, receiver, replicas } = house;
    const agreements = noAgreements();
    try {
      pendTwo(house, agreements);
      await scanIsWhole(house, await aScan(house));
      const polled: string[] = [];
      house.heardBy(({ name }, text) => {
        if (POLL.test(text)) polled.push(name);
      });
      await until("a poll", {
        look: async () => polled.length,
        holds: (count) => count > 0,
        withinMs: SOON_MS,
        runs: replicas,
      });
      house.heardBy(null);
      const scanId = await aScan(house);
      const frozen = replicas.find(({ name }) => name === polled[0]);
      const other = replicas.find((replica) => replica !== frozen);
      if (!frozen || !other) throw new Error("two were started");
      frozen.child.kill("SIGSTOP");
      const since = performance.now();
      const [first, second] = agreements.pending;
      endAgreement(house, first ?? "", { how: "complete", inMs: 0 });
      await until("its accounts with the other", {
        look: () => sweepsIn(stores),
        holds: (sweeps) => sweeps.every(({ holder, hasEnded }) => hasEnded || isBy(other, holder)),
        withinMs: SOON_MS,
        runs: [other],
      });
      const scanMs = performance.now() - since;
      await until("what its polls would have told", {
        look: async () => receiver.told,
        holds: (told) => told.length > 0,
        withinMs: SOON_MS,
        runs: [other],
      });
      const toldMs = performance.now() - since;
      await new Promise((resolve) => setTimeout(resolve, FROZEN_MS - (performance.now() - since)));
      frozen.child.kill("SIGCONT");
      await until("that it is told so", {
        look: async () => frozen.said(),
        holds: (said) => REFUSED.test(said),
        withinMs: SOON_MS,
        runs: replicas,
      });
      await scanIsWhole(house, scanId);
      await atWork(house, 2);
      endAgreement(house, second ?? "", { how: "complete", inMs: 0 });
      await until("what both have to tell", {
        look: async () => receiver.told,
        holds: (told) => told.length > 1,
        withinMs: SOON_MS,
        runs: replicas,
      });
      const came = await everythingCame(house, 0);
      expect(came.notices).toBe(2);
      expect(receiver.told.map(({ by }) => by)[0]).toBe(other.name);
      task.meta.figures = {
        "s frozen": FROZEN_MS / 1_000,
        "s until its accounts were read by the other": Math.round(scanMs / 1_000),
        "s until its notice was told by the other": Math.round(toldMs / 1_000),
        "jobs it was refused": frozen.said().match(new RegExp(REFUSED, "g"))?.length ?? 0,
        ...came,
      };
    } finally {
      await house.close();
    }
  },
);
