import {
  GetRegionOptStatusCommand,
  ListRegionsCommand,
  type ListRegionsCommandInput,
} from "@aws-sdk/client-account";
import {
  DescribeAgreementCommand,
  GetAgreementEntitlementsCommand,
  GetAgreementTermsCommand,
  SearchAgreementsCommand,
  type SearchAgreementsCommandInput,
} from "@aws-sdk/client-marketplace-agreement";
import { ListServiceQuotasCommand } from "@aws-sdk/client-service-quotas";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import { clientsFor, errorOf } from "./clients";
import { clients, servesFirstLook, standIn } from "./served";

servesFirstLook();

describe("sts", () => {
  const assume = (input: Partial<ConstructorParameters<typeof AssumeRoleCommand>[0]>) =>
    clients.sts().send(
      new AssumeRoleCommand({
        RoleArn: "arn:aws:iam::444455556666:role/BedrockReadinessRead",
        RoleSessionName: "readiness",
        ExternalId: "7f3c2b1a",
        ...input,
      }),
    );

  it("says who calls", async () => {
    const { $metadata: _, ...identity } = await clients
      .sts()
      .send(new GetCallerIdentityCommand({}));
    expect(identity).toEqual({
      Account: "111122223333",
      Arn: "arn:aws:sts::111122223333:assumed-role/TeamAdmin/alice@example.com",
      UserId: "AROAEXAMPLETEAMADMIN1:alice@example.com",
    });
  });

  it("gives keys for a role, and they work", async () => {
    const { Credentials, AssumedRoleUser } = await assume({ DurationSeconds: 900 });
    expect(AssumedRoleUser?.Arn).toBe(
      "arn:aws:sts::444455556666:assumed-role/BedrockReadinessRead/readiness",
    );
    expect(Credentials?.Expiration).toBeInstanceOf(Date);
    const inRole = clientsFor(standIn.url, {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    });
    const identity = await inRole.sts().send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe("444455556666");
    const wrongToken = clientsFor(standIn.url, {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: "wrong",
    });
    const error = await errorOf(wrongToken.sts().send(new GetCallerIdentityCommand({})));
    expect(error).toMatchObject({ name: "InvalidClientTokenId", status: 403 });
  });

  it.each([
    { name: "no external id", input: { ExternalId: undefined }, error: "AccessDenied" },
    { name: "a wrong external id", input: { ExternalId: "other" }, error: "AccessDenied" },
    {
      name: "no such role",
      input: { RoleArn: "arn:aws:iam::444455556666:role/Nobody" },
      error: "AccessDenied",
    },
    {
      name: "no such account",
      input: { RoleArn: "arn:aws:iam::123456789012:role/X" },
      error: "AccessDenied",
    },
    { name: "no ARN", input: { RoleArn: "not-an-arn-but-long-enough" }, error: "ValidationError" },
    { name: "too short a session", input: { DurationSeconds: 899 }, error: "ValidationError" },
    { name: "too long a session", input: { DurationSeconds: 43_201 }, error: "ValidationError" },
  ])("refuses $name", async ({ input, error }) => {
    expect((await errorOf(assume(input as object))).name).toBe(error);
  });
});

describe("account", () => {
  const list = (input: ListRegionsCommandInput) =>
    clients.account().send(new ListRegionsCommand(input));

  it("pages through the regions, twenty at a time unless told otherwise", async () => {
    const first = await list({});
    expect(first.Regions).toHaveLength(20);
    const second = await list({ NextToken: first.NextToken ?? "" });
    expect((first.Regions?.length ?? 0) + (second.Regions?.length ?? 0)).toBe(25);
    expect(second.NextToken).toBeUndefined();
  });

  it("filters by status", async () => {
    const { Regions } = await list({
      MaxResults: 50,
      RegionOptStatusContains: ["ENABLING", "ENABLED"],
    });
    expect(Regions).toEqual([
      { RegionName: "eu-south-1", RegionOptStatus: "ENABLED" },
      { RegionName: "eu-south-2", RegionOptStatus: "ENABLED" },
      { RegionName: "ap-southeast-4", RegionOptStatus: "ENABLING" },
    ]);
  });

  it("tells one region's status", async () => {
    const command = new GetRegionOptStatusCommand({ RegionName: "af-south-1" });
    expect((await clients.account().send(command)).RegionOptStatus).toBe("DISABLED");
  });

  it.each([
    { input: { MaxResults: 0 }, name: "ValidationException" },
    { input: { MaxResults: 51 }, name: "ValidationException" },
    { input: { RegionOptStatusContains: ["ASLEEP"] }, name: "ValidationException" },
    { input: { NextToken: "made-up" }, name: "ValidationException" },
    { input: { AccountId: "444455556666" }, name: "AccessDeniedException" },
  ])("refuses $input", async ({ input, name }) => {
    expect((await errorOf(list(input as object))).name).toBe(name);
  });

  it("refuses a region that is off as if the key were bad", async () => {
    for (const region of ["af-south-1", "ap-southeast-4"]) {
      const error = await errorOf(
        clients.quotas(region).send(new ListServiceQuotasCommand({ ServiceCode: "bedrock" })),
      );
      expect(error).toMatchObject({ name: "UnrecognizedClientException", status: 403 });
    }
  });
});

describe("marketplace agreements", () => {
  const acceptor = [
    { name: "PartyType", values: ["Acceptor"] },
    { name: "AgreementType", values: ["PurchaseAgreement"] },
  ];
  const search = (input: SearchAgreementsCommandInput) =>
    clients.marketplace().send(new SearchAgreementsCommand(input));
  const withFilters = (...filters: { name: string; values: string[] }[]) =>
    search({ catalog: "AWSMarketplace", filters: [...acceptor, ...filters] });

  it("are listed newest first, and paged", async () => {
    const { agreementViewSummaries: all = [] } = await search({ filters: acceptor });
    expect(all.length).toBeGreaterThan(20);
    const times = all.map((it) => it.acceptanceTime?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((left, right) => right - left));
    const first = await search({ filters: acceptor, maxResults: 20 });
    const second = await search({
      filters: acceptor,
      maxResults: 20,
      nextToken: first.nextToken ?? "",
    });
    const ids = [...(first.agreementViewSummaries ?? []), ...(second.agreementViewSummaries ?? [])];
    expect(ids.map((it) => it.agreementId)).toEqual(all.map((it) => it.agreementId));
  });

  it("are found by product, and tell why they fail", async () => {
    const { agreementViewSummaries: found = [] } = await withFilters(
      { name: "ResourceIdentifier", values: ["prod-k5bywj2464j7c"] },
      { name: "Status", values: ["ACTIVE"] },
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      status: "ACTIVE",
      agreementType: "PurchaseAgreement",
      acceptor: { accountId: "111122223333" },
      proposalSummary: { resources: [{ id: "prod-k5bywj2464j7c" }] },
    });
    const agreementId = found[0]?.agreementId ?? "";
    const { agreementEntitlements } = await clients
      .marketplace()
      .send(new GetAgreementEntitlementsCommand({ agreementId }));
    expect(agreementEntitlements).toMatchObject([
      { status: "FAILED", statusReasonCode: "INVALID_PAYMENT_INSTRUMENT" },
    ]);
    const described = await clients
      .marketplace()
      .send(new DescribeAgreementCommand({ agreementId }));
    expect(described.acceptanceTime).toEqual(found[0]?.acceptanceTime);
    const { acceptedTerms } = await clients
      .marketplace()
      .send(new GetAgreementTermsCommand({ agreementId }));
    expect(acceptedTerms).toHaveLength(1);
  });

  it("has none without a product, of another type, or proposed", async () => {
    const none = async (call: ReturnType<typeof search>) =>
      expect((await call).agreementViewSummaries).toEqual([]);
    await none(withFilters({ name: "ResourceIdentifier", values: ["prod-nobody"] }));
    await none(withFilters({ name: "ResourceType", values: ["AmiProduct"] }));
    await none(withFilters({ name: "AfterEndTime", values: ["2020-01-01T00:00:00Z"] }));
    await none(
      search({ filters: [{ name: "PartyType", values: ["Proposer"] }, ...acceptor.slice(1)] }),
    );
  });

  it.each([
    {
      name: "a combination that AWS does not support",
      filters: [
        ...acceptor,
        { name: "ResourceType", values: ["X"] },
        { name: "Status", values: ["ACTIVE"] },
      ],
      message: "Provided combination of filters is not supported",
    },
    { name: "no agreement type", filters: acceptor.slice(0, 1), message: "AgreementType" },
    { name: "no party", filters: acceptor.slice(1), message: "PartyType" },
    {
      name: "a filter nobody knows",
      filters: [...acceptor, { name: "Colour", values: ["blue"] }],
      message: "Colour",
    },
    {
      name: "a status nobody knows",
      filters: [...acceptor, { name: "Status", values: ["PENDING"] }],
      message: "PENDING",
    },
  ])("refuses $name", async ({ filters, message }) => {
    const error = await errorOf(search({ filters }));
    expect(error).toMatchObject({ name: "ValidationException", status: 400 });
    expect(error.message).toContain(message);
  });

  it.each([
    { maxResults: 0 },
    { maxResults: 51 },
    { nextToken: "made-up" },
    { catalog: "Elsewhere" },
    { sort: { sortBy: "StartTime" } },
  ])("refuses %o", async (input) => {
    expect((await errorOf(search({ filters: acceptor, ...input }))).name).toBe(
      "ValidationException",
    );
  });

  it("does not know an agreement of nobody", async () => {
    const command = new DescribeAgreementCommand({ agreementId: "agmt-nobody" });
    expect((await errorOf(clients.marketplace().send(command))).name).toBe(
      "ResourceNotFoundException",
    );
  });

  it("lives in us-east-1 alone", async () => {
    const command = new SearchAgreementsCommand({ filters: acceptor });
    const error = await errorOf(clients.marketplace("eu-west-1").send(command));
    expect(error.name).toBe("InvalidSignatureException");
  });
});
