/** "eu-west-1", or "17 Regions" */
export function regionsText(regions: readonly { region: string }[]): string {
  const [first] = regions;
  return first && regions.length === 1 ? first.region : `${regions.length} Regions`;
}
