import {
  GetAccountDataRetentionCommand,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  type ListFoundationModelsCommandInput,
  ListInferenceProfilesCommand,
  type ListInferenceProfilesCommandInput,
  ListProvisionedModelThroughputsCommand,
  type ListProvisionedModelThroughputsCommandInput,
} from "@aws-sdk/client-bedrock";
import { describe, expect, it } from "vitest";
import { errorOf } from "./clients";
import { availability, clients, servesFirstLook, standIn } from "./served";

servesFirstLook();

describe("ListFoundationModels", () => {
  it("lists a region's models as AWS models them", async () => {
    const { modelSummaries = [] } = await clients
      .bedrock()
      .send(new ListFoundationModelsCommand({}));
    expect(modelSummaries.length).toBeGreaterThan(50);
    expect(modelSummaries.find((model) => model.modelId === "amazon.nova-canvas-v1:0")).toEqual({
      modelArn: "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-canvas-v1:0",
      modelId: "amazon.nova-canvas-v1:0",
      modelName: "Nova Canvas",
      providerName: "Amazon",
      inputModalities: ["IMAGE", "TEXT"],
      outputModalities: ["IMAGE"],
      responseStreamingSupported: false,
      customizationsSupported: [],
      inferenceTypesSupported: ["ON_DEMAND"],
      modelLifecycle: {
        status: "LEGACY",
        startOfLifeTime: expect.any(Date),
        legacyTime: expect.any(Date),
        endOfLifeTime: expect.any(Date),
      },
    });
  });

  it("filters by each of its parameters", async () => {
    const list = async (input: ListFoundationModelsCommandInput) =>
      (await clients.bedrock().send(new ListFoundationModelsCommand(input))).modelSummaries ?? [];
    const anthropic = await list({ byProvider: "anthropic" });
    expect(anthropic.length).toBeGreaterThan(3);
    expect(anthropic.every((model) => model.providerName === "Anthropic")).toBe(true);
    const embeddings = await list({ byOutputModality: "EMBEDDING", byInferenceType: "ON_DEMAND" });
    expect(embeddings.length).toBeGreaterThan(1);
    expect(embeddings.every((model) => model.outputModalities?.includes("EMBEDDING"))).toBe(true);
    expect(await list({ byCustomizationType: "FINE_TUNING" })).toEqual([]);
    expect(await list({ byProvider: "Nobody" })).toEqual([]);
  });

  it.each([
    { byInferenceType: "INFERENCE_PROFILE" },
    { byOutputModality: "SMELL" },
    { byCustomizationType: "PAINT" },
    { byProvider: "a/b" },
  ])("refuses %o", async (input) => {
    const command = new ListFoundationModelsCommand(input as object);
    const error = await errorOf(clients.bedrock().send(command));
    expect(error).toMatchObject({ name: "ValidationException", status: 400 });
    expect(error.message).toContain("failed to satisfy constraint");
  });
});

describe("GetFoundationModel", () => {
  it("gives one model, by id and by ARN", async () => {
    const id = "deepseek.v3-v1:0";
    const get = async (modelIdentifier: string) =>
      clients.bedrock().send(new GetFoundationModelCommand({ modelIdentifier }));
    const byId = await get(id);
    expect(byId.modelDetails?.modelName).toBe("DeepSeek-V3.1");
    const byArn = await get(`arn:aws:bedrock:eu-west-1::foundation-model/${id}`);
    expect(byArn.modelDetails).toEqual(byId.modelDetails);
  });

  it("does not know what the region does not have", async () => {
    const command = new GetFoundationModelCommand({ modelIdentifier: "luma.ray-v2:0" });
    expect(await errorOf(clients.bedrock().send(command))).toMatchObject({
      name: "ResourceNotFoundException",
      status: 404,
    });
  });
});

describe("GetFoundationModelAvailability", () => {
  it("answers under the id that was asked for", async () => {
    const { $metadata, ...answer } = await availability("anthropic.claude-haiku-4-5-20251001-v1:0");
    expect(answer).toEqual({
      modelId: "anthropic.claude-haiku-4-5-20251001-v1:0",
      agreementAvailability: { status: "AVAILABLE" },
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability: "AVAILABLE",
    });
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    { model: "writer.palmyra-x5-v1:0", region: "us-east-1", agreement: "NOT_AVAILABLE" },
    { model: "anthropic.claude-opus-4-8", region: "us-east-1", agreement: "PENDING" },
    { model: "stability.sd3-5-large-v1:0", region: "us-west-2", agreement: "ERROR" },
    {
      model: "anthropic.claude-opus-4-5-20251101-v1:0",
      region: "eu-south-1",
      agreement: "NOT_AVAILABLE",
    },
  ])("reads $agreement for $model in $region", async ({ model, region, agreement }) => {
    const answer = await availability(model, region);
    expect(answer.agreementAvailability?.status).toBe(agreement);
    expect(answer.agreementAvailability?.errorMessage !== undefined).toBe(agreement === "ERROR");
  });

  it("reads NOT_AVAILABLE for a model that the region does not offer", async () => {
    expect((await availability("luma.ray-v2:0")).regionAvailability).toBe("NOT_AVAILABLE");
  });

  it.each([
    { modelId: "nobody.knows-this-v1:0", name: "ResourceNotFoundException" },
    { modelId: "Not A Model", name: "ValidationException" },
  ])("refuses $modelId with $name", async ({ modelId, name }) => {
    expect((await errorOf(availability(modelId))).name).toBe(name);
  });
});

describe("ListInferenceProfiles", () => {
  const page = (input: ListInferenceProfilesCommandInput) =>
    clients.bedrock().send(new ListInferenceProfilesCommand(input));

  it("pages through every profile once", async () => {
    const all = (await page({ maxResults: 1000 })).inferenceProfileSummaries ?? [];
    const ids: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const answer = await page({ maxResults: 7, ...(nextToken ? { nextToken } : {}) });
      ids.push(...(answer.inferenceProfileSummaries ?? []).map((it) => it.inferenceProfileId));
      nextToken = answer.nextToken;
    } while (nextToken);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids).toEqual(all.map((profile) => profile.inferenceProfileId));
  });

  it("gives a geographic profile's destinations, and a global one's ARN without a region", async () => {
    const all = (await page({ maxResults: 1000, typeEquals: "SYSTEM_DEFINED" }))
      .inferenceProfileSummaries;
    const arnsOf = (id: string) =>
      all?.find((it) => it.inferenceProfileId === id)?.models?.map((it) => it.modelArn);
    expect(arnsOf("eu.anthropic.claude-sonnet-4-6")).toContain(
      "arn:aws:bedrock:eu-south-2::foundation-model/anthropic.claude-sonnet-4-6",
    );
    expect(arnsOf("global.anthropic.claude-sonnet-4-6")).toContain(
      "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6",
    );
    expect(all?.[0]).toMatchObject({ type: "SYSTEM_DEFINED", status: "ACTIVE" });
    expect(all?.[0]?.createdAt).toBeInstanceOf(Date);
  });

  it("has no application profiles", async () => {
    expect((await page({ typeEquals: "APPLICATION" })).inferenceProfileSummaries).toEqual([]);
  });

  it.each([
    { maxResults: 0 },
    { maxResults: 1001 },
    { typeEquals: "HOMEMADE" },
    { nextToken: "bm90IG91cnM=" },
  ])("refuses %o", async (input) => {
    expect(await errorOf(page(input as object))).toMatchObject({
      name: "ValidationException",
      status: 400,
    });
  });

  it("gets one by its id", async () => {
    const get = (inferenceProfileIdentifier: string) =>
      clients.bedrock().send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
    expect((await get("eu.amazon.nova-pro-v1:0")).inferenceProfileName).toBe("EU Amazon Nova Pro");
    expect((await errorOf(get("us.amazon.nova-pro-v1:0"))).name).toBe("ResourceNotFoundException");
  });
});

describe("ListProvisionedModelThroughputs", () => {
  const list = (input: ListProvisionedModelThroughputsCommandInput) =>
    clients.bedrock("us-east-1").send(new ListProvisionedModelThroughputsCommand(input));

  it("lists, filters and pages", async () => {
    const all = (await list({})).provisionedModelSummaries ?? [];
    expect(all).toHaveLength(2);
    expect(all[0]?.creationTime).toBeInstanceOf(Date);
    const inService = (await list({ statusEquals: "InService" })).provisionedModelSummaries ?? [];
    expect(inService.map((entry) => entry.provisionedModelName)).toEqual(["catalogue-embeddings"]);
    const first = await list({ maxResults: 1 });
    const second = await list({ maxResults: 1, nextToken: first.nextToken ?? "" });
    expect(second.provisionedModelSummaries).toHaveLength(1);
    expect(second.nextToken).toBeUndefined();
    expect((await list({ creationTimeAfter: new Date() })).provisionedModelSummaries).toEqual([]);
  });

  it.each([{ statusEquals: "Asleep" }, { sortBy: "Name" }, { sortOrder: "Up" }, { maxResults: 0 }])(
    "refuses %o",
    async (input) => {
      expect((await errorOf(list(input as object))).name).toBe("ValidationException");
    },
  );
});

describe("GetAccountDataRetention", () => {
  const modeIn = async (region: string) => {
    const { $metadata: _, ...answer } = await clients
      .bedrock(region)
      .send(new GetAccountDataRetentionCommand({}));
    return answer;
  };

  it("gives each region its own mode, without a time until one is set", async () => {
    expect(await modeIn("us-east-1")).toEqual({ mode: "aws_review" });
    expect(await modeIn("us-east-2")).toEqual({ mode: "default" });
  });

  it("has the time once a mode is set, and leaves the other regions as they are", async () => {
    standIn.control.given({ change: "data-retention", region: "us-east-1", mode: "none" });
    expect(await modeIn("us-east-1")).toEqual({ mode: "none", updatedAt: expect.any(Date) });
    expect(await modeIn("us-west-2")).toEqual({ mode: "aws_review" });
  });
});

it("refuses an operation that it does not know", async () => {
  const response = await fetch(`${standIn.url}/unknown`);
  expect(response.status).toBe(403);
  expect(response.headers.get("x-amzn-errortype")).toBe("MissingAuthenticationTokenException");
});
