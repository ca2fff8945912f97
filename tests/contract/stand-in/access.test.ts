import {
  CreateFoundationModelAgreementCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelAgreementOffersCommand,
  PutUseCaseForModelAccessCommand,
} from "@aws-sdk/client-bedrock";
import { describe, expect, it } from "vitest";
import { errorOf } from "./clients";
import { availability, clients, servesFirstLook, standIn } from "./served";

servesFirstLook();

describe("the form", () => {
  it("reads as it was sent, and is missing where it was not", async () => {
    const get = (region: string) =>
      clients.bedrock(region).send(new GetUseCaseForModelAccessCommand({}));
    expect(Buffer.from((await get("eu-west-1")).formData ?? []).toString()).toContain(
      "companyName",
    );
    expect(await errorOf(get("eu-south-1"))).toMatchObject({
      name: "ResourceNotFoundException",
      status: 404,
    });
    const formData = Buffer.from(
      JSON.stringify({
        companyName: "Example",
        companyWebsite: "https://example.com",
        intendedUsers: "0",
        industryOption: "Technology",
        otherIndustryOption: "",
        useCases: "Summaries",
      }),
    );
    await clients.bedrock("eu-south-1").send(new PutUseCaseForModelAccessCommand({ formData }));
    expect(Buffer.from((await get("eu-south-1")).formData ?? []).equals(formData)).toBe(true);
    expect(standIn.control.writes()).toMatchObject([
      { operation: "PutUseCaseForModelAccess", region: "eu-south-1", status: 201 },
    ]);
  });
});

describe("agreements", () => {
  const modelId = "writer.palmyra-x5-v1:0";
  const offers = async (id = modelId) =>
    (
      await clients
        .bedrock("us-east-1")
        .send(new ListFoundationModelAgreementOffersCommand({ modelId: id }))
    ).offers ?? [];
  const create = (offerToken: string) =>
    clients
      .bedrock("us-east-1")
      .send(new CreateFoundationModelAgreementCommand({ offerToken, modelId }));

  it("are offered, accepted and counted", async () => {
    const [offer] = await offers();
    expect(offer?.termDetails?.legalTerm?.url).toMatch(/^http:.*X-Amz-Signature=/);
    await create(offer?.offerToken ?? "");
    expect((await availability(modelId, "us-east-1")).agreementAvailability?.status).toBe(
      "PENDING",
    );
    expect((await errorOf(create(offer?.offerToken ?? ""))).name).toBe("ConflictException");
    expect(standIn.control.writes()).toMatchObject([
      { operation: "CreateFoundationModelAgreement", model: modelId, status: 202 },
      { operation: "CreateFoundationModelAgreement", model: modelId, status: 400 },
    ]);
  });

  it("refuse a made-up token", async () => {
    expect((await errorOf(create("made-up"))).name).toBe("ValidationException");
  });

  it("are offered for a model that has one too, and not for one that needs none", async () => {
    expect(await offers("anthropic.claude-sonnet-4-6")).toHaveLength(1);
    expect((await errorOf(offers("amazon.nova-pro-v1:0"))).name).toBe("ValidationException");
  });
});
