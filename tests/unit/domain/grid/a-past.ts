import { buildBase } from "@/lib/domain/grid/base";
import { changedCells } from "@/lib/domain/grid/changed-cells";
import type { CellKind, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { twoMatrices } from "@/lib/domain/grid/two-matrices";
import type { Moved, Past } from "@/lib/domain/past/types";
import { ACCOUNT, aModel, KINDS, type KindName, NOW, OWN } from "@/tests/support/a-snapshot";

export const MODELS = ["anthropic.a", "anthropic.b", "cohere.c"];
const NAMES = Object.keys(KINDS) as KindName[];
const kindsOfHistory = NAMES.map((name): CellKind => KINDS[name]);
export const place = (name: KindName | null): number => (name === null ? -1 : NAMES.indexOf(name));

type Was = Readonly<Record<string, readonly (KindName | null)[]>>;

export function aPast(
  was: Was,
  over: Partial<Past> = {},
  moved: Record<string, Moved[]> = {},
): Past {
  return {
    serverNow: NOW,
    from: {
      moment: { kind: "day", day: "2026-11-20" },
      at: NOW - 1_000,
      region: null,
      unreadSince: null,
    },
    to: { moment: { kind: "now" }, at: NOW, region: null, unreadSince: null },
    kept: [{ account: ACCOUNT, since: 1 }],
    models: MODELS.map(aModel),
    kinds: kindsOfHistory,
    columns: Object.entries(was).map(([region, cells]) => ({
      account: ACCOUNT,
      region,
      was: cells.map(place),
      moved: moved[region] ?? [],
    })),
    dropped: [],
    ...over,
  };
}

export function changes(snapshot: MatrixSnapshot, past: Past) {
  const two = twoMatrices(snapshot, past);
  const base = buildBase(two.is, { scope: OWN });
  return { two, base, changed: changedCells(two, base) };
}
