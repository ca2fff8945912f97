import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAws } from "@/lib/aws/create-aws";
import type { ProofKind } from "@/lib/domain/proof/kinds";
import type { Prover } from "@/lib/services/ports/prove-aws";
import { GivenInput } from "@/lib/stand-in/control/schema";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";
import { aCounter } from "@/tests/support/attempts";
import { PROVE_ROLE } from "@/tests/support/proving";
import { HUB } from "@/tests/support/scanned-world";
import { CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";

let standIn: StandIn;
let proverNow: () => Prover;
let asked: (work: () => Promise<void>) => Promise<void>;
const signal = new AbortController().signal;

beforeAll(async () => {
  standIn = await startStandIn({ world: "all-ready" });
  const env = {
    ...CLEAN,
    ...KEYS,
    AWS_ENDPOINT_URL: standIn.url,
    AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-of-another-account",
  };
  asked = (work) => withEnvironment(env, work);
  await asked(async () => {
    const aws = await createAws({
      ...{ caBundle: null, proxied: false, variables: env, attempts: aCounter() },
      wall: Date.now,
      random: () => 0,
    });
    if (!aws.ok) throw new Error(aws.error);
    const account = {
      accountId: HUB,
      partition: "aws",
      roleArn: PROVE_ROLE,
      externalId: null,
    } as const;
    const { prove } = aws.value;
    proverNow = () => prove.proverFor(account, { sourceIdentity: "ana" });
  });
});
afterAll(() => standIn.close());

const call = async (id: string, kind: ProofKind, region = "us-east-1") => {
  let tried: Awaited<ReturnType<Prover["call"]>> | null = null;
  await asked(async () => {
    tried = await proverNow().call({ id, kind, region, maxTokens: 1 }, signal);
  });
  return tried as Awaited<ReturnType<Prover["call"]>> | null;
};

describe("a call of each kind", () => {
  it.each([
    ["us.anthropic.claude-opus-5", "converse", "us-east-1"],
    ["global.anthropic.claude-opus-5", "converse", "us-east-1"],
    ["amazon.nova-lite-v1:0", "converse", "us-east-1"],
    ["amazon.titan-embed-text-v2:0", "embed-titan", "us-east-1"],
    ["amazon.titan-embed-image-v1", "embed-titan", "us-east-1"],
    ["amazon.nova-2-multimodal-embeddings-v1:0", "embed-nova", "us-east-1"],
    ["cohere.embed-english-v3", "embed-cohere", "us-east-1"],
    ["us.twelvelabs.marengo-embed-3-0-v1:0", "embed-marengo", "us-east-1"],
    ["cohere.rerank-v3-5:0", "rerank-cohere", "us-east-1"],
    ["amazon.rerank-v1:0", "rerank-amazon", "us-west-2"],
    ["amazon.nova-canvas-v1:0", "image-amazon", "us-east-1"],
    ["stability.sd3-5-large-v1:0", "image-stability", "us-west-2"],
    ["us.anthropic.claude-opus-5", "messages", "us-east-1"],
  ] as const)("%s by %s is answered", async (id, kind, region) => {
    const tried = await call(id, kind, region);
    expect(tried).toMatchObject({ state: "answered" });
    if (kind === "converse")
      expect(tried).toMatchObject({ stopReason: "max_tokens", inputTokens: 8, outputTokens: 1 });
  });

  it.each([
    ["anthropic.claude-opus-5", "converse", "inference-profile-required"],
    ["cohere.embed-english-v3", "converse", "model-feature-unsupported"],
    ["us.openai.gpt-5.6-sol", "messages", "model-feature-unsupported"],
    ["acme.nothing-v1:0", "converse", "model-id-invalid"],
  ] as const)("%s by %s is refused: %s", async (id, kind, cause) => {
    expect(await call(id, kind)).toMatchObject({ state: "failed", fault: { cause } });
  });

  it.each([
    [
      "a missing form",
      { change: "form", form: "missing" },
      "use-case-form-missing",
      "us.anthropic.claude-opus-5",
    ],
    [
      "no agreement",
      { change: "access", models: ["anthropic.claude-opus-5"], agreement: { kind: "none" } },
      "marketplace-subscribe-permission-missing",
      "us.anthropic.claude-opus-5",
    ],
    [
      "data retention",
      { change: "data-retention", region: "us-east-1", mode: "default" },
      "data-retention-mode-required",
      "us.anthropic.claude-fable-5",
    ],
  ] as const)("is refused for %s", async (_, change, cause, id) => {
    standIn.control.given(GivenInput.parse(change));
    try {
      expect(await call(id, "converse")).toMatchObject({ state: "failed", fault: { cause } });
    } finally {
      standIn.control.reset();
    }
  });

  it("makes one attempt, also where another might cure", async () => {
    standIn.control.clearCalls();
    standIn.control.addFaults({ when: { operation: "Converse" }, fault: { kind: "throttle" } });
    await call("us.anthropic.claude-opus-5", "converse");
    const made = standIn.control.calls().find(({ operation }) => operation === "Converse");
    expect(made).toMatchObject({ calls: 1, throttled: 1 });
    standIn.control.clearFaults();
  });

  it("an answer without a stop reason is none", async () => {
    standIn.control.addFaults({
      when: { operation: "Converse" },
      times: 1,
      fault: { kind: "shape", shape: "empty-object" },
    });
    expect(await call("us.anthropic.claude-opus-5", "converse")).toMatchObject({
      state: "failed",
      fault: { cause: "answer-shape-unexpected" },
    });
  });
});

describe("streams", () => {
  const client = () =>
    new BedrockRuntimeClient({
      region: "us-east-1",
      endpoint: standIn.url,
      credentials: DOCUMENTATION_KEY,
      requestHandler: new NodeHttpHandler(),
      authSchemePreference: ["sigv4"],
      maxAttempts: 1,
    });

  it("ConverseStream says why it stopped", async () => {
    const { stream } = await client().send(
      new ConverseStreamCommand({
        modelId: "us.anthropic.claude-opus-5",
        messages: [{ role: "user", content: [{ text: "Hi" }] }],
        inferenceConfig: { maxTokens: 1 },
      }),
    );
    const events: string[] = [];
    let reason: string | undefined;
    for await (const event of stream ?? []) {
      events.push(Object.keys(event)[0] ?? "");
      reason ??= event.messageStop?.stopReason;
    }
    expect(events.at(0)).toBe("messageStart");
    expect(events.at(-1)).toBe("metadata");
    expect(reason).toBe("max_tokens");
  });

  it("InvokeModelWithResponseStream gives the body in chunks", async () => {
    const { body } = await client().send(
      new InvokeModelWithResponseStreamCommand({
        modelId: "us.anthropic.claude-opus-5",
        body: JSON.stringify({
          anthropic_version: "bedrock-2023-05-31",
          max_tokens: 1,
          messages: [{ role: "user", content: "Hi" }],
        }),
      }),
    );
    let text = "";
    for await (const { chunk } of body ?? []) text += new TextDecoder().decode(chunk?.bytes);
    expect(JSON.parse(text)).toMatchObject({ stop_reason: "max_tokens" });
  });
});
