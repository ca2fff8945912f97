import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";

const authOf = (source: Record<string, string>) => {
  const env = parseEnv({ HOME: "/home/someone", ...source });
  if (!env.ok) throw new Error(env.error.join("\n"));
  return env.value.auth;
};
const problemsOf = (source: Record<string, string>) => {
  const env = parseEnv(source);
  return env.ok ? [] : env.error;
};

const PUBLIC_URL = "https://readiness.acme.example";
const OIDC = {
  AUTH: "oidc",
  PUBLIC_URL,
  OIDC_ISSUER: "https://login.acme.example",
  OIDC_CLIENT_ID: "readiness",
  OIDC_CLIENT_SECRET: "not-real",
};
const ARN =
  "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/r/50dc6c495c0c9188";
const ALB = { AUTH: "proxy", AUTH_PROXY: "alb", PUBLIC_URL, AUTH_PROXY_AUDIENCE: ARN };
const JWT = {
  AUTH: "proxy",
  AUTH_PROXY: "jwt",
  PUBLIC_URL,
  AUTH_PROXY_AUDIENCE: "readiness",
  AUTH_PROXY_ISSUER: "https://login.acme.example",
  AUTH_PROXY_JWKS: "https://login.acme.example/keys",
  AUTH_PROXY_HEADER: "X-Forwarded-Id-Token",
};
const without = (source: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(source).filter(([key]) => key !== name));

describe("how callers are known", () => {
  it.each<[string, Record<string, string>, unknown]>([
    ["nothing said", {}, { kind: "none" }],
    ["none, in so many words", { AUTH: "none" }, { kind: "none" }],
    ["links, on loopback", { AUTH: "link" }, { kind: "link" }],
    ["links, for others", { AUTH: "link", BIND_ADDRESS: "0.0.0.0", PUBLIC_URL }, { kind: "link" }],
    [
      "addresses in large letters",
      {
        ...OIDC,
        PUBLIC_URL: "HTTPS://readiness.acme.example",
        OIDC_ISSUER: "HTTPS://login.acme.example",
      },
      { kind: "oidc", oidc: { issuer: "HTTPS://login.acme.example" } },
    ],
    [
      "a provider",
      OIDC,
      {
        kind: "oidc",
        oidc: {
          issuer: "https://login.acme.example",
          clientId: "readiness",
          clientSecret: { by: "value", value: "not-real" },
          scopes: "openid profile email",
          groupsClaim: "groups",
        },
      },
    ],
    [
      "a provider, its secret in a file",
      { ...without(OIDC, "OIDC_CLIENT_SECRET"), OIDC_CLIENT_SECRET_FILE: "/run/secrets/oidc" },
      { kind: "oidc", oidc: { clientSecret: { by: "file", file: "/run/secrets/oidc" } } },
    ],
    [
      "a provider and a dashboard on this machine, plain http",
      { ...OIDC, PUBLIC_URL: "http://127.0.0.1:3000", OIDC_ISSUER: "http://localhost:9555" },
      { kind: "oidc" },
    ],
    [
      "a load balancer",
      ALB,
      {
        kind: "proxy",
        proxy: {
          kind: "alb",
          header: "x-amzn-oidc-data",
          issuer: null,
          audience: ARN,
          jwks: "https://public-keys.auth.elb.eu-west-1.amazonaws.com/",
        },
      },
    ],
    [
      "Cloudflare Access, its keys by its issuer",
      {
        AUTH: "proxy",
        AUTH_PROXY: "cloudflare-access",
        PUBLIC_URL,
        AUTH_PROXY_AUDIENCE: "aud-tag",
        AUTH_PROXY_ISSUER: "https://acme.cloudflareaccess.com",
      },
      {
        kind: "proxy",
        proxy: {
          header: "cf-access-jwt-assertion",
          jwks: "https://acme.cloudflareaccess.com/cdn-cgi/access/certs",
        },
      },
    ],
    [
      "IAP, whose issuer and keys are known",
      { AUTH: "proxy", AUTH_PROXY: "iap", PUBLIC_URL, AUTH_PROXY_AUDIENCE: "/projects/1/x" },
      { kind: "proxy", proxy: { issuer: "https://cloud.google.com/iap" } },
    ],
    ["any signed header", JWT, { kind: "proxy", proxy: { header: "x-forwarded-id-token" } }],
  ])("%s", (_name, source, expected) => {
    expect(authOf(source)).toMatchObject(expected as object);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["a word that is none", { AUTH: "password" }, /^AUTH is one of none, oidc, link, proxy/],
    [
      "none on another address",
      { AUTH: "none", BIND_ADDRESS: "0.0.0.0", PUBLIC_URL },
      /no sign-in/,
    ],
    ["a provider without AUTH", without(OIDC, "AUTH"), /OIDC_ISSUER is set, but AUTH is not/],
    [
      "a proxy without AUTH",
      without(JWT, "AUTH"),
      /^AUTH_PROXY is set, but AUTH is not.*Set AUTH to proxy/,
    ],
    [
      "links for others without an address",
      { AUTH: "link", BIND_ADDRESS: "::" },
      /PUBLIC_URL is missing/,
    ],
    [
      "links by plain http",
      { AUTH: "link", PUBLIC_URL: "http://readiness.acme.example" },
      /plain http/,
    ],
    ["no address to come back to", without(OIDC, "PUBLIC_URL"), /PUBLIC_URL is missing/],
    ["no issuer", without(OIDC, "OIDC_ISSUER"), /OIDC_ISSUER is missing/],
    ["no client", without(OIDC, "OIDC_CLIENT_ID"), /OIDC_CLIENT_ID is missing/],
    ["no secret", without(OIDC, "OIDC_CLIENT_SECRET"), /OIDC_CLIENT_SECRET is missing/],
    ["two secrets", { ...OIDC, OIDC_CLIENT_SECRET_FILE: "/x" }, /are both set/],
    [
      "a provider by plain http",
      { ...OIDC, OIDC_ISSUER: "http://login.acme.example" },
      /OIDC_ISSUER is plain http/,
    ],
    [
      "a provider on this machine, a dashboard elsewhere",
      { ...OIDC, OIDC_ISSUER: "http://localhost:1" },
      /OIDC_ISSUER is plain http/,
    ],
    ["scopes without openid", { ...OIDC, OIDC_SCOPES: "profile" }, /OIDC_SCOPES names openid/],
    ["no kind of proxy", without(JWT, "AUTH_PROXY"), /AUTH_PROXY is missing/],
    [
      "a load balancer without its ARN",
      without(ALB, "AUTH_PROXY_AUDIENCE"),
      /AUTH_PROXY_AUDIENCE is missing: the ARN/,
    ],
    [
      "a load balancer by another name",
      { ...ALB, AUTH_PROXY_AUDIENCE: "readiness" },
      /is not the ARN of a load balancer/,
    ],
    [
      "a signed header without its name",
      without(JWT, "AUTH_PROXY_HEADER"),
      /AUTH_PROXY_HEADER is missing/,
    ],
    [
      "a signed header without its issuer",
      without(JWT, "AUTH_PROXY_ISSUER"),
      /AUTH_PROXY_ISSUER is missing/,
    ],
    [
      "a signed header without its keys",
      without(JWT, "AUTH_PROXY_JWKS"),
      /AUTH_PROXY_JWKS is missing/,
    ],
    [
      "a signed header without its audience",
      without(JWT, "AUTH_PROXY_AUDIENCE"),
      /AUTH_PROXY_AUDIENCE is missing/,
    ],
    [
      "keys by plain http",
      { ...JWT, AUTH_PROXY_JWKS: "http://login.acme.example/keys" },
      /AUTH_PROXY_JWKS is plain http/,
    ],
    [
      "a header with a space",
      { ...JWT, AUTH_PROXY_HEADER: "X Id" },
      /AUTH_PROXY_HEADER is the name/,
    ],
  ])("is refused in words: %s", (_name, source, expected) => {
    const problems = problemsOf(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it("tells every problem of a provider at once", () => {
    expect(problemsOf({ AUTH: "oidc" })).toHaveLength(4);
  });
});
