import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isAlias, isScalar, isSeq, type Node, parseDocument, visit } from "yaml";
import { scanPolicy } from "@/lib/domain/policy/policy";
import { parseEnv } from "@/lib/env";

const document = parseDocument(readFileSync("deploy/ecs/template.yaml", "utf8"));
type Named = Record<string, unknown>;
type Role = { Properties: { Policies: { PolicyDocument: unknown }[] } };
type Container = { Name: string; Environment: { Name: string; Value: unknown }[] };
type Task = { Properties: { ContainerDefinitions: Container[] } };
const template = document.toJS() as {
  Parameters: Named;
  Conditions: Named;
  Resources: Named & { TaskRole: Role; Task: Task };
};

/** What each use of a function of CloudFormation names. */
function named(wanted: (node: Node) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  visit(document, {
    Node: (_key, node) => void wanted(node as Node).map((name) => found.add(name)),
  });
  return found;
}

const textOf = (node: unknown): string => (isScalar(node) ? String(node.value) : "");

function resourcesIn(node: Node): readonly string[] {
  if (node.tag === "!Ref") return [textOf(node)];
  if (node.tag === "!GetAtt") return [textOf(node).split(".", 1)[0] ?? ""];
  if (node.tag !== "!Sub") return [];
  return [...textOf(node).matchAll(/\$\{([^}.]+)/g)].map(([, name = ""]) => name);
}

describe("the template of ECS", () => {
  it("is YAML of the kind that CloudFormation reads, which has no aliases", () => {
    expect(document.errors).toEqual([]);
    expect([...named((node) => (isAlias(node) ? [node.source] : []))]).toEqual([]);
  });

  it("names only what it has", () => {
    const known = new Set([
      ...Object.keys(template.Parameters),
      ...Object.keys(template.Resources),
    ]);
    const names = [...named(resourcesIn)];
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !known.has(name) && !name.startsWith("AWS::"))).toEqual([]);
    const conditions = named((node) =>
      node.tag === "!If" && isSeq(node) ? [textOf(node.items[0])] : [],
    );
    expect([...conditions].sort()).toEqual(Object.keys(template.Conditions).sort());
  });

  it("uses every parameter", () => {
    const names = named(resourcesIn);
    expect(Object.keys(template.Parameters).filter((name) => !names.has(name))).toEqual([]);
  });

  it("gives the task the least policy of a scan", () => {
    const [read] = template.Resources.TaskRole.Properties.Policies;
    const { Statement, ...rest } = scanPolicy();
    const statements = Statement.map((one) => ({ ...one, Action: [...one.Action].sort() }));
    expect(read?.PolicyDocument).toEqual({ ...rest, Statement: statements });
  });

  it("takes the certificates of RDS from the partition's own place", () => {
    const { ContainerDefinitions } = template.Resources.Task.Properties;
    const prepare = ContainerDefinitions.find(({ Name }) => Name === "prepare");
    const [, given] = (prepare?.Environment.at(-1) ?? []) as unknown as [
      string,
      { Value: unknown },
    ];
    const place = (host: string) => `https://${host}/\${AWS::Region}/\${AWS::Region}-bundle.pem`;
    expect(given.Value).toEqual([
      "InGovCloud",
      place("truststore.pki.us-gov-west-1.rds.amazonaws.com"),
      place("truststore.pki.rds.amazonaws.com"),
    ]);
  });

  it("gives the dashboard an environment with which it starts", () => {
    const { ContainerDefinitions } = template.Resources.Task.Properties;
    const container = ContainerDefinitions.find(({ Name }) => Name === "readiness");
    const given = container?.Environment.filter(({ Name }) => Name !== undefined) ?? [];
    const parsed = parseEnv({
      ...Object.fromEntries(given.map(({ Name, Value }) => [Name, String(Value)])),
      BIND_ADDRESS: "0.0.0.0",
      PUBLIC_URL: "https://readiness.acme.example",
      AUTH_PROXY_AUDIENCE:
        "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/50dc6c495c0c9188",
      AUTH_PROXY_ISSUER: "https://login.acme.example",
    });
    expect(parsed).toMatchObject({ ok: true, value: { auth: { kind: "proxy" } } });
  });
});
