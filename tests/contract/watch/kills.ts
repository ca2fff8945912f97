import { expect } from "vitest";
import { noticeId, type Watch } from "@/lib/domain/agreement/watch";
import type { AgreementEnd } from "@/lib/stand-in/world/types";
import { agreements, aLife, endAgreement, type Life, type Run, START_MS, until } from "./life";

/** Few rounds by default; READINESS_KILLS=20 is the whole promise. */
export const KILLS = Number(process.env.READINESS_KILLS ?? 6);
const ROUND_MS = 4_500;
const LIFE_MS = KILLS * ROUND_MS;
const MINUTE_MS = 60_000;
export const KILLS_MS = LIFE_MS * 3 + 5 * MINUTE_MS;
const SECOND_MS = 1_000;

/** How each ends, and at which part of the time in which the process is killed. */
const ENDS: Readonly<Record<string, { part: number; end: (inMs: number) => AgreementEnd }>> = {
  "ai21.jamba-1-5-large-v1:0": { part: 0.1, end: (inMs) => ({ how: "complete", inMs }) },
  "ai21.jamba-1-5-mini-v1:0": { part: 0.4, end: (inMs) => ({ how: "complete", inMs }) },
  "cohere.rerank-v3-5:0": { part: 0.6, end: (inMs) => ({ how: "lapse", inMs }) },
  "cohere.embed-v4:0": { part: 0.8, end: (inMs) => ({ how: "complete", inMs }) },
  "anthropic.claude-3-haiku-20240307-v1:0": {
    part: 0.3,
    end: (inMs) => ({ how: "entitlement-fails", inMs, reason: "INVALID_PAYMENT_INSTRUMENT" }),
  },
  "cohere.embed-english-v3": {
    part: 1,
    end: (inMs) => ({
      how: "error",
      inMs,
      message: "INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided.",
    }),
  },
};
const OVERDUE = "cohere.embed-multilingual-v3";

const SCRIPTS = Object.fromEntries(
  [...Object.keys(ENDS), OVERDUE].map((modelId, index) => {
    const acceptedAgoMs = modelId === OVERDUE ? 14 * MINUTE_MS : 10_000 * (index + 1);
    return [modelId, { kind: "pending", acceptedAgoMs, ends: { how: "never" } } as const];
  }),
);

const WANTED: Readonly<Record<string, { state: string; told: readonly string[] }>> = {
  "ai21.jamba-1-5-large-v1:0": { state: "active", told: ["active"] },
  "ai21.jamba-1-5-mini-v1:0": { state: "active", told: ["active"] },
  "cohere.rerank-v3-5:0": { state: "lapsed", told: ["lapsed"] },
  "cohere.embed-v4:0": { state: "active", told: ["active"] },
  "anthropic.claude-3-haiku-20240307-v1:0": { state: "failed", told: ["failed"] },
  "cohere.embed-english-v3": { state: "failed", told: ["failed"] },
  [OVERDUE]: { state: "overdue", told: ["overdue"] },
};

const ENDED = ["active", "failed", "lapsed"];

/** What the store says after a kill: nothing ends before AWS ended it, no clock turns back, no end is undone. */
function checkAfterKill(
  watches: readonly Watch[],
  at: { before: ReadonlyMap<string, Watch>; accepted: ReadonlyMap<string, number> },
): void {
  for (const { modelId, flight, flightNo, notices } of watches) {
    const wanted = WANTED[modelId];
    expect(["pending", "overdue", wanted?.state], modelId).toContain(flight.state);
    expect(flightNo, modelId).toBe(1);
    expect(notices.map(({ kind }) => kind)).toEqual(flight.state === "pending" ? [] : wanted?.told);
    const acceptedAt = at.accepted.get(modelId) ?? 0;
    expect(flight.startedAt, modelId).toBeGreaterThanOrEqual(acceptedAt - SECOND_MS);
    const before = at.before.get(modelId);
    if (!before) continue;
    expect(flight.startedAt, modelId).toBeLessThanOrEqual(before.flight.startedAt);
    if (ENDED.includes(before.flight.state)) expect(flight).toEqual(before.flight);
  }
  for (const modelId of at.before.keys())
    expect(watches.map((watch) => watch.modelId)).toContain(modelId);
}

function acceptedIn({ standIn }: Life): ReadonlyMap<string, number> {
  const [account] = standIn.control.truth().accounts;
  return new Map(
    account?.agreements.map(({ modelId, acceptedAt }) => [modelId, Date.parse(acceptedAt)]),
  );
}

const isKnown = ({ flight }: Watch) => "source" in flight && flight.source === "acceptance";

/** Half of the kills fall anywhere from the first instruction on, the others once it is at work. */
async function aRandomMoment(run: Run, kill: number): Promise<void> {
  if (kill % 2 === 1) {
    await until("the process", {
      look: async () => run.said(),
      holds: (said) => said.includes("started"),
      withinMs: START_MS,
      runs: [run],
    });
  }
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 * ROUND_MS));
  expect(run.child.exitCode, run.said()).toBeNull();
}

/** Kills the process again and again; each watch is then where it was, and each end is told once. */
export async function killAgainAndAgain(databaseUrl: string | null = null): Promise<void> {
  const life = await aLife(agreements(SCRIPTS), { databaseUrl });
  const accepted = acceptedIn(life);
  const beforeEnds = Math.ceil(KILLS / 3);
  try {
    let before = new Map<string, Watch>();
    const check = (watches: readonly Watch[]) => {
      checkAfterKill(watches, { before, accepted });
      before = new Map(watches.map((watch) => [watch.modelId, watch]));
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      const run = life.run();
      if (kill === beforeEnds) {
        const look = () => life.watches();
        const holds = (watches: readonly Watch[]) =>
          watches.length === accepted.size && watches.every(isKnown);
        check(await until("every watch", { look, holds, withinMs: START_MS, runs: [run] }));
        for (const [modelId, { part, end }] of Object.entries(ENDS))
          endAgreement(life, modelId, end(Math.round((LIFE_MS * part * 2) / 3)));
      }
      await aRandomMoment(run, kill);
      await run.kill();
      check(await life.watches());
    }
    const last = life.run();
    const done = await until("every end", {
      look: () => life.watches(),
      holds: (watches) =>
        Object.entries(WANTED).every(([modelId, { state }]) =>
          watches.some((watch) => watch.modelId === modelId && watch.flight.state === state),
        ),
      withinMs: 2 * START_MS,
      runs: [last],
    });
    check(done);
    for (const { modelId, flight } of done)
      expect(flight.startedAt - (accepted.get(modelId) ?? 0), modelId).toBeLessThan(SECOND_MS);
    const ids = done.flatMap((watch) => watch.notices.map((notice) => noticeId(watch, notice)));
    expect(ids).toHaveLength(Object.keys(WANTED).length);
    await until("the last notice", {
      look: async () => life.hook.told,
      holds: (told) => ids.every((id) => told.includes(id)),
      withinMs: 30_000,
    });
    expect([...new Set(life.hook.told)].sort()).toEqual([...ids].sort());
    // Only a notice that was under way when its process died may come again, and under the same id.
    expect(life.hook.told.length - ids.length).toBeLessThanOrEqual(KILLS);
    expect(life.standIn.control.writes()).toEqual([]);
    if (process.env.READINESS_KILLS)
      console.log(`${KILLS} kills, ${ids.length} ends, ${life.hook.told.length} deliveries`);
    expect(last.said()).not.toMatch(/could not be polled|failed/);
  } finally {
    await life.close();
  }
}
