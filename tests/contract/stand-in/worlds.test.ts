import { ListRegionsCommand } from "@aws-sdk/client-account";
import {
  GetFoundationModelAvailabilityCommand,
  ListFoundationModelsCommand,
} from "@aws-sdk/client-bedrock";
import { SearchAgreementsCommand } from "@aws-sdk/client-marketplace-agreement";
import { ListServiceQuotasCommand } from "@aws-sdk/client-service-quotas";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterEach, describe, expect, it } from "vitest";
import { type StandIn, type StandInOptions, startStandIn } from "@/lib/stand-in/start";
import { clientsFor, errorOf } from "./clients";

let standIn: StandIn | undefined;
afterEach(() => standIn?.close());

async function start(options: StandInOptions) {
  const started = await startStandIn(options);
  standIn = started;
  return { control: started.control, url: started.url, clients: clientsFor(started.url) };
}

/** How many of these calls, made at once, were refused, and by what name. */
async function refusals(count: number, call: () => Promise<unknown>): Promise<string[]> {
  const ends = await Promise.allSettled(Array.from({ length: count }, call));
  return ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason.name)] : []));
}

describe("documented limits are always kept", () => {
  it("ListRegions takes five at once", async () => {
    const { clients } = await start({ world: "all-ready" });
    const client = clients.account();
    const refused = await refusals(8, () => client.send(new ListRegionsCommand({})));
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(new Set(refused)).toEqual(new Set(["TooManyRequestsException"]));
  });

  it("ListServiceQuotas takes twenty at once", async () => {
    const { clients } = await start({ world: "all-ready" });
    const client = clients.quotas();
    const command = () => client.send(new ListServiceQuotasCommand({ ServiceCode: "bedrock" }));
    const refused = await refusals(30, command);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused.length).toBeLessThanOrEqual(10);
    expect(new Set(refused)).toEqual(new Set(["TooManyRequestsException"]));
  });

  it("SearchAgreements takes five at once", async () => {
    const { clients } = await start({ world: "all-ready" });
    const client = clients.marketplace();
    const filters = [
      { name: "PartyType", values: ["Acceptor"] },
      { name: "AgreementType", values: ["PurchaseAgreement"] },
    ];
    const refused = await refusals(8, () => client.send(new SearchAgreementsCommand({ filters })));
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(new Set(refused)).toEqual(new Set(["ThrottlingException"]));
  });

  it("a rate limits each Bedrock operation of each region", async () => {
    const { clients } = await start({ world: "all-ready", rate: 3 });
    const list = (region: string) => () =>
      clients.bedrock(region).send(new ListFoundationModelsCommand({}));
    expect((await refusals(6, list("eu-west-1"))).length).toBeGreaterThanOrEqual(2);
    expect(await refusals(3, list("eu-west-2"))).toEqual([]);
  });
});

describe("latency", () => {
  it("comes before every answer", async () => {
    const { clients } = await start({ world: "all-ready", latencyMs: 120 });
    const startedAt = performance.now();
    await clients.bedrock().send(new ListFoundationModelsCommand({}));
    expect(performance.now() - startedAt).toBeGreaterThan(115);
  });
});

describe("first-look", () => {
  const stateOf = async (clients: ReturnType<typeof clientsFor>, modelId: string) => {
    const command = new GetFoundationModelAvailabilityCommand({ modelId });
    const answer = await clients.bedrock("us-west-2").send(command);
    return answer.agreementAvailability?.status;
  };

  it("lets agreements complete, fail, lapse and hang while one watches", async () => {
    const { clients } = await start({ world: "first-look", speed: 400 });
    const models = {
      completes: "anthropic.claude-sonnet-5",
      fails: "twelvelabs.pegasus-1-2-v1:0",
      lapses: "stability.stable-image-ultra-v1:1",
      hangs: "anthropic.claude-opus-4-8",
    };
    expect(await stateOf(clients, models.lapses)).toBe("PENDING");
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await stateOf(clients, models.completes)).toBe("AVAILABLE");
    expect(await stateOf(clients, models.fails)).toBe("ERROR");
    expect(await stateOf(clients, models.lapses)).toBe("NOT_AVAILABLE");
    expect(await stateOf(clients, models.hangs)).toBe("PENDING");
  });

  it("has a region that hangs, a cell that is throttled for ever, and one with an unknown value", async () => {
    const { clients } = await start({ world: "first-look" });
    const hanging = clients
      .bedrock("ap-south-1")
      .send(new ListFoundationModelsCommand({}), { abortSignal: AbortSignal.timeout(200) });
    expect((await errorOf(hanging)).name).toMatch(/AbortError|TimeoutError/);
    await clients
      .quotas("ap-south-1")
      .send(new ListServiceQuotasCommand({ ServiceCode: "bedrock" }));
    const cell = (region: string, modelId: string) =>
      clients.bedrock(region).send(new GetFoundationModelAvailabilityCommand({ modelId }));
    for (let index = 0; index < 3; index += 1) {
      const error = await errorOf(cell("ap-southeast-2", "minimax.minimax-m2.1"));
      expect(error.name).toBe("ThrottlingException");
    }
    expect((await cell("sa-east-1", "google.gemma-3-27b-it")).authorizationStatus).toBe(
      "UNDER_REVIEW",
    );
  });
});

describe("storm", () => {
  it("spoils about a third of the calls and answers the rest with first-look's facts", async () => {
    const { clients, control } = await start({ world: "storm" });
    const client = clients.bedrock();
    const modelId = "amazon.nova-pro-v1:0";
    const refused = await refusals(600, () =>
      client.send(new GetFoundationModelAvailabilityCommand({ modelId })),
    );
    const throttled = refused.filter((name) => name === "ThrottlingException").length;
    expect(throttled / 600).toBeGreaterThan(0.22);
    expect(throttled / 600).toBeLessThan(0.38);
    expect(refused.length - throttled).toBeGreaterThan(0);
    expect(refused.length - throttled).toBeLessThan(40);
    expect(control.calls()[0]?.throttled).toBe(throttled);
  });
});

describe("fleet", () => {
  const assume = (clients: ReturnType<typeof clientsFor>, accountId: string) =>
    clients.sts().send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/BedrockReadinessRead`,
        RoleSessionName: "readiness",
        ExternalId: "fleet-7f3c2b1a",
      }),
    );

  it("lets its hub into nine accounts, and not into the tenth", async () => {
    const { clients } = await start({ world: "fleet" });
    const ids = Array.from(
      { length: 10 },
      (_, index) => `2100000000${String(index + 1).padStart(2, "0")}`,
    );
    const ends = await Promise.allSettled(ids.map((id) => assume(clients, id)));
    const refused = ids.filter((_, index) => ends[index]?.status === "rejected");
    expect(refused).toEqual(["210000000008"]);
  });

  it("has a dead region in one account", async () => {
    const { clients, url } = await start({ world: "fleet" });
    const { Credentials } = await assume(clients, "210000000009");
    const member = clientsFor(url, {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    });
    await errorOf(member.bedrock("eu-west-1").send(new ListFoundationModelsCommand({})));
    await member.bedrock("eu-west-2").send(new ListFoundationModelsCommand({}));
    await clients.bedrock("eu-west-1").send(new ListFoundationModelsCommand({}));
  });
});

describe("large", () => {
  it("lists 34 regions and hundreds of models", async () => {
    const { clients } = await start({ world: "large" });
    const { Regions = [] } = await clients
      .account()
      .send(new ListRegionsCommand({ MaxResults: 50 }));
    expect(Regions).toHaveLength(34);
    const { modelSummaries = [] } = await clients
      .bedrock("us-east-1")
      .send(new ListFoundationModelsCommand({}));
    expect(modelSummaries.length).toBeGreaterThan(250);
  });
});
