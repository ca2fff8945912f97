import { isCovered } from "@/lib/domain/trouble/standing";
import type { World } from "@/lib/services/world/world";

/** The Regions of these accounts of which AWS's public feeds speak, each once. */
export const feedRegions = ({ accounts }: World): readonly string[] => [
  ...new Set(
    accounts
      .filter(({ partition }) => isCovered(partition))
      .flatMap(({ regions }) => regions.map(({ region }) => region)),
  ),
];
