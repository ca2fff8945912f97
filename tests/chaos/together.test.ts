import { expect, inject, it } from "vitest";
import { noticeId } from "@/lib/domain/agreement/watch";
import {
  agreements,
  aLife,
  endAgreement,
  type Life,
  START_MS,
  until,
} from "@/tests/contract/watch/life";
import { aDatabase } from "@/tests/support/a-database";
import { runCli } from "@/tests/support/run-cli";

const MODELS = ["ai21.jamba-1-5-large-v1:0", "ai21.jamba-1-5-mini-v1:0", "cohere.embed-v4:0"];
const MINUTE_MS = 60_000;
const COMMANDS = 5;
const SIGNED_EACH = 40;
const WHOLE_MS = 8 * MINUTE_MS;
const KIND = "signoff";

const pending = { kind: "pending", acceptedAgoMs: MINUTE_MS, ends: { how: "never" } } as const;

/** Keeps records one after the other and gives the ids of those that the store said it has. */
const person = (life: Life, by: string): Promise<readonly string[]> =>
  life.stores(async ({ docs }) => {
    const kept: string[] = [];
    for (let count = 0; count < SIGNED_EACH; count += 1) {
      const id = `${by}-${count}`;
      const doc = { kind: KIND, id, updatedAt: Date.now(), body: JSON.stringify({ by }) };
      if (await docs.put(doc, 0)) kept.push(id);
    }
    return kept;
  });

/** One `scan` after the other, as a nightly job does; gives their exit codes. */
async function commands(life: Life): Promise<readonly (number | null)[]> {
  const codes: (number | null)[] = [];
  for (let count = 0; count < COMMANDS; count += 1)
    codes.push((await runCli(["scan", "--format", "json"], { env: life.env })).code);
  return codes;
}

/** Two processes, a loop of commands and two people on one store: nothing is lost, and each end is told once. */
async function together(databaseUrl: string | null): Promise<void> {
  const world = agreements(Object.fromEntries(MODELS.map((id) => [id, pending])));
  const life = await aLife(world, { databaseUrl });
  try {
    const runs = [life.run(), life.run()];
    await until("every watch", {
      look: () => life.watches(),
      holds: (watches) => watches.length === MODELS.length,
      withinMs: START_MS,
      runs,
    });
    for (const modelId of MODELS) endAgreement(life, modelId, { how: "complete", inMs: 5_000 });
    const [codes, ...kept] = await Promise.all([
      commands(life),
      person(life, "ana"),
      person(life, "ben"),
    ]);
    const done = await until("every end", {
      look: () => life.watches(),
      holds: (watches) => watches.every(({ flight }) => flight.state === "active"),
      withinMs: 2 * START_MS,
      runs,
    });
    const ids = done.flatMap((watch) => watch.notices.map((notice) => noticeId(watch, notice)));
    await until("every notice", {
      look: async () => life.hook.told,
      holds: (told) => ids.every((id) => told.includes(id)),
      withinMs: START_MS,
      runs,
    });
    expect([...life.hook.told].sort()).toEqual([...ids].sort());
    expect(ids).toHaveLength(MODELS.length);
    expect(codes).toEqual(Array(COMMANDS).fill(0));
    const stored = await life.stores(({ docs }) => docs.list(KIND));
    expect(kept.flat()).toHaveLength(2 * SIGNED_EACH);
    expect(stored.map(({ id }) => id).sort()).toEqual(kept.flat().sort());
    for (const run of runs) expect(run.said()).not.toMatch(/"level":"?(error|50)/);
    expect(life.standIn.control.writes()).toEqual([]);
  } finally {
    await life.close();
  }
}

const name = "two servers, a loop of commands and two people: nothing lost, each end told once";
const postgres = inject("postgres");

it(`${name}, on SQLite`, () => together(null), WHOLE_MS);

it.skipIf(!("url" in postgres))(
  `${name}, on PostgreSQL`,
  async () => {
    if ("url" in postgres) await together(await aDatabase(postgres.url));
  },
  WHOLE_MS,
);
