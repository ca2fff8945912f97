import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { NOT_ENDED } from "@/lib/end-by-signal";
import { onBoth } from "@/tests/contract/db/databases";
import { compiled } from "@/tests/support/compiled";
import { aBench, type Bench, CLEAN, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
/** More calls than may be in flight before a first answer, in every Region at once: so some were answered. */
const ASKED_MIN = 400;
/** A scan that is under way for long. */
const SLOW_MS = 400;
/** Done by one process for all, each a job that always stands. */
const DUTIES = ["deliver-notice", "discover", "poll-watch", "prove", "settle-act"];
const AVAILABILITY = "GetFoundationModelAvailability";

const endOf = (child: ChildProcess) =>
  new Promise<number | string | null>((resolve) =>
    child.once("close", (code, signal) => resolve(signal ?? code)),
  );

/** How often it was asked what a scan asks most. */
const askedOf = (bench: Bench) => () =>
  bench.standIn.control
    .calls()
    .filter(({ operation }) => operation === AVAILABILITY)
    .reduce((sum, { calls }) => sum + calls, 0);

/** The server as its pages' process has it, without a page. */
const serverWith = (variables: Record<string, string>) =>
  spawn(process.execPath, [compiled("server")], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...CLEAN, ...KEYS, ...variables },
    stdio: "ignore",
  });

/** A database that takes a connection and says nothing. */
async function aSilentDatabase() {
  const server = createServer();
  const reached = once(server, "connection");
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://readiness@127.0.0.1:${port}/readiness`, reached, server };
}

describe("a dashboard that is told to end", () => {
  it("while it starts ends at once", { timeout: LONG_MS }, async () => {
    const bench = await aBench({ world: "all-ready" });
    const { url, reached, server } = await aSilentDatabase();
    const child = serverWith({ HOME: bench.folder, DATABASE_URL: url });
    try {
      const ended = endOf(child);
      await reached;
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    } finally {
      child.kill("SIGKILL");
      server.close();
      await bench.close();
    }
  });

  it("a second time does not wait for what the first one ends", { timeout: LONG_MS }, async () => {
    const bench = await aBench({ world: "all-ready" });
    bench.standIn.control.setLatency(SLOW_MS);
    const child = serverWith({
      HOME: bench.folder,
      AWS_ENDPOINT_URL: bench.standIn.url,
      READINESS_DATA_DIR: bench.folder,
    });
    try {
      const ended = endOf(child);
      await expect.poll(askedOf(bench), { timeout: 60_000, interval: 20 }).toBeGreaterThan(100);
      child.kill("SIGTERM");
      child.kill("SIGINT");
      expect(await ended).toBe(NOT_ENDED);
    } finally {
      child.kill("SIGKILL");
      await bench.close();
    }
  });
});

onBoth("a dashboard that is told to end", ({ fresh }) => {
  it.each<NodeJS.Signals>(["SIGTERM", "SIGINT"])(
    "by %s in the middle of a scan closes its record, keeps what was read, and ends well",
    async (signal) => {
      const { options, open } = await fresh();
      const bench = await aBench({ world: "all-ready" });
      bench.standIn.control.setLatency(SLOW_MS);
      const asked = askedOf(bench);
      const child = serverWith({
        HOME: bench.folder,
        AWS_ENDPOINT_URL: bench.standIn.url,
        READINESS_DATA_DIR: options.dataDir,
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      });
      try {
        const ended = endOf(child);
        await expect.poll(asked, { timeout: 60_000, interval: 20 }).toBeGreaterThan(ASKED_MIN);
        child.kill(signal);
        expect(await ended).toBe(0);
        const stores = await open();
        const [scan] = await stores.scans.recent(1);
        expect(scan).toMatchObject({ outcome: "cancelled", finishedAt: expect.any(Number) });
        expect(scan?.stats?.calls).toBeGreaterThan(100);
        const rows = await stores.facts.regions("111122223333");
        const kept = rows.flatMap(({ facts }) => Object.values(facts.availability));
        expect(kept.filter(({ status }) => status === "read").length).toBeGreaterThan(0);
        expect(await stores.jobs.list(["sweep", "worker", "begin-scan", "command"])).toEqual([]);
        const duties = await stores.jobs.list(DUTIES);
        expect(duties.map(({ kind, holder }) => [kind, holder]).sort()).toEqual(
          DUTIES.map((kind) => [kind, null]),
        );
        for (const { kind, dueInMs } of duties) expect(dueInMs, kind).toBeLessThanOrEqual(0);
      } finally {
        child.kill("SIGKILL");
        await bench.close();
      }
    },
    LONG_MS,
  );
});
