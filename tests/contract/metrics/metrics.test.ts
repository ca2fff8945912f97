import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "@/lib/domain/access/rights";
import { METRICS_TYPE } from "@/lib/domain/metrics/text";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { DAY_MS } from "@/lib/domain/time";
import { createToken } from "@/lib/services/access/tokens";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { inRequest } from "@/tests/support/in-request";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";
import { tool } from "@/tests/support/tool";

/** It comes with Debian's package `prometheus`. */
const promtool = tool("promtool", ["--version"]);
const LONG_MS = 120_000;
const HUB = "111122223333";
const MODEL = "anthropic.claude-sonnet-4-6";
const CONFIG = `accounts: [{ id: "${HUB}", name: hub }]
regions: [eu-west-1, eu-north-1]
metrics: { accounts: true }
requirements:
  - { name: 'Payments "assistant"', models: [${MODEL}], regions: [eu-west-1] }
  - { name: Not told, models: [${MODEL}], regions: [eu-north-1] }
  - { name: Not met, models: [${MODEL}], regions: [eu-west-1], routes: [us] }
`;

let bench: Bench;
let app: App;
let tokens: { all: string; none: string; admin: string };

beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
  const when = { region: "eu-north-1", operation: "GetFoundationModelAvailability", model: MODEL };
  bench.standIn.control.addFaults(
    { when, fault: { kind: "throttle" }, times: 1 },
    { when, fault: { kind: "deny", by: "service-control-policy" } },
  );
  const env = {
    ...CLEAN,
    ...KEYS,
    AUTH: "link",
    PUBLIC_URL: "http://127.0.0.1:3000",
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_CONFIG: bench.file("readiness.yaml", CONFIG),
    READINESS_DATA_DIR: path.join(bench.folder, "data"),
  };
  app = await withEnvironment(env, async () => {
    const made = await createRuntime({ ...process.env }, { logLevel: "silent" });
    if (!made.ok) throw new Error(made.error.join("\n"));
    await made.value.scanner.run("command", EVERYTHING);
    return made.value;
  });
  tokens = {
    all: await tokenOver(null),
    none: await tokenOver(["elsewhere"]),
    admin: await tokenOver(null, "admin"),
  };
}, LONG_MS);
afterAll(async () => {
  await app.scanner.stop();
  await app.close();
  await bench.close();
});

async function tokenOver(
  accounts: readonly string[] | null,
  role: "viewer" | "admin" = "viewer",
): Promise<string> {
  const ctx = app.contextOf(LOCAL);
  const made = await createToken(ctx, {
    name: `metrics ${role} ${String(accounts)}`,
    grant: { role, accounts: accounts && [...accounts] },
    expiresAt: ctx.now() + DAY_MS,
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.text;
}

async function scrape(token: string | null, { open = false } = {}) {
  holdApp({ ...app, env: { ...app.env, metricsPublic: open } });
  const headers = new Headers({ host: "127.0.0.1:3000" });
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  const { GET } = await import("@/app/metrics/route");
  const response = await inRequest(headers, () => GET());
  const text = await response.text();
  const values = new Map(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
  );
  return { status: response.status, type: response.headers.get("content-type"), text, values };
}

describe("figures for Prometheus", () => {
  it("are told by a token, in the form it asks for", async () => {
    const { status, type, values } = await scrape(tokens.all);
    expect([status, type]).toEqual([200, METRICS_TYPE]);
    expect(values.get('readiness_cells{state="ready"}')).toBeGreaterThan(10);
    expect(values.get('readiness_cells{state="unknown"}')).toBeGreaterThanOrEqual(1);
    expect(values.get('readiness_accounts{state="read"}')).toBe(1);
    expect(values.get("readiness_store_works")).toBe(1);
    expect(values.get("readiness_scan_running")).toBe(0);
    expect(values.get("readiness_job_takeovers_total")).toBe(0);
    expect(values.get("readiness_last_complete_scan_timestamp_seconds")).toBeGreaterThan(0);
    expect(values.get(`readiness_account_reading_age_seconds{account="${HUB}"}`)).toBeGreaterThan(
      0,
    );
  });

  it("tell a requirement that could not be told apart from one that is not met", async () => {
    const { values } = await scrape(tokens.all);
    const met = (name: string) => values.get(`readiness_requirement_met{requirement="${name}"}`);
    expect(met('Payments \\"assistant\\"')).toBe(1);
    expect(met("Not met")).toBe(0);
    expect(met("Not told")).toBeUndefined();
    expect(values.get('readiness_requirements{outcome="could_not_tell"}')).toBe(1);
  });

  it("count the calls that AWS saw", async () => {
    const { values } = await scrape(tokens.all);
    const seen = bench.standIn.control
      .calls()
      .filter(({ operation }) => operation === "ListFoundationModels")
      .reduce((sum, { calls }) => sum + calls, 0);
    const told = ["answered", "refused", "throttled", "failed"].map((outcome) =>
      values.get(
        `readiness_aws_calls_total{service="bedrock",operation="ListFoundationModels",outcome="${outcome}"}`,
      ),
    );
    expect(told.reduce<number>((sum, one) => sum + (one ?? Number.NaN), 0)).toBe(seen);
    expect(values.get('readiness_aws_call_seconds_count{operation="ListFoundationModels"}')).toBe(
      seen,
    );
    const throttled =
      'readiness_aws_calls_total{service="bedrock",operation="GetFoundationModelAvailability",outcome="throttled"}';
    expect(values.get(throttled)).toBeGreaterThan(0);
  });

  it("count acts for who sees them, and for nobody else", async () => {
    const acts = async (token: string) =>
      (await scrape(token)).values.get('readiness_acts{state="unknown"}');
    expect([await acts(tokens.admin), await acts(tokens.all)]).toEqual([0, undefined]);
  });

  it("are bounded", async () => {
    expect((await scrape(tokens.all)).values.size).toBeLessThan(400);
  });

  it.skipIf(promtool.absent)(`are well formed ${promtool.by}`, async () => {
    const { text } = await scrape(tokens.all);
    expect(promtool.run(["check", "metrics"], { input: text })).toMatchObject({ status: 0 });
  });
});

describe("who may read them", () => {
  it.each([
    ["nobody", null, false, 401],
    ["nobody, where they are open", null, true, 200],
    ["another token", "brt_other", false, 401],
    ["another token, where they are open", "brt_other", true, 401],
  ])("%s", async (_about, token, open, expected) => {
    expect((await scrape(token, { open })).status).toBe(expected);
  });

  it("no account is named where they are open", async () => {
    const { text, values } = await scrape(null, { open: true });
    expect(text).not.toContain(HUB);
    expect(values.get('readiness_accounts{state="read"}')).toBe(1);
  });

  it("a token that reaches no account counts none, and nothing that is counted over all", async () => {
    const { text, values } = await scrape(tokens.none);
    expect(text).not.toContain(HUB);
    expect(values.get('readiness_accounts{state="read"}') ?? 0).toBe(0);
    expect(values.get('readiness_cells{state="ready"}') ?? 0).toBe(0);
    expect(text).not.toMatch(/readiness_aws_calls_total|process_|store_bytes/);
  });
});

describe("a store that does not work", () => {
  it("is told, and nothing that stands in it", async () => {
    const broken = async () => {
      throw Object.assign(new Error("The disk is full."), { name: "StoreError" });
    };
    const { readMetrics } = await import("@/lib/services/metrics/read-metrics");
    const ctx = app.contextOf(LOCAL);
    const families = await readMetrics(
      { ...ctx, matrix: { ...ctx.matrix, snapshot: broken } },
      { named: true },
    );
    const names = families.map(({ name }) => name);
    expect(names).toContain("process_resident_memory_bytes");
    expect(names).toContain("readiness_store_works");
    expect(names).not.toContain("readiness_cells");
  });
});
