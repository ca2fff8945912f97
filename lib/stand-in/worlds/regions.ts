/** The regions that every account of partition aws has without opting in. */
export const DEFAULT_REGIONS = [
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
] as const;

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html */
export const OPT_IN_REGIONS = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "eu-central-2",
  "eu-south-1",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
] as const;

export const ALL_REGIONS = [...DEFAULT_REGIONS, ...OPT_IN_REGIONS] as const;

export function isOptIn(region: string): boolean {
  return !DEFAULT_REGIONS.some((name) => name === region);
}

const OPEN_NINE =
  "us-east-1 us-east-2 us-west-2 ap-northeast-1 ap-south-1 ap-southeast-2 eu-west-1 eu-west-2 sa-east-1";
const EU_SIX = "eu-central-1 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-3";
const US_THREE = "us-east-1 us-east-2 us-west-2";
const APAC_FIVE = "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2";

/** Where models are offered on demand, by the short names of the catalogue table. */
export const ON_DEMAND_GROUPS: Readonly<Record<string, string>> = {
  open9: OPEN_NINE,
  open11: `${OPEN_NINE} eu-central-1 eu-north-1`,
  open7: "us-east-1 us-east-2 us-west-2 ap-northeast-1 ap-south-1 eu-west-1 sa-east-1",
  embed12:
    "us-east-1 us-west-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 sa-east-1",
  titan15:
    "us-east-1 us-east-2 us-west-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-2 sa-east-1",
  mistral9:
    "us-east-1 us-west-2 ca-central-1 eu-west-1 eu-west-2 eu-west-3 ap-south-1 ap-southeast-2 sa-east-1",
  llama5: "us-east-1 us-west-2 ca-central-1 eu-west-2 ap-south-1",
  haiku13:
    "us-east-1 us-west-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 sa-east-1",
};

/** Source regions of geographic profiles, by the short names of the catalogue table. */
export const PROFILE_GROUPS: Readonly<Record<string, { prefix: string; sources: string }>> = {
  us3: { prefix: "us", sources: US_THREE },
  us4: { prefix: "us", sources: `${US_THREE} us-west-1` },
  us5: { prefix: "us", sources: `${US_THREE} us-west-1 ca-central-1` },
  us6: { prefix: "us", sources: `${US_THREE} us-west-1 ca-central-1 ca-west-1` },
  eu1: { prefix: "eu", sources: "eu-west-1" },
  eu4: { prefix: "eu", sources: "eu-central-1 eu-north-1 eu-west-1 eu-west-3" },
  eu6: { prefix: "eu", sources: EU_SIX },
  eu7: { prefix: "eu", sources: `${EU_SIX} il-central-1` },
  eu8: { prefix: "eu", sources: `${EU_SIX} eu-west-2 eu-central-2` },
  apac3: { prefix: "apac", sources: "ap-northeast-2 ap-south-1 ap-southeast-1" },
  apac5: { prefix: "apac", sources: APAC_FIVE },
  apac10: {
    prefix: "apac",
    sources: `${APAC_FIVE} ap-northeast-3 ap-east-2 ap-southeast-3 ap-southeast-5 ap-southeast-7`,
  },
  apac12: {
    prefix: "apac",
    sources: `${APAC_FIVE} ap-northeast-3 ap-south-2 ap-east-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7`,
  },
  jp1: { prefix: "jp", sources: "ap-northeast-1" },
  jp2: { prefix: "jp", sources: "ap-northeast-1 ap-northeast-3" },
  au2: { prefix: "au", sources: "ap-southeast-2 ap-southeast-4" },
  au3: { prefix: "au", sources: "ap-southeast-2 ap-southeast-4 ap-southeast-6" },
  ca2: { prefix: "ca", sources: "ca-central-1 ca-west-1" },
  in2: { prefix: "in", sources: "ap-south-1 ap-south-2" },
  global: {
    prefix: "global",
    sources: ALL_REGIONS.filter(
      (name) => !["ap-east-1", "me-central-1", "me-south-1"].includes(name),
    ).join(" "),
  },
  global5: {
    prefix: "global",
    sources: "us-east-1 us-east-2 us-west-2 eu-west-1 ap-northeast-1",
  },
};

/**
 * Where a geographic profile sends its calls from this source.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 */
export function destinationsOf(prefix: string, source: string): readonly string[] {
  const sets: Readonly<Record<string, string>> = {
    us: US_THREE,
    eu: EU_SIX,
    apac: apacDestinations(source),
    jp: "ap-northeast-1 ap-northeast-3",
    au: "ap-southeast-2 ap-southeast-4",
    ca: "ca-central-1 ca-west-1",
    in: "ap-south-1 ap-south-2",
    global: ALL_REGIONS.join(" "),
  };
  const base = (sets[prefix] ?? "").split(" ").filter((name) => name !== "");
  return base.includes(source) ? base : [source, ...base];
}

function apacDestinations(source: string): string {
  if (APAC_FIVE.split(" ").includes(source)) {
    return "ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2";
  }
  const wide =
    "ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2";
  return ["ap-south-2", "ap-northeast-3", "ap-southeast-4"].includes(source)
    ? `${wide} ap-southeast-4`
    : `${wide} ap-southeast-3 ap-southeast-4`;
}
