import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readiness, ReadinessCell } from "@/lib/contracts/readiness";
import type { CallCount } from "@/lib/stand-in/calls";
import type { WorldName } from "@/lib/stand-in/worlds/all";
import { worldNamed } from "@/lib/stand-in/worlds/all";
import { cellKey, type Expected, expectedCells, expectedQuotas } from "@/tests/support/oracle";
import { aBench, type Bench } from "@/tests/support/stand-in";

const SCAN_MS = 240_000;
const HUB = "111122223333";
const LOCKED = "210000000008";

type Scanned = {
  bench: Bench;
  code: number;
  err: string;
  readiness: Readiness;
  calls: readonly CallCount[];
  before: ReturnType<Bench["standIn"]["control"]["truth"]>;
  after: ReturnType<Bench["standIn"]["control"]["truth"]>;
};

async function scanned(world: WorldName, config: string | null = null): Promise<Scanned> {
  const bench = await aBench({ world });
  const { control } = bench.standIn;
  const env = config === null ? {} : { READINESS_CONFIG: bench.file("readiness.yaml", config) };
  const before = control.truth();
  const { code, err, readiness } = await bench.read(["--no-store"], env);
  return { bench, code, err, readiness, calls: control.calls(), before, after: control.truth() };
}

const said = ({ state, code, cause, routes }: ReadinessCell): Expected => ({
  state,
  code,
  cause,
  routes: [...routes].sort(),
});

const same = (cell: Expected, expected: Expected | undefined): boolean =>
  expected !== undefined &&
  cell.state === expected.state &&
  cell.code === expected.code &&
  cell.cause === expected.cause &&
  (expected.routes === null || cell.routes?.join() === expected.routes.join());

/** A cell may be as it was when the scan began or as it was when it ended: agreements go on meanwhile. */
function differences(
  { readiness, before, after }: Scanned,
  at: { world: WorldName; account: string; scanned: readonly string[] },
): unknown[] {
  const spec = worldNamed(at.world);
  const [first, last] = [before, after].map((truth) => expectedCells(spec, truth, at));
  const cells = readiness.cells.filter(({ accountId }) => accountId === at.account);
  const seen = new Set(cells.map(({ region, modelId }) => cellKey(region, modelId)));
  const missing = [...(last?.keys() ?? [])].filter((key) => !seen.has(key));
  const wrong = cells.flatMap((cell) => {
    const key = cellKey(cell.region, cell.modelId);
    const own = said(cell);
    if (same(own, first?.get(key)) || same(own, last?.get(key))) return [];
    return [{ cell: key, said: own, expected: last?.get(key) }];
  });
  return [...missing, ...wrong];
}

function quotaDifferences({ readiness, after }: Scanned, account: string): unknown[] {
  const regions = after.accounts.find(({ accountId }) => accountId === account)?.regions ?? [];
  return regions.flatMap((region): unknown[] => {
    const own = readiness.quotas.filter(
      (quota) => quota.accountId === account && quota.region === region.region,
    );
    const expected = region.models.length > 0 ? expectedQuotas(after, region) : new Map();
    const wrong = own.filter((quota) => {
      const wanted = expected.get(quota.quotaCode);
      return (
        wanted?.name !== quota.quotaName ||
        wanted.applied !== quota.applied ||
        wanted.default !== quota.default
      );
    });
    return own.length === expected.size ? wrong : [`${region.region}: ${own.length} quotas`];
  });
}

/** Reads only, each documented rate kept, and no question that has no answer. */
function checkCalls({ bench, calls, readiness }: Scanned): void {
  const names = new Set(calls.map(({ operation }) => operation));
  for (const name of names) expect(name).toMatch(/^(Get|List|Search|AssumeRole)/);
  expect(bench.standIn.control.writes()).toEqual([]);
  for (const { account, region, operation, calls: made } of calls) {
    if (operation !== "GetFoundationModelAvailability") continue;
    const routed = readiness.cells.filter(
      (cell) => cell.accountId === account && cell.region === region && cell.routes.length > 0,
    );
    expect(made, `${account} ${region}`).toBeGreaterThanOrEqual(routed.length);
  }
}

const DOCUMENTED = [
  "ListRegions",
  "ListServiceQuotas",
  "ListAWSDefaultServiceQuotas",
  "ListRequestedServiceQuotaChangeHistory",
  "SearchAgreements",
  "GetAgreementEntitlements",
];

const throttledOf = (calls: readonly CallCount[]) =>
  calls.filter(({ operation, throttled }) => DOCUMENTED.includes(operation) && throttled > 0);

describe("all-ready", () => {
  let run: Scanned;
  beforeAll(async () => {
    run = await scanned("all-ready");
  }, SCAN_MS);
  afterAll(() => run.bench.close());

  it("equals the oracle, cell by cell", () => {
    expect(differences(run, { world: "all-ready", account: HUB, scanned: [HUB] })).toEqual([]);
    const states = new Set(run.readiness.cells.map(({ state }) => state));
    expect([...states].sort()).toEqual(["not_offered", "ready"]);
  });

  it("exits 0 and complains of nothing", () => {
    expect(run.err).toBe("");
    expect(run.code).toBe(0);
    expect(run.readiness.complete).toBe(true);
  });

  it("asks once per cell with a route, and never about a context variant", () => {
    checkCalls(run);
    const asked = run.calls.filter((call) => call.operation === "GetFoundationModelAvailability");
    const routed = run.readiness.cells.filter(({ routes }) => routes.length > 0);
    expect(asked.reduce((sum, { calls }) => sum + calls, 0)).toBe(routed.length);
    expect(run.readiness.cells.filter(({ modelId }) => /:\d+:./.test(modelId))).toEqual([]);
  });

  it("never passes a documented rate", () => {
    expect(throttledOf(run.calls)).toEqual([]);
    expect(run.readiness.stats?.throttled).toBe(0);
  });

  it("reads every quota as the account has it", () => {
    expect(quotaDifferences(run, HUB)).toEqual([]);
  });

  it.each([
    [
      "On-demand model inference tokens per minute for Anthropic Claude 3 Haiku",
      "eu-west-2",
      { modelId: "anthropic.claude-3-haiku-20240307-v1:0", scope: "on-demand", variant: null },
    ],
    [
      "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
      "eu-west-1",
      { modelId: "anthropic.claude-sonnet-4-6", scope: "cross-region", variant: null },
    ],
    [
      "Global cross-region model inference tokens per minute for Anthropic Claude Opus 5",
      "sa-east-1",
      { modelId: "anthropic.claude-opus-5", scope: "global", variant: null },
    ],
    [
      "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6 1M Context Length",
      "eu-west-1",
      { modelId: "anthropic.claude-sonnet-4-6", scope: "cross-region", variant: "1M" },
    ],
    ["Guardrails per account", "eu-west-1", { modelId: null, scope: null, variant: null }],
  ])("ties %s in %s", (quotaName, region, expected) => {
    const own = run.readiness.quotas.find(
      (quota) =>
        quota.quotaName.toLowerCase() === quotaName.toLowerCase() && quota.region === region,
    );
    expect(own).toMatchObject(expected);
  });
});

describe("first-look", () => {
  let run: Scanned;
  beforeAll(async () => {
    run = await scanned("first-look");
  }, SCAN_MS);
  afterAll(() => run.bench.close());

  it("equals the oracle, cell by cell", () => {
    expect(differences(run, { world: "first-look", account: HUB, scanned: [HUB] })).toEqual([]);
    const states = new Set(run.readiness.cells.map(({ state }) => state));
    expect(states.size).toBe(6);
  });

  it("reads every quota as the account has it", () => {
    expect(quotaDifferences(run, HUB)).toEqual([]);
  });

  it("exits 2 and names the region that hangs", () => {
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/ap-south-1.*ListFoundationModels: NetworkError/);
    expect(run.readiness.complete).toBe(true);
  });

  it("asks only what may be asked, at the documented rates", () => {
    checkCalls(run);
    expect(throttledOf(run.calls)).toEqual([]);
    const off = run.calls.filter(({ region }) =>
      ["af-south-1", "ap-southeast-3", "ap-southeast-4", "me-central-1"].includes(region),
    );
    expect(off).toEqual([]);
  });
});

describe("storm: 30 % throttled, 2 % cut or 5xx", () => {
  let run: Scanned;
  beforeAll(async () => {
    run = await scanned("storm");
  }, SCAN_MS);
  afterAll(() => run.bench.close());

  it("leaves no cell unknown and gets none wrong", () => {
    expect(run.readiness.cells.filter(({ state }) => state === "unknown")).toEqual([]);
    expect(differences(run, { world: "storm", account: HUB, scanned: [HUB] })).toEqual([]);
    expect(run.code).toBe(0);
  });

  it("reads every quota", () => {
    expect(quotaDifferences(run, HUB)).toEqual([]);
  });
});

const FLEET = `accounts:
  - id: "${HUB}"
    name: hub
${Array.from({ length: 10 }, (_, index) => {
  const id = `2100000000${String(index + 1).padStart(2, "0")}`;
  return `  - id: "${id}"
    role: arn:aws:iam::${id}:role/BedrockReadinessRead
    externalId: fleet-7f3c2b1a
`;
}).join("")}`;

describe("fleet: ten accounts by role, one locked, one with a dead region", () => {
  let run: Scanned;
  const accounts = [...Array(10).keys()].map(
    (index) => `2100000000${String(index + 1).padStart(2, "0")}`,
  );
  beforeAll(async () => {
    run = await scanned("fleet", FLEET);
  }, SCAN_MS);
  afterAll(() => run.bench.close());

  it.each([HUB, ...accounts].filter((id) => id !== LOCKED))(
    "account %s equals the oracle, cell by cell",
    (account) => {
      const open = [HUB, ...accounts].filter((id) => id !== LOCKED);
      expect(differences(run, { world: "fleet", account, scanned: open })).toEqual([]);
    },
  );

  it("says of the locked account what stands in the way, and of its cells nothing else", () => {
    const account = run.readiness.accounts.find(({ accountId }) => accountId === LOCKED);
    expect(account?.fault).toMatchObject({
      code: "AccessDeniedException",
      cause: "assume-role-denied",
      operation: "AssumeRole",
    });
    const states = run.readiness.cells
      .filter(({ accountId }) => accountId === LOCKED)
      .map(({ state, code }) => `${state} ${code}`);
    expect(new Set(states)).toEqual(new Set(["unknown AccessDeniedException"]));
    expect(run.code).toBe(2);
    expect(run.err).toContain(LOCKED);
  });

  it("writes nothing anywhere", () => checkCalls(run));
});
