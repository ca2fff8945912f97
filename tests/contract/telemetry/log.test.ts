import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { aCollector } from "@/tests/support/collector";
import { runCli } from "@/tests/support/run-cli";
import { aBench, type Bench, CLEAN, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 90_000;
/** Each module a file of its own, so that it is seen which are loaded. */
const FROM_SOURCE = path.resolve("lib", "cli", "bin.mjs");
const REFUSE = path.resolve("tests", "support", "refuse-opentelemetry.mjs");

/** A line of the log, as docs/monitoring/README.md tells it. */
const Line = z.strictObject({
  level: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]),
  time: z.iso.datetime({ precision: 3 }),
  msg: z.string().min(1),
  traceId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  requestId: z.string().optional(),
  caller: z.string().optional(),
  error: z.looseObject({ type: z.string(), message: z.string(), stack: z.string() }).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
afterAll(() => bench.close());

const linesOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => Line.parse(JSON.parse(line)));

let runs = 0;
function scan(env: Record<string, string>, imports: readonly string[] = []) {
  runs += 1;
  const own = {
    ...CLEAN,
    ...KEYS,
    LOG_LEVEL: "trace",
    HOME: bench.folder,
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_CONFIG: bench.file("readiness.yaml", "regions: [eu-west-1]\n"),
    READINESS_DATA_DIR: path.join(bench.folder, `data-${runs}`),
  };
  const args = ["scan", "--region", "eu-west-1", "--model", "amazon.nova-lite-v1:0"];
  return runCli(args, { env: { ...own, ...env }, imports, file: FROM_SOURCE });
}

describe("what a scan logs", () => {
  it(
    "has one form, and names the trace by which a collector finds it",
    async () => {
      const collector = await aCollector();
      const ran = await scan({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
      await collector.close();
      expect([ran.code, ran.err]).toEqual([0, expect.stringContaining("scan ended")]);
      const lines = linesOf(ran.err);
      const [end] = collector.spans().filter(({ name }) => name === "end scan");
      const ended = lines.find(({ msg }) => msg === "scan ended");
      expect(ended?.traceId).toBe(end?.traceId);
      expect(end?.traceId).toEqual(expect.any(String));
      const asked = lines.find(({ msg }) => msg === "on record");
      expect(asked).toMatchObject({ requestId: expect.any(String), caller: /^command/ });
    },
    LONG_MS,
  );

  it("has the form that the page about it tells", () => {
    const page = readFileSync(path.resolve("docs", "monitoring", "README.md"), "utf8");
    const [, table = ""] = page.split("## The log");
    const named = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(named).toEqual(Object.keys(Line.shape));
  });
});

describe("a collector that does not take what is sent", () => {
  it(
    "is told once in the log, and stands in the way of nothing",
    async () => {
      const collector = await aCollector(500);
      const ran = await scan({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
      await collector.close();
      expect([ran.code, collector.asked() > 0]).toEqual([0, true]);
      const lost = linesOf(ran.err).filter(({ msg }) => msg.startsWith("traces are lost"));
      expect(lost).toHaveLength(1);
    },
    LONG_MS,
  );
});

describe("OpenTelemetry", () => {
  it(
    "is not loaded where no collector is named",
    async () => {
      const without = await scan({}, [REFUSE]);
      expect([without.code, without.err]).toEqual([0, expect.not.stringContaining("loaded @")]);
      const named = await scan({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" }, [REFUSE]);
      expect(named.err).toContain("loaded @opentelemetry/");
    },
    LONG_MS,
  );
});
