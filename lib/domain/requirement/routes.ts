import type { Route } from "@/lib/domain/verdict";

/** Geographies within which a requirement may keep its calls, by the prefix of their inference profiles. */
export const WITHINS = ["us", "eu", "apac", "jp", "au", "ca", "in", "us-gov"] as const;
export type Within = (typeof WITHINS)[number];

/** The routes a requirement allows: those named, those that stay within one geography, or any. */
export type RouteRule = readonly Route[] | { within: Within } | null;

/**
 * Profiles whose calls stay within, and the source Regions from which calls do. From another source a profile of the same name
 * may answer in that source as well: `us` in ca-central-1 does, and `eu` in il-central-1.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 */
const GEOGRAPHY = {
  us: { profiles: ["us"], source: /^us-(?!gov-)/ },
  eu: { profiles: ["eu"], source: /^eu-/ },
  apac: { profiles: ["apac", "jp", "au", "in"], source: /^ap-/ },
  jp: { profiles: ["jp"], source: /^ap-northeast-[13]$/ },
  au: { profiles: ["au"], source: /^ap-southeast-[24]$/ },
  ca: { profiles: ["ca"], source: /^ca-/ },
  in: { profiles: ["in"], source: /^ap-south-[12]$/ },
  "us-gov": { profiles: ["us-gov"], source: /^us-gov-/ },
} as const satisfies Record<Within, { profiles: readonly Route[]; source: RegExp }>;

/** The geographies in which all of these Regions lie, the widest first; none of no Region. */
export const withinsOf = (regions: readonly string[]): readonly Within[] =>
  WITHINS.filter(
    (within) =>
      regions.length > 0 && regions.every((region) => GEOGRAPHY[within].source.test(region)),
  );

/** On demand and provisioned, a call is answered where it is made. */
const OWN_REGION: readonly Route[] = ["on-demand", "provisioned"];

export const isPolicy = (rule: RouteRule): rule is { within: Within } =>
  rule !== null && "within" in rule;

/** The routes a rule allows from one Region; null: any. A policy never allows `global`. */
export function allowedRoutes(rule: RouteRule, region: string): readonly Route[] | null {
  if (!isPolicy(rule)) return rule;
  const { profiles, source } = GEOGRAPHY[rule.within];
  return source.test(region) ? [...OWN_REGION, ...profiles] : [];
}

/** Whether a call may go by this route from this Region. */
export const allowsRoute = (rule: RouteRule, at: { route: Route; region: string }): boolean =>
  allowedRoutes(rule, at.region)?.includes(at.route) ?? true;

/** A rule as it is said: `within eu`, `eu or on-demand`, `any route`. */
export function routeRuleText(rule: RouteRule): string {
  if (rule === null) return "any route";
  return isPolicy(rule) ? `within ${rule.within}` : rule.join(" or ");
}
