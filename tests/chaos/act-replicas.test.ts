import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, inject, it } from "vitest";
import { isUnfinished } from "@/lib/domain/acts/act";
import { readAct } from "@/lib/domain/acts/codec";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { noticesOfActs } from "@/lib/services/acts/act-notices";
import { worldNamed } from "@/lib/stand-in/worlds/all";
import { aLife, type Life, START_MS, until } from "@/tests/contract/watch/life";
import { aDatabase } from "@/tests/support/a-database";
import {
  ACTS_CONFIG,
  argsOf,
  faultsOf,
  killed,
  type Moment,
  Printed,
  showAtOnce,
} from "@/tests/support/acts/killed-acts";
import { runCli } from "@/tests/support/run-cli";

const MINUTE_MS = 60_000;
/** Whoever confirmed is given time to end it; then it is read, twice where an answer may flap. */
const SETTLED_MS = 4 * MINUTE_MS;
const WHOLE_MS = 10 * MINUTE_MS;
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Killed with the call under way: AWS has it, nobody here knows. */
const LOST: Moment = { name: "sent, with effect", hangs: "write-after", laterMs: 0, writes: 1 };

const acts = (life: Life) =>
  life.stores(async ({ acts: rows }) =>
    (await rows.list({ endedSince: 0 })).flatMap(({ body }) => readAct(body) ?? []),
  );

const ACTIONS = { enabled: true, kinds: ACT_KINDS, secondPerson: false };

const notices = (life: Life) =>
  life.stores(async (stores) => {
    const ctx = { stores, log: QUIET, now: Date.now, settings: () => ({ actions: ACTIONS }) };
    return noticesOfActs(ctx, { endedSince: 0 });
  });

/** Two servers; each kind is confirmed by a process that dies with its call, then one of the servers dies. */
async function twoReplicas(databaseUrl: string | null): Promise<void> {
  const world = { ...worldNamed("first-look"), faults: [] };
  const life = await aLife(world, { databaseUrl, lines: ACTS_CONFIG });
  const { control } = life.standIn;
  const place = {
    standIn: life.standIn,
    file(name: string, text: string) {
      const at = path.join(life.folder, name);
      writeFileSync(at, text);
      return at;
    },
  };
  const { env } = life;
  try {
    expect((await runCli(["scan"], { env })).code).toBe(0);
    const runs = [life.run({ SCAN_INTERVAL: "1h" }), life.run({ SCAN_INTERVAL: "1h" })];
    await until("both servers", {
      look: async () => runs.map((run) => run.said().includes("started")),
      holds: (started) => started.every(Boolean),
      withinMs: START_MS,
      runs,
    });
    showAtOnce(control);
    for (const kind of ACT_KINDS) {
      const form = kind === "submit-use-case-form" ? "missing" : "present";
      control.given({ change: "form", form });
      const args = argsOf(place, kind);
      const previewed = await runCli(["act", ...args.preview, "--format", "json"], { env });
      expect(previewed.code, previewed.err).toBe(0);
      const { act, hash, word } = Printed.parse(JSON.parse(previewed.out));
      const confirm = ["act", "confirm", act, "--hash", hash, "--word", word, ...args.confirm];
      const before = control.writes().length;
      control.addFaults(...faultsOf(kind, LOST));
      await killed(place, { confirm, env, moment: LOST, before });
      control.clearFaults();
    }
    const [first, second] = runs;
    await first?.kill();
    const ended = await until("every end", {
      look: () => acts(life),
      holds: (all) => all.every(({ step }) => !isUnfinished(step.state)),
      withinMs: SETTLED_MS,
      runs: second ? [second] : [],
    });
    expect(ended.map(({ kind, step }) => [kind, step.state]).sort()).toEqual(
      ACT_KINDS.map((kind) => [kind, "done"]).sort(),
    );
    expect(control.writes().map(({ took }) => took)).toEqual(ACT_KINDS.map(() => true));
    const ids = (await notices(life)).map(({ id }) => id);
    await until("every notice", {
      look: async () => life.hook.told,
      holds: (told) => ids.every((id) => told.includes(id)),
      withinMs: START_MS,
    });
    const told = life.hook.told.filter((id) => ids.includes(id));
    expect(told.toSorted()).toEqual(ids.toSorted());
  } finally {
    await life.close();
  }
}

const name = "two servers, four processes that die with their call, one server that dies";
const postgres = inject("postgres");

it(`${name}, on SQLite`, () => twoReplicas(null), WHOLE_MS);

it.skipIf(!("url" in postgres))(
  `${name}, on PostgreSQL`,
  async () => {
    if ("url" in postgres) await twoReplicas(await aDatabase(postgres.url));
  },
  WHOLE_MS,
);
