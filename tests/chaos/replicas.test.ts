import { afterAll, expect, it } from "vitest";
import { startPostgres } from "@/tests/support/postgres";
import "./figures";
import { everythingCame } from "./replicas/ends";
import { aHouse, atWork, type House } from "./replicas/house";
import { aScan, KILL, KINDS, type Kind, noAgreements, scanIsWhole } from "./replicas/kills";

/** Fewer to try it. */
const KILLS = Number(process.env.READINESS_REPLICA_KILLS ?? 30);
/** Each kind once or more. */
const KILLS_OF_ONE = Math.ceil(KILLS / 4);
const WHOLE_MS = 60_000 + KILLS * 240_000;
/** Whoever confirmed an act may be at it for so long, whatever else is known of its process. */
const ACT_GIVEN_MS = 45_000;
const BUDGET_MS = 30_000;
const SEVERAL = {
  scan: "scans",
  poll: "polls",
  delivery: "deliveries",
  act: "acts",
} as const satisfies Record<Kind, string>;

/** `kills` times a replica of `count` dies, by turns in each kind of work; `between` comes after the kill of that number. */
async function killed(
  house: House,
  {
    kills,
    counts,
    between = {},
  }: {
    kills: number;
    /** How many replicas there are in the first half, and in the second. */
    counts: readonly [number, number];
    between?: Readonly<Record<number, () => Promise<void>>>;
  },
): Promise<Record<string, number>> {
  const agreements = noAgreements();
  const slowest = new Map<Kind, number>();
  const number = new Map<Kind, number>();
  for (let kill = 0; kill < kills; kill += 1) {
    const kind = KINDS[kill % KINDS.length] ?? "scan";
    const count = counts[kill < kills / 2 ? 0 : 1];
    while (house.replicas.length < count) await house.start();
    await atWork(house, count);
    const { restedMs } = await KILL[kind](house, agreements);
    if (process.env.READINESS_REPLICA_KILLS)
      console.log(`kill ${kill + 1}, ${kind}: ${Math.round(restedMs)} ms`);
    const given = kind === "act" ? ACT_GIVEN_MS : 0;
    expect(restedMs, `${kind}, kill ${kill + 1}`).toBeLessThanOrEqual(BUDGET_MS + given);
    slowest.set(kind, Math.max(slowest.get(kind) ?? 0, restedMs));
    number.set(kind, (number.get(kind) ?? 0) + 1);
    await between[kill + 1]?.();
  }
  const came = await everythingCame(house, number.get("delivery") ?? 0);
  const each = [...number].map(([kind, count]) => [`in ${SEVERAL[kind]}`, count] as const);
  const times = [...slowest].map(
    ([kind, ms]) => [`s at most until ${SEVERAL[kind]} went on`, Math.ceil(ms / 1_000)] as const,
  );
  return { kills, ...Object.fromEntries(each), ...Object.fromEntries(times), ...came };
}

const postgres = await startPostgres();
afterAll(async () => {
  if (postgres.state === "running") await postgres.stop();
});

it.skipIf(postgres.state === "absent")(
  "a replica of two or three on PostgreSQL is killed, and PostgreSQL is restarted twice: others go on",
  { timeout: WHOLE_MS },
  async ({ task }) => {
    if (postgres.state === "absent") throw new Error(postgres.reason);
    const house = await aHouse(2, postgres.url);
    const restarted = (how: "fast" | "immediate") => async () => {
      const scanId = await aScan(house);
      await postgres.restart(how);
      await scanIsWhole(house, scanId);
    };
    const third = Math.ceil(KILLS / 3);
    try {
      const figures = await killed(house, {
        kills: KILLS,
        counts: [2, 3],
        between: { [third]: restarted("fast"), [2 * third]: restarted("immediate") },
      });
      task.meta.figures = { ...figures, "restarts of PostgreSQL": 2 };
    } finally {
      await house.close();
    }
  },
);

it("the one process on SQLite is killed: it goes on when it is started again", {
  timeout: WHOLE_MS,
}, async ({ task }) => {
  const house = await aHouse(1, null);
  try {
    task.meta.figures = await killed(house, { kills: KILLS_OF_ONE, counts: [1, 1] });
  } finally {
    await house.close();
  }
});
