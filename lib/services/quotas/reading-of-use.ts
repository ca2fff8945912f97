import { NEVER, type Reading } from "@/lib/domain/facts/facts";
import type { Settings } from "@/lib/domain/settings";
import type { RegionUse } from "@/lib/domain/usage/use";
import type { StoredRegion } from "@/lib/services/ports/stores";

/** What was read of a region's use; where it was switched off since, nothing is shown of it. */
export const readingOfUse = (
  stored: StoredRegion | null,
  { usage }: Pick<Settings, "usage">,
): Reading<RegionUse> => (usage && stored ? stored.facts.use : NEVER);
