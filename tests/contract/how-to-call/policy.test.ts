import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PolicyDocument } from "@/lib/domain/how-to-call/policy";
import type { RouteCall } from "@/lib/domain/how-to-call/route-call";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const ACCOUNT = "111122223333";
const CONFIG = "regions: [us-east-1, eu-west-1]\n";
/** One model with on-demand and a geographic profile, one with profiles alone, the global one among them. */
const CELLS = [
  ["amazon.nova-lite-v1:0", "us-east-1"],
  ["anthropic.claude-haiku-4-5-20251001-v1:0", "eu-west-1"],
] as const;

type Kit = {
  cells: readonly {
    accountId: string;
    region: string;
    modelId: string;
    calls: readonly RouteCall[];
  }[];
};

let bench: Bench;
let called: readonly { region: string; modelId: string; call: RouteCall }[];

beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
  const kits: Kit[] = [];
  // One after the other: each takes its credentials from the environment of this process.
  for (const [model, region] of CELLS) {
    const { out } = await answer(bench, ["kit", `${model}@${region}`, "--format", "json"], CONFIG);
    kits.push(JSON.parse(out) as Kit);
  }
  called = kits.flatMap(({ cells }) =>
    cells.flatMap(({ accountId, region, modelId, calls }) =>
      accountId === ACCOUNT ? calls.map((call) => ({ region, modelId, call })) : [],
    ),
  );
}, LONG_MS);
afterAll(() => bench.close());

function allow(document: PolicyDocument): void {
  bench.standIn.control.given({
    change: "principal",
    account: ACCOUNT,
    principal: {
      arn: `arn:aws:iam::${ACCOUNT}:role/TeamAdmin`,
      policies: [{ id: "App", document: JSON.stringify(document) }],
    },
  });
}

/** What the caller's own policies say of a call; null: they let it through, whatever the model then answers. */
async function refusal(region: string, modelId: string): Promise<string | null> {
  const client = new BedrockRuntimeClient({
    region,
    endpoint: bench.standIn.url,
    credentials: {
      accessKeyId: KEYS.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY ?? "",
    },
    authSchemePreference: ["sigv4"],
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  const messages = [{ role: "user" as const, content: [{ text: "Hi" }] }];
  try {
    await client.send(new ConverseCommand({ modelId, messages }));
    return null;
  } catch (error) {
    const { message } = error as Error;
    return /not authorized to perform/.test(message) ? message : null;
  }
}

const without = (document: PolicyDocument, resource: string): PolicyDocument => ({
  ...document,
  Statement: document.Statement.flatMap((statement) => {
    const left = statement.Resource.filter((one) => one !== resource);
    return left.length > 0 ? [{ ...statement, Resource: left }] : [];
  }),
});

const NOTHING: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["bedrock:CountTokens"], Resource: ["*"] }],
};

describe("the printed policy", () => {
  it("stands for every kind of route", () => {
    expect(called.map(({ call }) => call.route)).toEqual(["on-demand", "us", "eu", "global"]);
    for (const { call } of called) expect(call.missing).toEqual([]);
  });

  it("lets exactly its calls through, and any destination left out refuses", async () => {
    for (const { region, modelId, call } of called) {
      const { id, policy, grant } = call;
      if (id === null || !policy || !grant) throw new Error(`no policy by ${call.route}`);
      allow(policy);
      expect(await refusal(region, id), call.route).toBeNull();
      expect(await refusal(region, "amazon.nova-micro-v1:0")).toContain("nova-micro");
      if (grant.profile !== null) expect(await refusal(region, modelId)).toContain(modelId);
      const resources = [...(grant.profile === null ? [] : [grant.profile]), ...grant.models];
      for (const resource of resources) {
        const left = without(policy, resource);
        allow(left.Statement.length > 0 ? left : NOTHING);
        expect(await refusal(region, id), resource).toBe(
          `User: arn:aws:sts::${ACCOUNT}:assumed-role/TeamAdmin/alice@example.com is not authorized to perform: bedrock:InvokeModel on resource: ${resource} because no identity-based policy allows the bedrock:InvokeModel action`,
        );
      }
    }
  });

  it("is refused by a policy that denies Regions, until the printed exemption is in it", async () => {
    const eu = called.find(({ call }) => call.route === "eu");
    if (!eu?.call.policy || !eu.call.exemption || eu.call.id === null)
      throw new Error("no eu route");
    const { id, policy, exemption } = eu.call;
    const deny = (condition: object) => ({
      id: "DenyRegions",
      document: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "*", Resource: "*" },
          {
            Effect: "Deny",
            Action: "bedrock:*",
            Resource: "*",
            Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" }, ...condition },
          },
        ],
      }),
    });
    const given = (condition: object) =>
      bench.standIn.control.given({
        change: "principal",
        account: ACCOUNT,
        principal: {
          arn: `arn:aws:iam::${ACCOUNT}:role/TeamAdmin`,
          policies: [{ id: "App", document: JSON.stringify(policy) }],
          scps: [deny(condition)],
        },
      });
    given({});
    expect(await refusal(eu.region, id)).toMatch(
      /foundation-model\/\S+ with an explicit deny in a service control policy$/,
    );
    given(exemption.condition);
    expect(await refusal(eu.region, id)).toBeNull();
    expect(await refusal("us-east-1", "amazon.nova-lite-v1:0")).toContain("explicit deny");
  });
});
