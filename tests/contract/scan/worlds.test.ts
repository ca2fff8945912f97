import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallCount } from "@/lib/stand-in/calls";
import {
  checkCalls,
  differences,
  HUB,
  isOffered,
  quotaDifferences,
  SCAN_MS,
  type Scanned,
  scanned,
} from "@/tests/support/scanned-world";

const LOCKED = "210000000008";

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
    const routed = run.readiness.cells.filter(isOffered);
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
