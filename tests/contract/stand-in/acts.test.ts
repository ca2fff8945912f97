import { EnableRegionCommand, GetRegionOptStatusCommand } from "@aws-sdk/client-account";
import {
  CreateFoundationModelAgreementCommand,
  GetFoundationModelAvailabilityCommand,
  ListFoundationModelAgreementOffersCommand,
  ListFoundationModelsCommand,
} from "@aws-sdk/client-bedrock";
import {
  CreateSupportCaseCommand,
  GetRequestedServiceQuotaChangeCommand,
  GetServiceQuotaCommand,
  RequestServiceQuotaIncreaseCommand,
} from "@aws-sdk/client-service-quotas";
import { AssumeRoleCommand, type AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { worldNamed } from "@/lib/stand-in/worlds/all";
import { clientsFor, errorOf } from "./clients";

const ROLE = "arn:aws:iam::111122223333:role/BedrockReadinessAct";
const WRITER = "writer.palmyra-x5-v1:0";
const OF_THE_AGREEMENT = { ends: { how: "complete", inMs: 0 } } as const;
let standIn: StandIn;
let clients: ReturnType<typeof clientsFor>;

beforeAll(async () => {
  const world = worldNamed("first-look");
  const accounts = world.accounts.map((account) => ({ ...account, privateOffers: [WRITER] }));
  standIn = await startStandIn({ world: { ...world, accounts } });
  clients = clientsFor(standIn.url);
});
afterAll(() => standIn.close());
beforeEach(() => standIn.control.reset());

const assume = (input: Partial<AssumeRoleCommandInput> = {}) =>
  clients.sts().send(
    new AssumeRoleCommand({
      RoleArn: ROLE,
      RoleSessionName: "one",
      SourceIdentity: "ada",
      ...input,
    }),
  );

/** Clients of a session of the act role. */
async function sessionOf(input: Partial<AssumeRoleCommandInput> = {}) {
  const { Credentials: given } = await assume(input);
  return clientsFor(standIn.url, {
    accessKeyId: given?.AccessKeyId ?? "",
    secretAccessKey: given?.SecretAccessKey ?? "",
    sessionToken: given?.SessionToken ?? "",
  });
}

describe("the role of acts", () => {
  it("tells for whom it was taken", async () => {
    expect((await assume()).SourceIdentity).toBe("ada");
  });

  it.each<[string, Partial<AssumeRoleCommandInput>, string]>([
    ["no source identity", { SourceIdentity: undefined }, "AccessDenied"],
    ["one with a blank", { SourceIdentity: "ada lovelace" }, "ValidationError"],
    ["a policy that is none", { Policy: "{}" }, "MalformedPolicyDocumentException"],
  ])("is not given with %s", async (_name, input, name) => {
    expect((await errorOf(assume(input))).name).toBe(name);
  });

  it("may do what its policy says, and nothing else", async () => {
    const { bedrock, account } = await sessionOf();
    const region = { RegionName: "af-south-1" };
    await account().send(new GetRegionOptStatusCommand(region));
    expect(await errorOf(bedrock().send(new ListFoundationModelsCommand({})))).toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringMatching(
        /no identity-based policy allows the bedrock:ListFoundationModels/,
      ),
    });
  });

  it("may do less under a session policy", async () => {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "account:GetRegionOptStatus", Resource: "*" }],
    });
    const { account } = await sessionOf({ Policy });
    const region = { RegionName: "af-south-1" };
    await account().send(new GetRegionOptStatusCommand(region));
    expect(await errorOf(account().send(new EnableRegionCommand(region)))).toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringMatching(/no session policy allows the account:EnableRegion/),
    });
  });
});

describe("offers", () => {
  const offers = async (offerType?: "ALL" | "PUBLIC") =>
    (
      await clients.bedrock().send(
        new ListFoundationModelAgreementOffersCommand({
          modelId: WRITER,
          ...(offerType && { offerType }),
        }),
      )
    ).offers ?? [];

  it("are the public one, unless all are asked for", async () => {
    expect(await offers()).toHaveLength(1);
    const all = await offers("ALL");
    expect(all.map(({ termDetails }) => termDetails?.validityTerm?.agreementDuration)).toEqual([
      undefined,
      "P365D",
    ]);
    expect(new Set(all.map(({ offerId }) => offerId)).size).toBe(2);
  });

  it("have rows by the names of their model's time", async () => {
    const rows = async (modelId: string) =>
      (
        await clients.bedrock().send(new ListFoundationModelAgreementOffersCommand({ modelId }))
      ).offers?.[0]?.termDetails?.usageBasedPricingTerm?.rateCard?.map(
        ({ dimension }) => dimension,
      );
    expect(await rows("anthropic.claude-sonnet-4-6")).toContain("USE1_InputTokenCount_Global");
    expect(await rows("anthropic.claude-opus-4-7")).toContain("USE1_input_tokens_global_standard");
  });
});

describe("an agreement that was accepted", () => {
  const accept = async () => {
    const { offers } = await clients
      .bedrock()
      .send(new ListFoundationModelAgreementOffersCommand({ modelId: WRITER }));
    const offerToken = offers?.[0]?.offerToken ?? "";
    await clients
      .bedrock()
      .send(new CreateFoundationModelAgreementCommand({ modelId: WRITER, offerToken }));
  };
  const status = async () =>
    (
      await clients
        .bedrock("us-east-1")
        .send(new GetFoundationModelAvailabilityCommand({ modelId: WRITER }))
    ).agreementAvailability?.status;

  it("is PENDING at first, and AVAILABLE once it is through", async () => {
    await accept();
    expect(await status()).toBe("PENDING");
    standIn.control.reset();
    standIn.control.given({ change: "after-writes", agreement: OF_THE_AGREEMENT });
    await accept();
    expect(await status()).toBe("AVAILABLE");
  });

  it("flaps once", async () => {
    const agreement = { ...OF_THE_AGREEMENT, flapsMs: 1_500 };
    standIn.control.given({ change: "after-writes", agreement });
    await accept();
    const seen: (string | undefined)[] = [await status()];
    await expect
      .poll(
        async () => {
          const now = await status();
          if (seen.at(-1) !== now) seen.push(now);
          return seen;
        },
        { interval: 5, timeout: 20_000 },
      )
      .toEqual(["AVAILABLE", "PENDING", "AVAILABLE"]);
  });

  it("fails as it is told to", async () => {
    const ends = { how: "error", inMs: 0, message: "INVALID_PAYMENT_INSTRUMENT" } as const;
    standIn.control.given({ change: "after-writes", agreement: { ends } });
    await accept();
    expect(await status()).toBe("ERROR");
  });
});

describe("a region that is enabled", () => {
  const status = async () =>
    (await clients.account().send(new GetRegionOptStatusCommand({ RegionName: "af-south-1" })))
      .RegionOptStatus;
  const enable = () =>
    clients.account().send(new EnableRegionCommand({ RegionName: "af-south-1" }));

  it("is ENABLING, and can't be asked for again", async () => {
    await enable();
    expect(await status()).toBe("ENABLING");
    expect(await errorOf(enable())).toMatchObject({ name: "ConflictException", status: 409 });
  });

  it("is ENABLED after a while, and may be asked for again then", async () => {
    standIn.control.given({ change: "after-writes", region: { inMs: 0 } });
    await enable();
    expect(await status()).toBe("ENABLED");
    await enable();
  });

  it("of another account is for the organisation's management account", async () => {
    const input = { RegionName: "af-south-1", AccountId: "444455556666" };
    const error = await errorOf(clients.account().send(new EnableRegionCommand(input)));
    expect(error.name).toBe("AccessDeniedException");
  });
});

describe("a quota that was asked for", () => {
  const quotas = () => clients.quotas("us-east-2");
  const seed = () => {
    const found = standIn.control
      .truth()
      .quotas.find(({ adjustable, name }) => adjustable && name.includes("Claude Sonnet 4.6"));
    if (found === undefined) throw new Error("no such quota");
    return { ServiceCode: "bedrock", QuotaCode: found.code, value: found.value };
  };
  const ask = async (input: { SupportCaseAllowed?: boolean } = {}) => {
    const { value, ...quota } = seed();
    const { RequestedQuota: made } = await quotas().send(
      new RequestServiceQuotaIncreaseCommand({ ...quota, ...input, DesiredValue: value * 2 }),
    );
    return made?.Id ?? "";
  };
  const change = async (RequestId: string) =>
    (await quotas().send(new GetRequestedServiceQuotaChangeCommand({ RequestId }))).RequestedQuota;

  it("is PENDING, and has a case once one was asked for", async () => {
    const RequestId = await ask();
    expect(await change(RequestId)).toMatchObject({ Status: "PENDING" });
    await quotas().send(new CreateSupportCaseCommand({ RequestId }));
    expect(await change(RequestId)).toMatchObject({
      Status: "CASE_OPENED",
      CaseId: expect.stringMatching(/^\d+$/),
    });
    const again = quotas().send(new CreateSupportCaseCommand({ RequestId }));
    expect((await errorOf(again)).name).toBe("InvalidResourceStateException");
  });

  it("is NOT_APPROVED where no case may be opened", async () => {
    expect(await change(await ask({ SupportCaseAllowed: false }))).toMatchObject({
      Status: "NOT_APPROVED",
    });
  });

  it("is applied once it is approved and due", async () => {
    const ends = { how: "approved", inMs: 0, appliedInMs: 0 } as const;
    standIn.control.given({ change: "after-writes", quota: { caseInMs: 0, ends } });
    const { value, ...quota } = seed();
    expect(await change(await ask())).toMatchObject({ Status: "APPROVED" });
    const now = await quotas().send(new GetServiceQuotaCommand(quota));
    expect(now.Quota?.Value).toBe(value * 2);
  });

  it("needs the role of Service Quotas, the first time", async () => {
    standIn.control.setPolicy({ deny: ["iam:CreateServiceLinkedRole"] });
    expect((await errorOf(ask())).name).toBe("DependencyAccessDeniedException");
  });

  it("is known by its id alone", async () => {
    expect((await errorOf(change("none"))).name).toBe("NoSuchResourceException");
  });
});
