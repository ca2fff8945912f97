import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { runSql } from "@/tests/contract/db/databases";
import { QUIET } from "@/tests/contract/db/quiet";
import { askRoute } from "@/tests/support/ask-route";
import { aBench, type Bench, CLEAN, withEnvironment } from "@/tests/support/stand-in";

const DRIVERS = expect.objectContaining({ code: "SQLITE_ERROR", stack: expect.any(String) });
const READY = "app/api/health/ready/route.ts";

let bench: Bench;
let app: App;
let dataDir: string;
let runs = 0;
const logged: [string, object | undefined][] = [];

beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
});
afterAll(() => bench.close());
beforeEach(async () => {
  runs += 1;
  dataDir = path.join(bench.folder, `data-${runs}`);
  app = await withEnvironment({ ...CLEAN, READINESS_DATA_DIR: dataDir }, async () => {
    const made = await createRuntime({ ...process.env }, { logLevel: "silent" });
    if (!made.ok) throw new Error(made.error.join("\n"));
    return made.value;
  });
  const error = (message: string, details?: object) => void logged.push([message, details]);
  holdApp({ ...app, runtime: { ...app.runtime, log: { ...app.runtime.log, error } } });
  logged.length = 0;
});
afterEach(() => app.close());

it.each<[string, string, string, object]>([
  [
    "can't be read",
    "drop table scans",
    "the store can't be read",
    { problem: expect.stringMatching(/does not work/), error: DRIVERS },
  ],
  [
    "can't be written",
    "drop table counters",
    "the store does not work",
    { kind: "other", problem: expect.stringMatching(/does not work/) },
  ],
])(
  "a store that %s is told in the log, in its own words",
  async (_how, statement, message, details) => {
    await runSql({ databaseUrl: null, dataDir, log: QUIET }, statement);
    const answer = await askRoute(READY, "/api/health/ready");
    expect(answer.status).toBe(503);
    expect(logged).toEqual([[message, details]]);
  },
);
