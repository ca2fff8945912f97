import path from "node:path";
import { z } from "zod";
import { isLoopbackHost } from "@/lib/domain/loopback";
import { err, ok, type Result } from "@/lib/domain/result";

export const AUTH_KINDS = ["none", "oidc", "link", "proxy"] as const;
export const PROXY_KINDS = ["alb", "cloudflare-access", "iap", "jwt"] as const;
export type ProxyKind = (typeof PROXY_KINDS)[number];

/** A secret as it was given, or the file that holds it, read when it is needed so that it can be changed. */
export type SecretFrom = { by: "value"; value: string } | { by: "file"; file: string };

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: SecretFrom;
  scopes: string;
  /** Names a claim by its key, or else by a path of keys with dots. */
  groupsClaim: string;
};

export type ProxySettings = {
  kind: ProxyKind;
  /** Lower case. */
  header: string;
  /** Null where nothing names it, which only a load balancer's signer may stand in for. */
  issuer: string | null;
  /** Whom the assertion is for; of a load balancer its ARN, which it signs as. */
  audience: string;
  jwks: string;
  groupsClaim: string;
};

/** How callers are known. */
export type Auth =
  | { kind: "none" }
  | { kind: "link" }
  | { kind: "oidc"; oidc: OidcSettings }
  | { kind: "proxy"; proxy: ProxySettings };

const PROXY_DEFAULTS = {
  alb: { header: "x-amzn-oidc-data", issuer: null, jwks: null },
  "cloudflare-access": { header: "cf-access-jwt-assertion", issuer: null, jwks: null },
  iap: {
    header: "x-goog-iap-jwt-assertion",
    issuer: "https://cloud.google.com/iap",
    jwks: "https://www.gstatic.com/iap/verify/public_key-jwk",
  },
  jwt: { header: null, issuer: null, jwks: null },
} as const satisfies Record<
  ProxyKind,
  { header: string | null; issuer: string | null; jwks: string | null }
>;

const ADDRESS = "is an address such as https://login.example.com";
const address = z.url({ protocol: /^https?$/, error: ADDRESS });

/** The variables that say how callers are known. */
export const AuthShape = z.object({
  AUTH: z.enum(AUTH_KINDS, { error: `is one of ${AUTH_KINDS.join(", ")}` }).optional(),
  OIDC_ISSUER: address.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  OIDC_GROUPS_CLAIM: z.string().optional(),
  OIDC_SCOPES: z
    .string()
    .refine((text) => text.split(" ").includes("openid"), "names openid among its scopes")
    .optional(),
  AUTH_PROXY: z.enum(PROXY_KINDS, { error: `is one of ${PROXY_KINDS.join(", ")}` }).optional(),
  AUTH_PROXY_AUDIENCE: z.string().optional(),
  AUTH_PROXY_ISSUER: address.optional(),
  AUTH_PROXY_JWKS: address.optional(),
  AUTH_PROXY_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,100}$/, "is the name of a header")
    .optional(),
});
type Values = z.infer<typeof AuthShape>;

/** Where the dashboard listens and under which address it is reached. */
export type Addresses = { bindAddress: string; publicUrl: string | null };

const LOOPBACK_BIND: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);
const isLoopback = (url: string): boolean => isLoopbackHost(new URL(url).hostname);
const isHttps = (url: string): boolean => new URL(url).protocol === "https:";
const isSafe = (url: string): boolean => isHttps(url) || isLoopback(url);

/** How callers are known, or every reason why that can't be told, each a sentence that says what to do. */
export function authOf(values: Values, place: Addresses): Result<Auth, readonly string[]> {
  const kind = values.AUTH ?? "none";
  if (kind === "none") return none(values, place);
  const problems = placeProblems(kind, place);
  const auth = kind === "link" ? ok<Auth>({ kind }) : KNOWN_BY[kind](values, place);
  const all = [...problems, ...(auth.ok ? [] : auth.error)];
  return all.length > 0 ? err(all) : auth;
}

function none(values: Values, { bindAddress }: Addresses): Result<Auth, readonly string[]> {
  const meant = Object.keys(values).find(
    (name) => name !== "AUTH" && values[name as keyof Values] !== undefined,
  );
  const problems: string[] = [];
  if (!LOOPBACK_BIND.has(bindAddress))
    problems.push(
      `BIND_ADDRESS ${bindAddress} would open the dashboard to others, and it has no sign-in. Leave it out, and let an authenticating proxy on this machine pass requests on to 127.0.0.1; or set AUTH to oidc, link or proxy.`,
    );
  if (meant !== undefined && values.AUTH === undefined)
    problems.push(
      `${meant} is set, but AUTH is not, so nobody would be asked to sign in. Set AUTH to ${meant.startsWith("OIDC") ? "oidc" : "proxy"}, or unset ${meant}.`,
    );
  return problems.length > 0 ? err(problems) : ok({ kind: "none" });
}

function placeProblems(kind: Exclude<Auth["kind"], "none">, place: Addresses): readonly string[] {
  const { bindAddress, publicUrl } = place;
  if (publicUrl === null) {
    if (kind === "oidc")
      return ["PUBLIC_URL is missing: AUTH=oidc needs the address to which people come back."];
    return LOOPBACK_BIND.has(bindAddress)
      ? []
      : [
          `PUBLIC_URL is missing: at BIND_ADDRESS ${bindAddress} the dashboard answers only for the address it names.`,
        ];
  }
  return isSafe(publicUrl)
    ? []
    : [
        `PUBLIC_URL ${publicUrl} is plain http, and whoever is on the way could take a session. Use https, or a loopback address.`,
      ];
}

const KNOWN_BY = { oidc: byOidc, proxy: byProxy } as const;

function byOidc(values: Values, { publicUrl }: Addresses): Result<Auth, readonly string[]> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = values;
  const secret = secretOf(values);
  const problems = [
    ...(issuer === undefined ? ["OIDC_ISSUER is missing: the address of your provider."] : []),
    ...(clientId === undefined
      ? ["OIDC_CLIENT_ID is missing: your provider gives it when the dashboard is registered."]
      : []),
    ...(secret.ok ? [] : [secret.error]),
  ];
  if (issuer !== undefined && !isHttps(issuer)) {
    const near = isLoopback(issuer) && publicUrl !== null && isLoopback(publicUrl);
    if (!near)
      problems.push(
        "OIDC_ISSUER is plain http. That is possible only where provider and PUBLIC_URL are both loopback addresses.",
      );
  }
  if (problems.length > 0 || !secret.ok || issuer === undefined || clientId === undefined)
    return err(problems);
  return ok({
    kind: "oidc",
    oidc: {
      issuer,
      clientId,
      clientSecret: secret.value,
      scopes: values.OIDC_SCOPES ?? "openid profile email",
      groupsClaim: values.OIDC_GROUPS_CLAIM ?? "groups",
    },
  });
}

function secretOf(values: Values): Result<SecretFrom, string> {
  const { OIDC_CLIENT_SECRET: value, OIDC_CLIENT_SECRET_FILE: file } = values;
  if (value !== undefined && file !== undefined)
    return err("OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set. Keep one.");
  if (value !== undefined) return ok({ by: "value", value });
  if (file !== undefined)
    return ok({ by: "file", file: path.resolve(/*turbopackIgnore: true*/ file) });
  return err("OIDC_CLIENT_SECRET is missing, and OIDC_CLIENT_SECRET_FILE too. Set one.");
}

function byProxy(values: Values): Result<Auth, readonly string[]> {
  const kind = values.AUTH_PROXY;
  if (kind === undefined)
    return err([`AUTH_PROXY is missing: what stands in front, one of ${PROXY_KINDS.join(", ")}.`]);
  const known = PROXY_DEFAULTS[kind];
  const header = values.AUTH_PROXY_HEADER ?? known.header;
  const issuer = values.AUTH_PROXY_ISSUER ?? known.issuer;
  const audience = values.AUTH_PROXY_AUDIENCE;
  const jwks = values.AUTH_PROXY_JWKS ?? known.jwks ?? keysOf(kind, { issuer, audience });
  const missing = [
    header === null && "AUTH_PROXY_HEADER is missing: the header in which the assertion comes.",
    audience === undefined && `AUTH_PROXY_AUDIENCE is missing: ${AUDIENCE_IS[kind]}.`,
    issuer === null && kind !== "alb" && "AUTH_PROXY_ISSUER is missing: who signs the assertion.",
    jwks === null && kind === "jwt" && "AUTH_PROXY_JWKS is missing: where the issuer's keys are.",
    jwks === null && kind === "alb" && audience !== undefined && NO_LOAD_BALANCER,
    jwks !== null &&
      !isSafe(jwks) &&
      "AUTH_PROXY_JWKS is plain http. Use https, or a loopback address.",
  ].filter((problem) => typeof problem === "string");
  if (missing.length > 0 || header === null || audience === undefined || jwks === null)
    return err(missing);
  return ok({
    kind: "proxy",
    proxy: {
      kind,
      header: header.toLowerCase(),
      issuer,
      audience,
      jwks,
      groupsClaim: values.OIDC_GROUPS_CLAIM ?? "groups",
    },
  });
}

const AUDIENCE_IS = {
  alb: "the ARN of the load balancer",
  "cloudflare-access": "the AUD tag of the application",
  iap: "such as /projects/123456/global/backendServices/7890",
  jwt: "for whom the assertion is",
} as const satisfies Record<ProxyKind, string>;

const NO_LOAD_BALANCER =
  "AUTH_PROXY_AUDIENCE is not the ARN of a load balancer such as arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/readiness/50dc6c495c0c9188.";
const LOAD_BALANCER =
  /^arn:(aws|aws-us-gov):elasticloadbalancing:([a-z0-9-]+):\d{12}:loadbalancer\/app\/\S+$/;

/**
 * Where the keys are, by the rule of who signs: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 * and https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/validating-json/
 */
function keysOf(
  kind: ProxyKind,
  { issuer, audience = "" }: { issuer: string | null; audience: string | undefined },
): string | null {
  if (kind === "cloudflare-access")
    return issuer === null ? null : new URL("/cdn-cgi/access/certs", issuer).href;
  if (kind !== "alb") return null;
  const [, partition, region] = LOAD_BALANCER.exec(audience) ?? [];
  if (!region) return null;
  return partition === "aws"
    ? `https://public-keys.auth.elb.${region}.amazonaws.com/`
    : `https://s3-${region}.amazonaws.com/aws-elb-public-keys-prod-${region}/`;
}
