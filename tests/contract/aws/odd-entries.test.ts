import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { answered, json } from "@/tests/support/one-answer";

const NEVER = new AbortController().signal;
const GOOD = {
  ...{ modelId: "acme.sky-9-v1:0", modelName: "Sky 9", providerName: "Acme" },
  inferenceTypesSupported: ["ON_DEMAND"],
};
const PROFILE = {
  ...{ inferenceProfileId: "eu.acme.sky-9-v1:0", inferenceProfileName: "EU Sky 9" },
  ...{ type: "SYSTEM_DEFINED", status: "ACTIVE" },
  models: [{ modelArn: "arn:aws:bedrock:eu-west-1::foundation-model/acme.sky-9-v1:0" }],
};
const QUOTA = { QuotaCode: "L-1", QuotaName: "A quota", Value: 7, Adjustable: true };

type Ask = (reader: AccountReader) => Promise<Reading<unknown>>;
const of =
  (name: "models" | "profiles" | "provisioned" | "quotas"): Ask =>
  async (reader) =>
    reader[name]("eu-west-1", NEVER);

describe("one odd entry of a list is unknown alone, and the others stand", () => {
  it.each([
    ["a model without an id", { modelName: "No id" }, []],
    ["nothing", null, []],
    ["a text", "acme.sea-1", []],
    [
      "a life without its parts",
      { ...GOOD, modelId: "acme.sea-1", modelLifecycle: {} },
      [{ modelId: "acme.sea-1", inferenceTypes: ["ON_DEMAND"], lifecycle: { status: "" } }],
    ],
    [
      "a type that is none",
      { ...GOOD, modelId: "acme.sea-1", inferenceTypesSupported: [null, "ON_DEMAND"] },
      [{ modelId: "acme.sea-1", inferenceTypes: ["ON_DEMAND"] }],
    ],
    [
      "a name that is no text",
      { ...GOOD, modelId: "acme.sea-1", modelName: { a: 1 } },
      [{ modelId: "acme.sea-1", modelName: null, inferenceTypes: ["ON_DEMAND"] }],
    ],
    [
      "no list of types: what routes it has is not known",
      { ...GOOD, modelId: "acme.sea-1", inferenceTypesSupported: "ON_DEMAND" },
      [{ modelId: "acme.sea-1", unread: true }],
    ],
  ])("a model: %s", async (_name, odd, more) => {
    const read = await answered(json(200, { modelSummaries: [GOOD, odd] }), of("models"));
    expect(read).toMatchObject({ status: "read", value: [{ modelId: GOOD.modelId }, ...more] });
  });

  it.each([
    ["no id", { ...PROFILE, inferenceProfileId: undefined }, 1],
    ["no type, of those of the system", { ...PROFILE, type: undefined }, 2],
    ["an application's", { ...PROFILE, type: "APPLICATION" }, 1],
    ["nothing", null, 1],
    ["a model that is none", { ...PROFILE, models: [null, ...PROFILE.models] }, 2],
  ])("a profile: %s", async (_name, odd, count) => {
    const answer = json(200, { inferenceProfileSummaries: [PROFILE, odd] });
    expect((await answered(answer, of("profiles"))).status).toBe("read");
    const read = await answered(answer, of("profiles"));
    expect(read).toMatchObject({ value: Array.from({ length: count }, () => ({ prefix: "eu" })) });
  });

  it.each([
    ["no code", { ...QUOTA, QuotaCode: undefined }, []],
    ["nothing", null, []],
    ["a value that is no number", { ...QUOTA, QuotaCode: "L-2", Value: {} }, [{ value: null }]],
  ])("a quota: %s", async (_name, odd, more) => {
    const read = await answered(json(200, { Quotas: [QUOTA, odd] }), async (reader) =>
      reader.quotas("eu-west-1", NEVER),
    );
    expect(read).toMatchObject({ status: "read", value: [{ value: 7 }, ...more] });
  });

  it("a Region without a state is one, and none at all is no answer", async () => {
    const regions = (reader: AccountReader) => reader.regions("aws", NEVER);
    const odd = { Regions: [{ RegionName: "eu-west-1" }, null, {}] };
    expect(await answered(json(200, odd), regions)).toMatchObject({
      status: "read",
      value: [{ region: "eu-west-1", status: "" }],
    });
    expect(await answered(json(200, { Regions: [] }), regions)).toMatchObject({
      status: "failed",
      fault: { cause: "answer-shape-unexpected" },
    });
  });
});

describe("a list that is absent", () => {
  it.each(["profiles", "provisioned", "quotas"] as const)("of %s is empty", async (name) => {
    expect(await answered(json(200, {}), of(name))).toMatchObject({ status: "read", value: [] });
  });

  it("of models is none: a Region lists some", async () => {
    expect(await answered(json(200, {}), of("models"))).toMatchObject({
      status: "failed",
      fault: { code: "UnexpectedResponse", cause: "answer-shape-unexpected" },
    });
  });
});

describe("a value that is none of its kind", () => {
  it("is AWS's own, and not a proxy's, and not asked for again and again", async () => {
    const modelLifecycle = { status: "ACTIVE", endOfLifeTime: "soon" };
    const answer = json(200, { modelSummaries: [{ ...GOOD, modelLifecycle }] });
    expect(await answered(answer, of("models"))).toMatchObject({
      status: "failed",
      fault: {
        ...{ code: "UnexpectedResponse", cause: "answer-shape-unexpected" },
        owner: "aws-support",
      },
    });
  });
});
