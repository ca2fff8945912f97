import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { agreements, aLife, endAgreement, START_MS, until } from "@/tests/contract/watch/life";

const MODEL = "ai21.jamba-1-5-large-v1:0";
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
const INTERVAL_MS = 10 * SECOND_MS;
/** A scan may begin a tenth of the interval early. */
const SOONEST_MS = 0.9 * INTERVAL_MS - SECOND_MS;
const SCANS = 4;
const WHOLE_MS = 6 * MINUTE_MS;

function findLibrary(): string | null {
  const roots = ["/usr/lib", "/usr/local/lib", "/usr/lib64"].filter((root) => existsSync(root));
  const folders = roots.flatMap((root) => [
    root,
    ...readdirSync(root).map((name) => path.join(root, name)),
  ]);
  const files = folders.flatMap((folder) => [
    path.join(folder, "libfaketime.so.1"),
    path.join(folder, "faketime", "libfaketime.so.1"),
  ]);
  return files.find((file) => existsSync(file)) ?? null;
}

const library = findLibrary();
const name =
  "a machine whose clock is an hour ahead at the start and leaps two hours back: times are AWS's, no scan hurries";

it.skipIf(!library)(
  library ? name : `${name}: not run, no libfaketime`,
  async () => {
    const ends = { how: "never" } as const;
    const life = await aLife(
      agreements({ [MODEL]: { kind: "pending", acceptedAgoMs: 5 * MINUTE_MS, ends } }),
    );
    const clock = path.join(life.folder, "clock");
    writeFileSync(clock, "+3600s\n");
    const acceptedAt = Date.now() - 5 * MINUTE_MS;
    try {
      const run = life.run({
        LD_PRELOAD: library ?? "",
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_NO_CACHE: "1",
        FAKETIME_DONT_FAKE_MONOTONIC: "1",
      });
      const began = Date.now();
      const scans = () => life.stores((stores) => stores.scans.recent(SCANS * 4));
      const complete = (rows: Awaited<ReturnType<typeof scans>>, since: number) =>
        rows.filter(({ finishedAt }) => (finishedAt ?? 0) > since).length;
      const runs = [run];
      await until("scans under a clock that is ahead", {
        look: scans,
        holds: (rows) => complete(rows, 0) >= SCANS,
        withinMs: START_MS + SCANS * 2 * INTERVAL_MS,
        runs,
      });
      expect(Date.now() - began).toBeGreaterThan((SCANS - 1) * SOONEST_MS);
      const [watch] = await life.watches();
      expect(Math.abs((watch?.flight.startedAt ?? 0) - acceptedAt)).toBeLessThan(5 * SECOND_MS);
      const leapt = Date.now();
      writeFileSync(clock, "-3600s\n");
      await until("scans after the leap", {
        look: scans,
        holds: (rows) => complete(rows, leapt) >= 2,
        withinMs: START_MS + 4 * INTERVAL_MS,
        runs,
      });
      endAgreement(life, MODEL, { how: "complete", inMs: 0 });
      const [ended] = await until("the end", {
        look: () => life.watches(),
        holds: ([one]) => one?.flight.state === "active",
        withinMs: START_MS,
        runs,
      });
      const endedAt = ended && "endedAt" in ended.flight ? ended.flight.endedAt : 0;
      expect(Math.abs(endedAt - Date.now())).toBeLessThan(30 * SECOND_MS);
      await until("its notice", {
        look: async () => life.hook.told.length,
        holds: (told) => told === 1,
        withinMs: START_MS,
        runs,
      });
    } finally {
      await life.close();
    }
  },
  WHOLE_MS,
);
