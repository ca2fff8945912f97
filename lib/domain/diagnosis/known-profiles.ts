import { byName } from "@/lib/domain/by-name";
import { columnAt, kindAt, rowOf } from "@/lib/domain/grid/decode";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { isProfileRoute } from "@/lib/domain/routes";

type Asked = { account: string; modelId: string; region: string | null };

/** A profile id that the last scan saw open, and in which Regions. */
export type KnownProfile = { id: string; regions: readonly string[] };

/** By which profile ids an account can call a model: in one Region, or in any where none is named; most Regions first. */
export function knownProfiles(
  snapshot: MatrixSnapshot,
  { account, modelId, region }: Asked,
): readonly KnownProfile[] {
  const row = rowOf(snapshot, modelId);
  const regions = region === null ? snapshot.regions.map((one) => one.region) : [region];
  const found = new Map<string, string[]>();
  for (const one of regions) {
    const kind = kindAt(snapshot, columnAt(snapshot, { account, region: one }), row);
    if (kind?.state !== "ready") continue;
    for (const route of kind.routes.filter(isProfileRoute)) {
      const id = `${route}.${modelId}`;
      found.set(id, [...(found.get(id) ?? []), one]);
    }
  }
  return [...found]
    .map(([id, own]) => ({ id, regions: own }))
    .sort((a, b) => b.regions.length - a.regions.length || byName(a.id, b.id));
}
