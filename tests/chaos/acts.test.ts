import { expect, it } from "vitest";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { saidOf } from "@/lib/services/acts/notes";
import { onBoth } from "@/tests/contract/db/databases";
import { aKilling, type Moment } from "@/tests/support/acts/killed-acts";
import "./figures";

/** Moments of each kind beside the known ones; READINESS_KILLS=20 is the whole promise. */
const RANDOM = Math.ceil(Number(process.env.READINESS_KILLS ?? 4) / 4);
const ALL_MS = 10 * 60_000;

const KNOWN: readonly Moment[] = [
  { name: "before the role is had", hangs: "role", laterMs: 0, writes: 0 },
  { name: "while AWS is read again", hangs: "identity", laterMs: 0, writes: 0 },
  { name: "once it is to be sent", hangs: "role-of-the-write", laterMs: 0, writes: 0 },
  { name: "sent, without effect", hangs: "write-before", laterMs: 0, writes: 1 },
  { name: "sent, with effect", hangs: "write-after", laterMs: 0, writes: 1 },
];

/** By turns from the first instruction of the process on, and from its first call, which is when it begins to act. */
const anywhere = (_: unknown, turn: number): Moment => {
  const from = turn % 2 === 0 ? "call" : "start";
  const laterMs = Math.round(Math.random() * (from === "call" ? 600 : 4_000));
  const name = `${laterMs} ms after its ${from}`;
  return { name, hangs: null, from, laterMs, writes: "either" };
};

onBoth("an act whose process is killed", ({ fresh }) => {
  it.for(ACT_KINDS)(
    "%s: a write a confirmation at most, and an end with its reason",
    { timeout: ALL_MS },
    async (kind, { task }) => {
      const { options, open } = await fresh();
      const { dataDir, databaseUrl } = options;
      const stores = await open();
      const killing = await aKilling({ stores, dataDir, databaseUrl });
      const count = { kills: 0, sent: 0, "took effect": 0, done: 0, failed: 0, refused: 0 };
      try {
        for (const moment of [...KNOWN, ...Array.from({ length: RANDOM }, anywhere)]) {
          const { act, writes, took } = await killing.run(kind, moment);
          const { state } = act.step;
          const seen = `${moment.name}: ${state}, ${writes} writes, ${took} took effect`;
          expect(writes, seen).toBeLessThanOrEqual(1);
          if (moment.writes !== "either") expect(writes, seen).toBe(moment.writes);
          expect(["done", "refused", "failed"], seen).toContain(state);
          expect(state === "done", seen).toBe(took === 1);
          expect(saidOf(act).length, seen).toBeGreaterThan(10);
          count.kills += 1;
          count.sent += writes;
          count["took effect"] += took;
          if (state === "done" || state === "failed" || state === "refused") count[state] += 1;
        }
        task.meta.figures = count;
      } finally {
        await killing.close();
      }
    },
  );
});
