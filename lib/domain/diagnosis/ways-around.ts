import { kindAt, rowOf } from "@/lib/domain/grid/decode";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { regionInfo } from "@/lib/domain/known-regions";
import { modelOfProfile } from "@/lib/domain/routes";
import type { Route } from "@/lib/domain/verdict";

/** Where an inference profile of a Region may send a call, as the last scan read it. */
export type ProfileDestinations = {
  region: string;
  profileId: string;
  destinations: readonly string[];
};

/** A route of the model that is open and does not lead to the denied Region; `id` is what to call. */
export type WayAround = { region: string; route: Route; id: string };

export type WaysAround = {
  /** The profile that was called, and where it leads; empty where the scan does not know. */
  profileId: string | null;
  destinations: readonly string[];
  /** Those of the same Region first, then of the same geography. */
  ways: readonly WayAround[];
};

const WAYS_MAX = 6;

type Asked = {
  snapshot: Pick<MatrixSnapshot, "models" | "kinds" | "columns">;
  /** The account's key. */
  account: string;
  profiles: readonly ProfileDestinations[];
  /** As the text spells it. */
  modelId: string;
  /** The Region that was called. */
  region: string;
  denied: string;
};

/**
 * The destinations of the profile that was called, and the open routes of the same model that stay clear of a denied
 * Region. A profile whose destinations are not known, and the global one, which may lead anywhere, are none.
 */
export function waysAround({
  snapshot,
  account,
  profiles,
  modelId,
  region,
  denied,
}: Asked): WaysAround {
  const base = modelOfProfile(modelId);
  const profileId = base === modelId ? null : modelId;
  const leadsTo = (where: string, id: string | null) =>
    profiles.find((one) => one.region === where && one.profileId === id)?.destinations ?? [];
  const row = rowOf(snapshot, base);
  const ways = snapshot.columns
    .filter((column) => column.account === account)
    .flatMap((column): WayAround[] => {
      const kind = kindAt(snapshot, column, row);
      if (kind?.state !== "ready") return [];
      return kind.routes.flatMap((route): WayAround[] => {
        const own = route === "on-demand" || route === "provisioned";
        const id = own ? base : `${route}.${base}`;
        const to = own ? [column.region] : leadsTo(column.region, id);
        const clear = route !== "global" && to.length > 0 && !to.includes(denied);
        return clear ? [{ region: column.region, route, id }] : [];
      });
    });
  return {
    profileId,
    destinations: leadsTo(region, profileId),
    ways: ways.sort((a, b) => distance(a, region) - distance(b, region)).slice(0, WAYS_MAX),
  };
}

function distance(way: WayAround, region: string): number {
  if (way.region === region) return 0;
  return regionInfo(way.region).geography === regionInfo(region).geography ? 1 : 2;
}
