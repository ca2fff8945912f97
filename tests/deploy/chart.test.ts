import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { parseEnv } from "@/lib/env";
import manifest from "@/package.json";
import { tool } from "@/tests/support/tool";

const CHART = path.join("deploy", "chart");
const read = (...names: string[]): string => readFileSync(path.join(CHART, ...names), "utf8");
const templates = readdirSync(path.join(CHART, "templates"));
const helm = tool("helm", ["version"]);

type Values = { [name: string]: Values | unknown };

/** They go into the pod as they are. */
const WHOLE = ["resources"];

/** Each leaf of the values by its path; a list and what goes in whole are leaves. */
function leaves(values: Values, above = ""): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const isMap =
      typeof value === "object" && value !== null && !Array.isArray(value) && !WHOLE.includes(name);
    return isMap && Object.keys(value).length > 0
      ? leaves(value as Values, `${above}${name}.`)
      : [`${above}${name}`];
  });
}

const values = parse(read("values.yaml")) as Values;
const schema = z.fromJSONSchema(JSON.parse(read("values.schema.json")));
const NEEDED = {
  publicUrl: "https://readiness.acme.example",
  auth: { oidc: { issuer: "https://login.acme.example", clientId: "a", existingSecret: "oidc" } },
};

describe("the chart", () => {
  it("has the version of the product", () => {
    const chart = parse(read("Chart.yaml")) as { version: string; appVersion: string };
    expect(chart).toMatchObject({ version: manifest.version, appVersion: manifest.version });
  });

  it("has values that its schema lets in, and refuses one that it does not know", () => {
    expect(schema.safeParse(values)).toMatchObject({ success: true });
    expect(schema.safeParse({ ...values, replica: 2 }).success).toBe(false);
    expect(schema.safeParse({ ...values, replicas: 0 }).success).toBe(false);
    expect(schema.safeParse({ ...values, auth: { kind: "none" } }).success).toBe(false);
  });

  it("uses each of its values", () => {
    const text = templates.map((name) => read("templates", name)).join("\n");
    const used = (leaf: string) => text.includes(`.${leaf.split(".").at(-1)}`);
    expect(leaves(values).filter((leaf) => !used(leaf))).toEqual([]);
  });
});

type Manifest = { kind: string; metadata: { name: string }; spec: never };
type Pod = { template: { spec: { containers: { env: { name: string; value?: string }[] }[] } } };

type Policy = { egress: { ports: { port: number }[]; to?: unknown }[] };

const LEAST = ["ConfigMap", "Deployment", "Service"];

const VARIANTS: Record<string, { kinds: readonly string[]; given: object }> = {
  "the least": { kinds: ["PersistentVolumeClaim", "ServiceAccount"], given: {} },
  "replicas that serve, and workers": {
    kinds: [
      "Deployment",
      "Ingress",
      "NetworkPolicy",
      "PodDisruptionBudget",
      "PodMonitor",
      "ServiceAccount",
    ],
    given: {
      replicas: 3,
      workers: 2,
      database: { existingSecret: "db", passwordKey: "password" },
      ingress: { enabled: true, className: "nginx", tlsSecret: "tls" },
      networkPolicy: { enabled: true },
      serviceAccount: { roleArn: "arn:aws:iam::111122223333:role/readiness" },
      certificates: { configMap: "rds" },
      metrics: { podMonitor: { enabled: true, tokenSecret: "token" } },
      secretFiles: [{ secret: "hook", mountPath: "/run/secrets/hook" }],
    },
  },
  "behind a load balancer that signs people in": {
    kinds: ["Ingress"],
    given: {
      auth: {
        kind: "proxy",
        proxy: {
          audience:
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/50dc6c495c0c9188",
        },
      },
      ingress: { enabled: true, annotations: { "alb.ingress.kubernetes.io/scheme": "internal" } },
      persistence: { existingClaim: "mine" },
      serviceAccount: { create: false, name: "readiness" },
    },
  },
};

describe.skipIf(helm.absent)(`the chart ${helm.by}`, () => {
  const render = (given: object) => {
    const all = JSON.stringify({ ...NEEDED, ...given });
    return helm.run(["template", "team", CHART, ...setJson(JSON.parse(all))]);
  };

  it("is well formed", () => {
    expect(helm.run(["lint", "--strict", CHART, ...setJson(NEEDED)]).status).toBe(0);
  });

  it.each(Object.entries(VARIANTS))("%s starts the dashboard", (_name, { kinds, given }) => {
    const { status, said } = render(given);
    expect(status, said).toBe(0);
    const manifests = parseAllDocuments(said).map((one) => one.toJS() as Manifest);
    const deployments = manifests.filter(({ kind }) => kind === "Deployment");
    expect(deployments.length).toBeGreaterThan(0);
    for (const { spec } of deployments) {
      const [container] = (spec as Pod).template.spec.containers;
      const entries = container?.env.map(({ name, value }) => [name, value]) ?? [];
      const env = { ...Object.fromEntries(entries), BIND_ADDRESS: "0.0.0.0" };
      expect(parseEnv(env)).toMatchObject({ ok: true });
    }
    expect(manifests.map(({ kind }) => kind).sort()).toEqual([...LEAST, ...kinds].sort());
  });

  it.each([
    ["nothing with a port of its own", {}, []],
    ["a collector", { tracesEndpoint: "http://collector.monitoring:4318" }, [4318]],
    ["a collector by its address", { tracesEndpoint: "http://[fd00::7]:4318/" }, [4318]],
    ["a webhook of plain http", { config: { webhook: { url: "http://hooks.internal/x" } } }, [80]],
    ["a webhook of https", { config: { webhook: { url: "https://hooks.internal/x" } } }, []],
    [
      "a provider",
      { auth: { oidc: { ...NEEDED.auth.oidc, issuer: "https://login.acme.example:8443/team" } } },
      [8443],
    ],
  ])("lets its pods reach %s", (_name, given, more) => {
    const { status, said } = render({ networkPolicy: { enabled: true }, ...given });
    expect(status, said).toBe(0);
    const manifests = parseAllDocuments(said).map((one) => one.toJS() as Manifest);
    const anywhere = manifests
      .filter(({ kind }) => kind === "NetworkPolicy")
      .flatMap(({ spec }) => (spec as Policy).egress)
      .filter(({ to }) => to === undefined)
      .flatMap(({ ports }) => ports);
    expect(anywhere.map(({ port }) => port)).toEqual([53, 53, 443, ...more]);
  });

  it.each([
    ["more than one pod on a file", { replicas: 2 }, "needs PostgreSQL"],
    ["workers on a file", { workers: 1 }, "needs PostgreSQL"],
    ["no address", { publicUrl: "" }, "publicUrl is the address"],
    ["no secret of the client", { auth: { oidc: {} } }, "auth.oidc"],
    ["a value that there is none of", { replica: 2 }, "replica"],
  ])("%s is refused in words", (_name, given, words) => {
    const { status, said } = render(given);
    expect(status).not.toBe(0);
    expect(said).toContain(words);
  });
});

/** Helm adds what is given to the values of the chart. */
const setJson = (given: object): readonly string[] =>
  Object.entries(given).flatMap(([name, value]) => [
    "--set-json",
    `${name}=${JSON.stringify(value)}`,
  ]);
