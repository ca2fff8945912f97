import { expect } from "vitest";
import { noticeId, type Watch } from "@/lib/domain/agreement/watch";
import { aDatabase } from "@/tests/support/a-database";
import { aWire } from "@/tests/support/wire";
import { agreements, aLife, START_MS, until } from "./life";

const POLL = /GET \/foundation-model-availability\/([^ ]+)/g;
const TAKEN_OVER_MS = 30_000;
/** The shortest time between two polls of a watch: 15 s less 20 %. */
const BETWEEN_MS = 12_000;
const MODELS = ["ai21.jamba-1-5-large-v1:0", "ai21.jamba-1-5-mini-v1:0"] as const;

type Seen = { at: number; by: string; modelId: string };

const askedAt = (watch: Watch | undefined): number =>
  Math.max(0, ...(watch?.regions ?? []).map((region) => region.askedAt ?? 0));
const isOf =
  ({ modelId }: Watch) =>
  (other: Watch) =>
    other.modelId === modelId;

/** Two processes on one store: one polls each watch; where it is killed, the other goes on. */
export async function takeOver(adminUrl: string): Promise<void> {
  const script = (acceptedAgoMs: number) =>
    ({ kind: "pending", acceptedAgoMs, ends: { how: "never" } }) as const;
  const world = agreements({ [MODELS[0]]: script(5_000), [MODELS[1]]: script(8_000) });
  const life = await aLife(world, { databaseUrl: await aDatabase(adminUrl) });
  const seen: Seen[] = [];
  const wires = await Promise.all(
    ["first", "second"].map((by) =>
      aWire(life.standIn.url, {
        asked: (text) => {
          for (const [, modelId = ""] of text.matchAll(POLL))
            seen.push({ at: performance.now(), by, modelId: decodeURIComponent(modelId) });
        },
      }),
    ),
  );
  const env = (index: number) => ({
    AWS_ENDPOINT_URL: wires[index]?.url ?? "",
    SCAN_INTERVAL: "1h",
  });
  const pollsBy = (by: string, from: number) =>
    seen.filter((poll) => poll.by === by && poll.at >= from);
  try {
    const first = life.run(env(0));
    const opened = await until("the watches", {
      look: () => life.watches(),
      holds: (watches) => watches.length === MODELS.length,
      withinMs: START_MS,
      runs: [first],
    });
    const scanned = performance.now();
    const second = life.run(env(1));
    await until("a poll by the first", {
      look: async () => pollsBy("first", scanned),
      holds: (polls) => MODELS.every((id) => polls.some(({ modelId }) => modelId === id)),
      withinMs: START_MS,
      runs: [first, second],
    });
    expect(pollsBy("second", scanned)).toEqual([]);
    // One that is killed before it kept an answer is asked for again by the other, however soon.
    await until("what the first was told", {
      look: () => life.watches(),
      holds: (watches) =>
        watches.every((watch) => askedAt(watch) > askedAt(opened.find(isOf(watch)))),
      withinMs: START_MS,
      runs: [first],
    });
    await first.kill();
    const killedAt = performance.now();
    await until("a poll by the second", {
      look: async () => pollsBy("second", killedAt),
      holds: (polls) => MODELS.every((id) => polls.some(({ modelId }) => modelId === id)),
      withinMs: TAKEN_OVER_MS,
      runs: [second],
    });
    const tookMs = Math.max(
      ...MODELS.map(
        (id) =>
          (pollsBy("second", killedAt).find(({ modelId }) => modelId === id)?.at ?? 0) - killedAt,
      ),
    );
    for (const id of MODELS) {
      const times = seen.filter(({ modelId, at }) => modelId === id && at > scanned);
      const gaps = times.slice(1).map(({ at }, index) => at - (times[index]?.at ?? 0));
      for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(BETWEEN_MS - 500);
    }
    life.standIn.control.given({
      change: "access",
      models: [...MODELS],
      agreement: { kind: "available", acceptedAgoMs: 10_000 },
    });
    const done = await until("the ends", {
      look: () => life.watches(),
      holds: (watches) => watches.every(({ flight }) => flight.state === "active"),
      withinMs: 30_000,
      runs: [second],
    });
    const ids = done.flatMap((watch) => watch.notices.map((notice) => noticeId(watch, notice)));
    await until("the notices", {
      look: async () => life.hook.told,
      holds: (told) => told.length >= ids.length,
      withinMs: 15_000,
    });
    expect([...life.hook.told].sort()).toEqual([...ids].sort());
    if (process.env.READINESS_KILLS) console.log(`taken over after ${Math.round(tookMs)} ms`);
  } finally {
    await life.close();
    for (const wire of wires) wire.close();
  }
}
