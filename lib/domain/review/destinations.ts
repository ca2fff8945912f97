/**
 * Where a profile may send a call, in words. A global one may send it to any commercial Region, and policies see its
 * Region as `unspecified`, whatever the profile lists:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
export function destinationText(prefix: string, regions: readonly string[]): string {
  if (prefix === "global") return "any commercial Region; aws:RequestedRegion is unspecified";
  return regions.length > 0 ? regions.join(", ") : "destinations not named";
}

/** The same in a few words; null where there is nothing to say. */
export function destinationCount(route: string, regions: readonly string[]): string | null {
  if (route === "global") return "to any Region";
  if (regions.length === 0) return null;
  return regions.length === 1 ? "to 1 Region" : `to ${regions.length} Regions`;
}
