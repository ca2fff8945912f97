/** AWS partitions with a Bedrock endpoint; `aws-cn` is recognised only to be refused with a reason. */
export const PARTITIONS = ["aws", "aws-us-gov", "aws-eusc", "aws-cn"] as const;
export type Partition = (typeof PARTITIONS)[number];

export const GEOGRAPHIES = [
  "N. America",
  "S. America",
  "Europe",
  "Middle East and Africa",
  "Asia Pacific",
  "GovCloud",
  "Sovereign",
  "Other",
] as const;
export type Geography = (typeof GEOGRAPHIES)[number];

export type RegionInfo = { region: string; city: string; geography: Geography; optIn: boolean };

const known = (region: string, city: string, geography: Geography, optIn = false): RegionInfo => ({
  region,
  city,
  geography,
  optIn,
});

/** Regions by AWS's names; opt-in by https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html */
export const REGIONS: readonly RegionInfo[] = [
  known("us-east-1", "N. Virginia", "N. America"),
  known("us-east-2", "Ohio", "N. America"),
  known("us-west-1", "N. California", "N. America"),
  known("us-west-2", "Oregon", "N. America"),
  known("ca-central-1", "Canada", "N. America"),
  known("ca-west-1", "Calgary", "N. America", true),
  known("mx-central-1", "Mexico", "N. America", true),
  known("sa-east-1", "São Paulo", "S. America"),
  known("eu-central-1", "Frankfurt", "Europe"),
  known("eu-central-2", "Zurich", "Europe", true),
  known("eu-north-1", "Stockholm", "Europe"),
  known("eu-south-1", "Milan", "Europe", true),
  known("eu-south-2", "Spain", "Europe", true),
  known("eu-west-1", "Ireland", "Europe"),
  known("eu-west-2", "London", "Europe"),
  known("eu-west-3", "Paris", "Europe"),
  known("af-south-1", "Cape Town", "Middle East and Africa", true),
  known("il-central-1", "Tel Aviv", "Middle East and Africa", true),
  known("me-central-1", "UAE", "Middle East and Africa", true),
  known("me-south-1", "Bahrain", "Middle East and Africa", true),
  known("ap-east-1", "Hong Kong", "Asia Pacific", true),
  known("ap-east-2", "Taipei", "Asia Pacific", true),
  known("ap-northeast-1", "Tokyo", "Asia Pacific"),
  known("ap-northeast-2", "Seoul", "Asia Pacific"),
  known("ap-northeast-3", "Osaka", "Asia Pacific"),
  known("ap-south-1", "Mumbai", "Asia Pacific"),
  known("ap-south-2", "Hyderabad", "Asia Pacific", true),
  known("ap-southeast-1", "Singapore", "Asia Pacific"),
  known("ap-southeast-2", "Sydney", "Asia Pacific"),
  known("ap-southeast-3", "Jakarta", "Asia Pacific", true),
  known("ap-southeast-4", "Melbourne", "Asia Pacific", true),
  known("ap-southeast-5", "Malaysia", "Asia Pacific", true),
  known("ap-southeast-6", "New Zealand", "Asia Pacific", true),
  known("ap-southeast-7", "Thailand", "Asia Pacific", true),
  known("us-gov-east-1", "GovCloud East", "GovCloud"),
  known("us-gov-west-1", "GovCloud West", "GovCloud"),
  known("eusc-de-east-1", "Brandenburg", "Sovereign"),
];

const BY_REGION = new Map(REGIONS.map((info) => [info.region, info]));

const PATTERNS: readonly [Partition, RegExp][] = [
  ["aws-us-gov", /^us-gov-[a-z]{1,20}-\d{1,2}$/],
  ["aws-eusc", /^eusc-[a-z]{2}-[a-z]{1,20}-\d{1,2}$/],
  ["aws-cn", /^cn-[a-z]{1,20}-\d{1,2}$/],
  ["aws", /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]{1,20}-\d{1,2}$/],
];

/** The partition a region code belongs to by the SDK's own patterns; null means the text is no region code. */
export function partitionOf(region: string): Partition | null {
  return PATTERNS.find(([, pattern]) => pattern.test(region))?.[0] ?? null;
}

/** What is known of a region; one launched after this list is shown under its code and counts as opt-in, as all newer ones are. */
export function regionInfo(region: string): RegionInfo {
  return BY_REGION.get(region) ?? { region, city: region, geography: "Other", optIn: true };
}

const PLACES = new Map(REGIONS.map(({ region }, place) => [region, place]));

/** Where a region stands in the order in which regions are shown; one launched after the list stands last. */
export const regionPlace = (region: string): number => PLACES.get(region) ?? PLACES.size;

/** The regions of a partition that every account has without opting in, home region first. */
export function defaultRegions(partition: Partition): readonly string[] {
  return REGIONS.filter((info) => !info.optIn && partitionOf(info.region) === partition).map(
    (info) => info.region,
  );
}
