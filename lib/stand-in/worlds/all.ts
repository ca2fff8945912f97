import type { WorldSpec } from "@/lib/stand-in/world/types";
import { allReady } from "./all-ready";
import { closedRoutes } from "./closed-routes";
import { firstLook } from "./first-look/world";
import { fleet } from "./fleet";
import { gated } from "./gated";
import { large } from "./large";
import { organisation } from "./organisation";
import { storm } from "./storm";
import { wideOrganisation } from "./wide-organisation";

export const WORLD_NAMES = [
  "first-look",
  "all-ready",
  "storm",
  "large",
  "fleet",
  "closed-routes",
  "gated",
  "organisation",
  "wide-organisation",
] as const;
export type WorldName = (typeof WORLD_NAMES)[number];

const WORLDS = {
  "first-look": firstLook,
  "all-ready": allReady,
  storm,
  large,
  fleet,
  "closed-routes": closedRoutes,
  gated,
  organisation,
  "wide-organisation": wideOrganisation,
} as const satisfies Record<WorldName, () => WorldSpec>;

export function worldNamed(name: WorldName): WorldSpec {
  return WORLDS[name]();
}

export function isWorldName(name: string): name is WorldName {
  return WORLD_NAMES.some((known) => known === name);
}
