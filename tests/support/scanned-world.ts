import { expect } from "vitest";
import type { Readiness, ReadinessCell } from "@/lib/contracts/readiness";
import type { CallCount } from "@/lib/stand-in/calls";
import type { WorldName } from "@/lib/stand-in/worlds/all";
import { worldNamed } from "@/lib/stand-in/worlds/all";
import { cellKey, type Expected, expectedCells, expectedQuotas } from "@/tests/support/oracle";
import { aBench, type Bench } from "@/tests/support/stand-in";

export const SCAN_MS = 240_000;
export const HUB = "111122223333";

export type Scanned = {
  bench: Bench;
  code: number;
  err: string;
  readiness: Readiness;
  calls: readonly CallCount[];
  before: ReturnType<Bench["standIn"]["control"]["truth"]>;
  after: ReturnType<Bench["standIn"]["control"]["truth"]>;
};

export async function scanned(world: WorldName, config: string | null = null): Promise<Scanned> {
  const bench = await aBench({ world });
  const { control } = bench.standIn;
  const env = config === null ? {} : { READINESS_CONFIG: bench.file("readiness.yaml", config) };
  const before = control.truth();
  const { code, err, readiness } = await bench.read(["--no-store"], env);
  return { bench, code, err, readiness, calls: control.calls(), before, after: control.truth() };
}

const said = ({ state, code, cause, routes, closedRoutes }: ReadinessCell): Expected => ({
  state,
  code,
  cause,
  routes: [...routes].sort(),
  closed: closedRoutes.map((closed) => `${closed.route} ${closed.cause}`).sort(),
});

const alike = (own: readonly string[] | null, wanted: readonly string[] | null): boolean =>
  wanted === null || own?.join() === wanted.join();

const same = (cell: Expected, expected: Expected | undefined): boolean =>
  expected !== undefined &&
  cell.state === expected.state &&
  cell.code === expected.code &&
  cell.cause === expected.cause &&
  alike(cell.routes, expected.routes) &&
  alike(cell.closed, expected.closed);

/** A cell may be as it was when the scan began or as it was when it ended: agreements go on meanwhile. */
export function differences(
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

export function quotaDifferences({ readiness, after }: Scanned, account: string): unknown[] {
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

export const isOffered = ({ routes, closedRoutes }: ReadinessCell): boolean =>
  routes.length + closedRoutes.length > 0;

/** Reads only, each documented rate kept, and no question that has no answer. */
export function checkCalls({ bench, calls, readiness }: Scanned): void {
  const names = new Set(calls.map(({ operation }) => operation));
  for (const name of names) expect(name).toMatch(/^(Get|List|Search|AssumeRole)/);
  expect(bench.standIn.control.writes()).toEqual([]);
  for (const { account, region, operation, calls: made } of calls) {
    if (operation !== "GetFoundationModelAvailability") continue;
    const routed = readiness.cells.filter(
      (cell) => cell.accountId === account && cell.region === region && isOffered(cell),
    );
    expect(made, `${account} ${region}`).toBeGreaterThanOrEqual(routed.length);
  }
}
