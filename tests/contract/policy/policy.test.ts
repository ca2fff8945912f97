import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { policy } from "@/lib/cli/policy";
import type { Readiness, ReadinessCell, ReadinessQuota } from "@/lib/contracts/readiness";
import { aBench, type Bench } from "@/tests/support/stand-in";
import { EXPECTED, type Expected, type Shown } from "./expected";
import { REGIONS, tellingWorld } from "./world";

const LONG_MS = 120_000;
const DENIED = { code: "AccessDeniedException", cause: "iam-identity-policy-missing" } as const;

/** The actions that the command prints, as someone would paste them. */
function printedActions(): readonly string[] {
  let text = "";
  policy([], {
    out: (part) => {
      text += part;
    },
    err: () => undefined,
  });
  return JSON.parse(text).Statement.flatMap(({ Action }: { Action: string[] }) => Action);
}

const cellKey = ({ region, modelId }: ReadinessCell) => `${region} ${modelId}`;
const quotaKey = ({ region, quotaCode }: ReadinessQuota) => `${region} ${quotaCode}`;
const byKey = <T>(items: readonly T[], key: (item: T) => string) =>
  new Map(items.map((item) => [key(item), item]));

describe("the printed policy", () => {
  it(
    "is enough: everything is read, and nothing is unknown",
    async () => {
      const bench = await aBench({ world: "all-ready", policy: { allow: printedActions() } });
      try {
        const { code, err, readiness } = await bench.read(["--no-store"]);
        expect(err).toBe("");
        expect(code).toBe(0);
        expect(readiness.regions).toHaveLength(17);
        expect(new Set(readiness.cells.map(({ state }) => state))).toEqual(
          new Set(["ready", "not_offered"]),
        );
        expect(readiness.quotas.filter(({ applied }) => applied === null)).toEqual([]);
      } finally {
        await bench.close();
      }
    },
    LONG_MS,
  );
});

describe("without one action", () => {
  let bench: Bench;
  let full: Readiness;
  const world = tellingWorld();
  const { catalogue } = world;
  const scan = async (allow: readonly string[]) => {
    bench.standIn.control.setPolicy({ allow });
    const file = bench.file("readiness.yaml", `regions: [${REGIONS.join(", ")}]\n`);
    return bench.read(["--no-store"], { READINESS_CONFIG: file });
  };
  beforeAll(async () => {
    bench = await aBench({ world });
    const { code, readiness } = await scan(printedActions());
    expect(code).toBe(0);
    full = readiness;
  }, LONG_MS);
  afterAll(() => bench.close());

  it("the table below has each printed action", () => {
    expect(EXPECTED.map(({ action }) => action).sort()).toEqual([...printedActions()].sort());
  });

  const shownOf = ({ region, modelId }: ReadinessCell): Shown => ({
    byProfile: REGIONS.some((one) =>
      catalogue.profiles.get(one)?.some(({ model }) => model.id === modelId),
    ),
    provisioned: (catalogue.listed.get(region) ?? []).some(
      ({ model, inferenceTypes }) => model.id === modelId && inferenceTypes.includes("PROVISIONED"),
    ),
  });

  const checkCells = (row: Expected, less: Readiness) => {
    const without = byKey(less.cells, cellKey);
    for (const cell of full.cells) {
      const own = without.get(cellKey(cell));
      const change = row.cell(cell, shownOf(cell));
      if (change === "gone") expect(own, cellKey(cell)).toBeUndefined();
      else if (change === "same") expect(own).toEqual(cell);
      else {
        expect(own, cellKey(cell)).toMatchObject(change.is);
        expect(own).not.toEqual(cell);
        for (const finding of change.says)
          expect(own?.findings).toContainEqual(expect.objectContaining(finding));
      }
    }
    expect(less.cells.filter((cell) => !byKey(full.cells, cellKey).has(cellKey(cell)))).toEqual([]);
  };

  it.each(EXPECTED)(
    "$action: $unknown",
    async (row) => {
      const operation = row.action.split(":")[1] ?? "";
      const allowed = printedActions().filter((action) => action !== row.action);
      const { code, err, readiness: less } = await scan(allowed);
      expect(code).toBe(2);
      expect(err).toMatch(new RegExp(`could not be read: ${operation}: AccessDeniedException: `));
      expect(err).toContain(row.action);
      expect(err).toContain("bedrock-readiness policy prints");
      checkCells(row, less);
      const quotas = byKey(less.quotas, quotaKey);
      for (const quota of full.quotas)
        expect(quotas.get(quotaKey(quota))).toMatchObject(row.quota(quota));
      expect(quotas.size).toBe(full.quotas.length);
      const faultIn = (wanted: boolean) =>
        wanted ? expect.objectContaining({ ...DENIED, operation }) : null;
      expect(less.accounts).toEqual([
        expect.objectContaining({ fault: faultIn(row.tells === "account") }),
      ]);
      expect(less.regions).toEqual(
        full.regions.map((region) => ({
          ...region,
          status: operation === "ListRegions" ? null : region.status,
          fault: faultIn(row.tells === "region"),
        })),
      );
    },
    LONG_MS,
  );

  it("ListRegions, and no configured Regions: the default ones are read", async () => {
    bench.standIn.control.setPolicy({ deny: ["account:ListRegions", "servicequotas:*"] });
    const { readiness } = await bench.read(["--no-store", "--model", "amazon.nova-lite-v1:0"]);
    expect(readiness.regions).toHaveLength(17);
    expect(new Set(readiness.regions.map(({ status }) => status))).toEqual(new Set([null]));
    expect(readiness.accounts[0]?.fault).toMatchObject({ ...DENIED, operation: "ListRegions" });
  });
});

describe("an account that may read nothing", () => {
  it.each([
    ["for want of any permission", { allow: [] }, "iam-identity-policy-missing", /policy prints/],
    [
      "by the organization's policy",
      { denyByScp: ["*"] },
      "scp-explicit-deny",
      /admin of the organization/,
    ],
  ])(
    "%s: no cell says anything else than unknown",
    async (_name, denied, cause, step) => {
      const bench = await aBench({ world: "all-ready", policy: denied });
      try {
        const { code, err, readiness } = await bench.read();
        expect(code).toBe(2);
        expect(readiness.cells.filter(({ state }) => state !== "unknown")).toEqual([]);
        expect(readiness.quotas).toEqual([]);
        expect(readiness.accounts[0]).toMatchObject({ accountId: "111122223333" });
        const faults = [...readiness.accounts, ...readiness.regions].map(({ fault }) => fault);
        expect(faults).toHaveLength(18);
        for (const fault of faults)
          expect(fault).toMatchObject({ code: "AccessDeniedException", cause });
        expect(err).toMatch(step);
        expect(err).not.toMatch(/arn:aws:sts::\d|alice/);
      } finally {
        await bench.close();
      }
    },
    LONG_MS,
  );
});
