import { type Geography, type Partition, partitionOf } from "./region";

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
  known("us-gov-west-1", "GovCloud West", "GovCloud"),
  known("us-gov-east-1", "GovCloud East", "GovCloud"),
  known("eusc-de-east-1", "Brandenburg", "Sovereign"),
];

const BY_REGION = new Map(REGIONS.map((info) => [info.region, info]));

/** What is known of a region; one launched after this list is shown under its code and counts as opt-in, as all newer ones are. */
export function regionInfo(region: string): RegionInfo {
  return BY_REGION.get(region) ?? { region, city: region, geography: "Other", optIn: true };
}

const RANK = new Map(REGIONS.map(({ region }, at) => [region, at]));

/** Where a region stands in AWS's order: by geography, default regions before opt-in ones; unknown ones last. */
export const regionRank = (region: string): number => RANK.get(region) ?? RANK.size;

/** The regions of a partition that every account has without opting in, home region first. */
export function defaultRegions(partition: Partition): readonly string[] {
  return REGIONS.filter((info) => !info.optIn && partitionOf(info.region) === partition).map(
    (info) => info.region,
  );
}

/** Where what is the whole account's is asked: its partition's first Region. */
export const homeRegion = (partition: Partition): string =>
  defaultRegions(partition)[0] ?? "us-east-1";
