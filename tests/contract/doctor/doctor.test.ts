import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { STORE_FILE } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import type { HealthFinding } from "@/lib/domain/health-check";
import { command } from "@/tests/support/command";
import { aBench, type Bench, CLEAN, type Environment, KEYS } from "@/tests/support/stand-in";

const HUB = "111122223333";
const CONFIG = `accounts: [{ id: "${HUB}", name: hub }]\nregions: [eu-west-1]\n`;

let bench: Bench;
let env: Environment;
beforeEach(async () => {
  bench = await aBench({ world: "all-ready" });
  env = {
    ...CLEAN,
    ...KEYS,
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_CONFIG: bench.file("readiness.yaml", CONFIG),
    READINESS_DATA_DIR: path.join(bench.folder, "data"),
  };
});
afterEach(() => bench.close());

async function doctor(args: readonly string[] = [], over: Environment = {}) {
  const ran = await command(["doctor", "--format", "json", ...args], { ...env, ...over });
  const findings: readonly HealthFinding[] = ran.out === "" ? [] : JSON.parse(ran.out).findings;
  const of = (state: HealthFinding["state"]) =>
    findings.filter((one) => one.state === state).map(({ about }) => about);
  return { ...ran, findings, of };
}

/** As if what is kept had been read so long ago. */
async function age(ms: number): Promise<void> {
  const db = new (await sqliteDriver())(path.join(bench.folder, "data", STORE_FILE));
  db.prepare("update scans set started_at = started_at - ?, finished_at = finished_at - ?").run(
    ms,
    ms,
  );
  db.prepare("update region_facts set read_at = read_at - ?").run(ms);
  db.close();
}

describe("the doctor", () => {
  it("finds all well after a scan", async () => {
    await bench.scan([], env);
    const { code, findings, of } = await doctor();
    expect(findings.filter(({ state }) => state === "wrong" || state === "unknown")).toEqual([]);
    expect(code).toBe(0);
    expect(of("well")).toEqual([
      "configuration",
      "store",
      "account hub",
      "account hub",
      "clock",
      "scans",
    ]);
  });

  it("prints a line for each thing, and what to do below it", async () => {
    const { code, out } = await command(["doctor", "--no-aws"], env);
    expect(code).toBe(2);
    expect(out).toMatch(/^ok {7}configuration +\//);
    expect(out).toMatch(/\nunknown {2}account hub +was never read\n +Run bedrock-readiness scan/);
  });

  it("could not tell what was never read", async () => {
    const { code, of } = await doctor(["--no-aws"]);
    expect([code, of("unknown")]).toEqual([2, ["account hub", "scans"]]);
  });

  it("names the action that the role lacks", async () => {
    await bench.scan([], env);
    bench.standIn.control.addFaults({
      when: { operation: "ListServiceQuotas" },
      fault: { kind: "deny", by: "identity-policy" },
    });
    const { code, findings } = await doctor();
    expect(code).toBe(1);
    expect(findings.find(({ state }) => state === "wrong")?.says).toContain(
      "Missing: servicequotas:ListServiceQuotas.",
    );
  });

  it("could not tell where AWS gives no answer", async () => {
    await bench.scan([], env);
    bench.standIn.control.addFaults({
      when: { operation: "GetCallerIdentity" },
      fault: { kind: "error", name: "ServiceUnavailable", status: 503, message: "Down." },
    });
    const { code, of } = await doctor();
    expect([code, of("unknown")]).toEqual([2, ["account hub"]]);
  });

  it.each([
    ["just young enough", 44 * 60_000, 0, []],
    ["too old to be believed", 46 * 60_000, 1, ["account hub", "scans"]],
  ])("what was read is %s", async (_about, ms, code, wrong) => {
    await bench.scan([], env);
    await age(ms);
    const found = await doctor(["--no-aws"]);
    expect([found.code, found.of("wrong")]).toEqual([code, wrong]);
  });

  it("asks AWS nothing with --no-aws", async () => {
    await doctor(["--no-aws"]);
    expect(bench.standIn.control.calls()).toEqual([]);
  });

  it("hides account ids where the configuration says so", async () => {
    await bench.scan([], env);
    const file = bench.file("masked.yaml", `${CONFIG}maskAccountIds: true\n`);
    const { out } = await doctor([], { READINESS_CONFIG: file });
    expect(out).not.toContain(HUB);
  });

  it.each<[string, readonly string[], (bench: Bench) => Environment, RegExp]>([
    ["a flag it does not know", ["--what"], () => ({}), /doctor --help/],
    ["a format it does not know", ["--format", "xml"], () => ({}), /Use text or json/],
    [
      "a configuration that is none",
      [],
      ({ file }) => ({ READINESS_CONFIG: file("bad.yaml", "regions: [mars]\n") }),
      /regions/,
    ],
  ])("ends with 3 on %s", async (_about, args, over, says) => {
    const { code, err } = await command(["doctor", ...args], { ...env, ...over(bench) });
    expect(code).toBe(3);
    expect(err).toMatch(says);
  });
});
