import { printable } from "@/lib/domain/printable";

/** What a provider or a proxy says of a person, whatever it calls it. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who somebody is to a provider. The e-mail only where the provider says that it was verified. */
export type Identity = {
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  groups: readonly string[];
  /** Of the provider's own session; null: it names none. */
  sid: string | null;
};

export type GroupsClaim =
  | { state: "given"; groups: readonly string[] }
  | { state: "absent" }
  /** The provider left the groups out for being too many, and says where they could be asked for. */
  | { state: "left-out" };

/**
 * The groups by the name of their claim: first the key as it stands, since names such as `cognito:groups` and
 * `https://acme.example/groups` hold colons and dots; then a path of keys. Overage is told by Entra ID:
 * https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference#groups-overage-claim
 */
export function groupsOf(claims: Claims, name: string): GroupsClaim {
  const found = Object.hasOwn(claims, name) ? claims[name] : atPath(claims, name.split("."));
  if (Array.isArray(found))
    return { state: "given", groups: found.filter((group) => typeof group === "string") };
  if (typeof found === "string") return { state: "given", groups: [found] };
  return isLeftOut(claims, name) ? { state: "left-out" } : { state: "absent" };
}

const isLeftOut = (claims: Claims, name: string): boolean =>
  claims.hasgroups === true ||
  (isClaims(claims._claim_names) && Object.hasOwn(claims._claim_names, name));

function atPath(claims: Claims, path: readonly string[]): unknown {
  let value: unknown = claims;
  for (const key of path) {
    if (!isClaims(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

const isClaims = (value: unknown): value is Claims =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The e-mail, if the claims say that it was verified. Amazon Cognito says so as a text. */
export function verifiedEmail(claims: Claims): string | null {
  const { email, email_verified: verified } = claims;
  return typeof email === "string" && (verified === true || verified === "true") ? email : null;
}

/** A name to show, and nothing to decide by: of those that are given the first, and never an e-mail address. */
export function shownName(claims: Claims, subject: string): string {
  const given = [claims.name, claims.preferred_username, claims.email]
    .filter((text) => typeof text === "string")
    .map((text) => printable(text.split("@", 1)[0] ?? "").trim())
    .find((text) => text !== "");
  return (given ?? printable(subject)).slice(0, NAME_MAX);
}

const NAME_MAX = 100;
