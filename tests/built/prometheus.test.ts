import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stringify } from "yaml";
import { z } from "zod";
import { freePort } from "@/lib/cli/port";
import { startServer } from "@/lib/cli/server-process";
import { DAY_MS } from "@/lib/domain/time";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { agreements, REGION } from "@/tests/contract/watch/life";
import { type PostgresServer, startPostgres } from "@/tests/support/postgres";
import { CLEAN, KEYS } from "@/tests/support/stand-in";
import { tool } from "@/tests/support/tool";

const SERVER = path.resolve(".next", "standalone", "server.js");
const prometheus = tool("prometheus", ["--version"]);
const HOST = "127.0.0.1";
const FIRST_PORT = 4_050;
const MODEL = "ai21.jamba-1-5-mini-v1:0";
const LONG_MS = 240_000;
const UP = { timeout: LONG_MS, interval: 200 };

const Answered = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});

const { panels } = z
  .object({
    panels: z.array(
      z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) }),
    ),
  })
  .parse(JSON.parse(readFileSync(path.resolve("docs", "monitoring", "dashboard.json"), "utf8")));

let folder: string;
let standIn: StandIn;
let database: PostgresServer;
let started: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-prometheus-"));
  const hangs = { kind: "pending", acceptedAgoMs: 3 * DAY_MS, ends: { how: "never" } } as const;
  standIn = await startStandIn({ world: agreements({ [MODEL]: hangs }) });
  database = await startPostgres();
}, LONG_MS);
afterAll(async () => {
  const ended = started.map((child) => (child.exitCode === null ? once(child, "exit") : null));
  for (const child of started) child.kill("SIGTERM");
  await Promise.all(ended);
  started = [];
  await standIn.close();
  if (database.state === "running") await database.stop();
  rmSync(folder, { recursive: true, force: true });
}, LONG_MS);

/** A dashboard on the store that the others have, too; gives where it answers. */
async function aReplica(from: number): Promise<string> {
  const port = await freePort(from, HOST);
  const child = startServer(SERVER, {
    env: { bindAddress: HOST, port },
    variables: {
      ...CLEAN,
      ...KEYS,
      PATH: process.env.PATH,
      HOME: folder,
      AWS_ENDPOINT_URL: standIn.url,
      AWS_REGION: REGION,
      READINESS_DATA_DIR: folder,
      LOG_LEVEL: "error",
      ...(database.state === "running" && { DATABASE_URL: database.url }),
    },
  });
  started.push(child);
  const at = `${HOST}:${port}`;
  const live = () =>
    fetch(`http://${at}/api/health/live`).then(
      ({ status }) => status,
      () => `not up, ${child.exitCode}`,
    );
  await expect.poll(live, UP).toBe(200);
  return at;
}

/** Prometheus over these with the alerting rules of the documentation; only what they wait for is shorter. */
async function aPrometheus(targets: readonly string[]): Promise<string> {
  const rules = readFileSync(path.resolve("docs", "monitoring", "alerts.yaml"), "utf8");
  writeFileSync(path.join(folder, "alerts.yaml"), rules.replace(/for: \d+[mh]/g, "for: 1s"));
  const config = path.join(folder, "prometheus.yaml");
  const job = { job_name: "bedrock-readiness", static_configs: [{ targets }] };
  const global = { scrape_interval: "5s", scrape_timeout: "5s", evaluation_interval: "1s" };
  writeFileSync(config, stringify({ global, rule_files: ["alerts.yaml"], scrape_configs: [job] }));
  const at = `${HOST}:${await freePort(FIRST_PORT + 40, HOST)}`;
  const files = [`--config.file=${config}`, `--storage.tsdb.path=${path.join(folder, "tsdb")}`];
  const child = spawn("prometheus", [...files, `--web.listen-address=${at}`], { stdio: "ignore" });
  started.push(child);
  return `http://${at}`;
}

/** What it answers to a question: each series, as its labels and its value. */
async function asked(at: string, query: string) {
  try {
    const answer = await fetch(`${at}/api/v1/query?${new URLSearchParams({ query })}`);
    const { data } = Answered.parse(await answer.json());
    return data.result.map(({ metric, value: [, value] }) => ({ ...metric, value }));
  } catch (error) {
    return String(error);
  }
}

it.skipIf(!existsSync(SERVER) || prometheus.absent)(
  `two replicas are scraped, and the alert of an agreement that hangs fires and the dashboard for Grafana is answered, ${prometheus.by}`,
  async () => {
    const targets = [await aReplica(FIRST_PORT), await aReplica(FIRST_PORT + 20)];
    const at = await aPrometheus(targets);
    const overdue = 'readiness_agreements{state="overdue"}';
    const each = targets
      .map((instance) => expect.objectContaining({ instance, value: "1" }))
      .sort();
    await expect.poll(() => asked(at, overdue), UP).toEqual(expect.arrayContaining(each));
    await expect
      .poll(() => asked(at, 'ALERTS{alertstate="firing"}'), UP)
      .toContainEqual(
        expect.objectContaining({ alertname: "BedrockAgreementOverdue", severity: "warning" }),
      );
    await expect
      .poll(() => asked(at, 'up{job="bedrock-readiness"} == 1'), UP)
      .toHaveLength(targets.length);
    for (const { title, targets: queries } of panels) {
      for (const { expr } of queries) {
        const query = expr.replaceAll("$__rate_interval", "1m");
        const told = await asked(at, query);
        expect(told, `${title}: ${query}`).toBeInstanceOf(Array);
        if (title === "Agreements overdue") expect(told).toMatchObject([{ value: "1" }]);
      }
    }
  },
  LONG_MS,
);
