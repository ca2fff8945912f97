import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";

const envOf = (source: Record<string, string>) => {
  const env = parseEnv({ HOME: "/home/someone", ...source });
  if (!env.ok) throw new Error(env.error.join("\n"));
  return env.value;
};
const problemsOf = (source: Record<string, string>) => {
  const env = parseEnv(source);
  return env.ok ? [] : env.error;
};

describe("the environment", () => {
  it("is optional, all of it", () => {
    expect(envOf({})).toMatchObject({
      port: 3_000,
      bindAddress: "127.0.0.1",
      publicUrl: null,
      healthFeed: "https://status.aws.amazon.com/rss/",
      databaseUrl: null,
      scanIntervalMs: 900_000,
      logLevel: "info",
      caBundle: null,
      proxied: false,
      config: { file: path.resolve("readiness.yaml"), explicit: false },
    });
  });

  it("takes an empty value for none", () => {
    expect(envOf({ PORT: "", PUBLIC_URL: "", SCAN_INTERVAL: "" })).toMatchObject({
      port: 3_000,
      publicUrl: null,
      scanIntervalMs: 900_000,
    });
  });

  it.each([
    ["PORT", "1", { port: 1 }],
    ["PORT", "65535", { port: 65_535 }],
    ["SCAN_INTERVAL", "10s", { scanIntervalMs: 10_000 }],
    ["SCAN_INTERVAL", "1h", { scanIntervalMs: 3_600_000 }],
    ["LOG_LEVEL", "debug", { logLevel: "debug" }],
    ["HEALTH_FEED_URL", "http://mirror/rss", { healthFeed: "http://mirror/rss/" }],
    ["HEALTH_FEED_URL", "http://mirror/rss/", { healthFeed: "http://mirror/rss/" }],
    ["AWS_ENDPOINT_URL", "http://127.0.0.1:9400", { healthFeed: null }],
    ["ROLE", "all", { role: "all" }],
    ["ROLE", "web", { role: "web" }],
    ["ROLE", "worker", { role: "worker" }],
    ["METRICS_PUBLIC", "1", { metricsPublic: true }],
    ["METRICS_PUBLIC", "0", { metricsPublic: false }],
    ["DATABASE_URL", "postgres://127.0.0.1/x", { databaseUrl: "postgres://127.0.0.1/x" }],
    ["AWS_CA_BUNDLE", "/etc/ca.pem", { caBundle: "/etc/ca.pem" }],
    ["HTTPS_PROXY", "http://proxy:3128", { proxied: true }],
    ["https_proxy", "http://proxy:3128", { proxied: true }],
    ["PUBLIC_URL", "https://readiness.example.com", { publicUrl: "https://readiness.example.com" }],
    [
      "PUBLIC_URL",
      "https://readiness.example.com/",
      { publicUrl: "https://readiness.example.com" },
    ],
    ["PUBLIC_URL", "HTTPS://X.example:8443", { publicUrl: "https://x.example:8443" }],
    ["BIND_ADDRESS", "::1", { bindAddress: "::1" }],
    ["READINESS_DATA_DIR", "/var/lib/readiness", { dataDir: "/var/lib/readiness" }],
  ])("%s=%s holds", (name, value, expected) => {
    expect(envOf({ [name]: value })).toMatchObject(expected);
  });

  it.each([
    ["PORT", "0", /^PORT is a port between 1 and 65535/],
    ["PORT", "65536", /^PORT is a port between 1 and 65535/],
    ["PORT", "80.5", /^PORT is a port between 1 and 65535/],
    ["PORT", "http", /^PORT is a port between 1 and 65535/],
    ["SCAN_INTERVAL", "9s", /^SCAN_INTERVAL .*at least 10s/],
    ["SCAN_INTERVAL", "soon", /^SCAN_INTERVAL is a number and a unit/],
    ["LOG_LEVEL", "loud", /^LOG_LEVEL is one of /],
    ["HEALTH_FEED_URL", "mirror/rss", /^HEALTH_FEED_URL is an address/],
    ["METRICS_PUBLIC", "yes", /^METRICS_PUBLIC is 1 or 0/],
    ["ROLE", "both", /^ROLE is one of all, web, worker/],
    ["PUBLIC_URL", "readiness.example.com", /^PUBLIC_URL is an address such as/],
    ["PUBLIC_URL", "https://x.example/readiness", /^PUBLIC_URL is an address without a path/],
    ["PUBLIC_URL", "https://x.example/?a=b", /^PUBLIC_URL is an address without a path/],
    ["PUBLIC_URL", "https://x.example/#a", /^PUBLIC_URL is an address without a path/],
    ["PUBLIC_URL", "https://ana@x.example", /^PUBLIC_URL is an address without .* a user/],
    ["BIND_ADDRESS", "0.0.0.0", /no sign-in.*proxy on this machine/],
  ])("%s=%s is refused in words", (name, value, expected) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it("tells every problem at once", () => {
    expect(problemsOf({ PORT: "x", SCAN_INTERVAL: "y", LOG_LEVEL: "z" })).toHaveLength(3);
  });

  it.each(["0.0.0.0", "::", "10.0.0.5", "readiness.example.com"])(
    "opens %s to nobody, whatever PUBLIC_URL says",
    (BIND_ADDRESS) => {
      const open = { BIND_ADDRESS, PUBLIC_URL: "https://readiness.example.com" };
      expect(problemsOf(open)).toHaveLength(1);
    },
  );

  it("says that a named configuration must exist", () => {
    expect(envOf({ READINESS_CONFIG: "/etc/readiness.yaml" }).config).toEqual({
      file: "/etc/readiness.yaml",
      explicit: true,
    });
  });
});
