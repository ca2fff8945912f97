import { mkdtempSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { STORE_FILE } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import type { HealthFinding } from "@/lib/domain/health-check";
import type { Context } from "@/lib/services/context";
import { discover } from "@/lib/services/organisation/discover";
import { createRuntime } from "@/lib/start";
import { command } from "@/tests/support/command";
import {
  aBench,
  type Bench,
  CLEAN,
  type Environment,
  KEYS,
  withEnvironment,
} from "@/tests/support/stand-in";

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

describe("the doctor of an organization", () => {
  const ROLE = "BedrockReadinessRead";
  const FILE = `organization: { memberRole: ${ROLE}, externalId: 7f3c0a52-example }\n`;
  let its: Bench;
  beforeAll(async () => {
    its = await aBench({ world: "organisation" });
  });
  afterAll(() => its.close());
  afterEach(() => its.standIn.control.reset());

  const DENIED = {
    when: { operation: "ListAccounts" },
    fault: { kind: "deny", by: "identity-policy" },
  } as const;

  /** What the doctor says of it, with what `before` did to the store. */
  async function told(
    args: readonly string[],
    before: (ctx: Context) => Promise<void> = async () => undefined,
  ): Promise<readonly string[]> {
    const folder = mkdtempSync(path.join(its.folder, "data-"));
    const of = {
      ...CLEAN,
      ...KEYS,
      AWS_ENDPOINT_URL: its.standIn.url,
      READINESS_CONFIG: its.file("organization.yaml", FILE),
      READINESS_DATA_DIR: folder,
    };
    await withEnvironment(of, async () => {
      const app = await createRuntime({ ...process.env }, { logLevel: "silent" });
      if (!app.ok) throw new Error(app.error.join());
      await before(app.value.contextOf({ kind: "system", work: "discover" }));
      await app.value.close();
    });
    const { out } = await command(["doctor", "--format", "json", ...args], of);
    const findings: readonly HealthFinding[] = JSON.parse(out).findings;
    return findings
      .filter(({ about }) => about === "organization")
      .map(({ state, says }) => `${state}: ${says}`);
  }
  const list = (ctx: Context) => discover(ctx, { signal: new AbortController().signal, now: true });

  it("could not tell what was never listed, and lists it where it may ask", async () => {
    expect(await told(["--no-aws"])).toEqual(["unknown: was never listed"]);
    expect(await told([])).toEqual([
      expect.stringMatching(/^well: lists \d+ accounts$/),
      "well: listed just now",
      expect.stringMatching(/^note: /),
    ]);
  });

  it("names the members without the role", async () => {
    const [kept, ...members] = await told(["--no-aws"], list);
    expect(kept).toMatch(/^well: listed /);
    expect(members).toContainEqual(
      expect.stringMatching(`^note: \\d+ accounts? without the role ${ROLE}: `),
    );
  });

  it("says why it can't be listed, now and when it last was to be", async () => {
    its.standIn.control.addFaults(DENIED);
    expect(await told([], list)).toEqual([
      expect.stringMatching(/^wrong: can't be listed: .*organizations:ListAccounts/),
      expect.stringMatching(/^wrong: was never listed; the last try failed: /),
    ]);
  });
});
