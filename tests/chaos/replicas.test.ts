import { inject, it } from "vitest";
import {
  freed,
  scanBegins,
  scanEnds,
  twoReplicas,
  workers,
} from "@/tests/contract/jobs/two-replicas";

/** Fewer to try it. */
const KILLS = Number(process.env.READINESS_REPLICA_KILLS ?? 30);
const WHOLE_MS = KILLS * 150_000;
/** A long Region takes ten seconds. */
const LATEST_MS = 8_000;

it.skipIf(!("url" in inject("postgres")))(
  `${KILLS} times a replica of two is killed at a random moment of a scan: each scan ends complete`,
  () =>
    twoReplicas(async (house) => {
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const scanId = `scan-${kill}`;
        await scanBegins(house, scanId);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_MS));
        const [lost] = house.replicas.splice(0, 1);
        if (!lost) throw new Error("two were started");
        await lost.kill();
        await freed(house, lost);
        house.start();
        await scanEnds(house, scanId);
        await workers(house, 2);
      }
    }),
  WHOLE_MS,
);
