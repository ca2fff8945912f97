import type { WorldAccount, WorldRegion } from "@/lib/services/world/world";

/** The Regions of an account of which a history can be told: all but those that nobody looked at yet. */
export const regionsLookedAt = ({ facts, regions }: WorldAccount): readonly WorldRegion[] =>
  regions.filter(({ stored }) => stored || facts.identity.status === "read");
