import { isCovered } from "@/lib/domain/trouble/standing";
import type { Outline } from "@/lib/services/world/outline";

/** The Regions of these accounts of which AWS's public feeds speak, each once. */
export const feedRegions = ({ accounts }: Outline): readonly string[] => [
  ...new Set(
    accounts
      .filter(({ partition }) => isCovered(partition))
      .flatMap(({ regions }) => regions.map(({ region }) => region)),
  ),
];
