import { ListRegionsCommand } from "@aws-sdk/client-account";
import {
  GetFoundationModelAvailabilityCommand,
  ListFoundationModelsCommand,
} from "@aws-sdk/client-bedrock";
import { SearchAgreementsCommand } from "@aws-sdk/client-marketplace-agreement";
import { ListServiceQuotasCommand } from "@aws-sdk/client-service-quotas";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NAMED_FAULTS } from "@/lib/stand-in/faults/named";
import type { FaultAction } from "@/lib/stand-in/faults/types";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { clientsFor, errorOf } from "./clients";

const MODEL = "amazon.nova-pro-v1:0";

let standIn: StandIn;
let clients: ReturnType<typeof clientsFor>;

beforeAll(async () => {
  standIn = await startStandIn({ world: "all-ready" });
  clients = clientsFor(standIn.url);
});
beforeEach(() => standIn.control.reset());
afterAll(() => standIn.close());

const models = () => clients.bedrock().send(new ListFoundationModelsCommand({}));
const availability = () =>
  clients.bedrock().send(new GetFoundationModelAvailabilityCommand({ modelId: MODEL }));
const calls = {
  bedrock: models,
  servicequotas: () =>
    clients.quotas().send(new ListServiceQuotasCommand({ ServiceCode: "bedrock" })),
  account: () => clients.account().send(new ListRegionsCommand({})),
  sts: () => clients.sts().send(new GetCallerIdentityCommand({})),
  "aws-marketplace": () =>
    clients.marketplace().send(
      new SearchAgreementsCommand({
        filters: [
          { name: "PartyType", values: ["Acceptor"] },
          { name: "AgreementType", values: ["PurchaseAgreement"] },
        ],
      }),
    ),
};
const spoil = (fault: FaultAction) => standIn.control.addFaults({ fault });

describe("named faults arrive on GetFoundationModelAvailability in their wire form", () => {
  it.each(Object.entries(NAMED_FAULTS))("%s", async (name, fault) => {
    standIn.control.addFaults({ when: { model: MODEL }, fault: { kind: "named", name } });
    expect(await errorOf(availability())).toEqual({
      name: fault.name,
      message: fault.message,
      status: fault.status,
    });
    await models();
  });
});

describe("throttling has each service's own shape", () => {
  it.each([
    { service: "bedrock", name: "ThrottlingException", status: 429 },
    { service: "servicequotas", name: "TooManyRequestsException", status: 400 },
    { service: "account", name: "TooManyRequestsException", status: 429 },
    { service: "sts", name: "Throttling", status: 400 },
    { service: "aws-marketplace", name: "ThrottlingException", status: 400 },
  ] as const)("$service: $name", async ({ service, name, status }) => {
    spoil({ kind: "throttle" });
    expect(await errorOf(calls[service]())).toMatchObject({ name, status });
  });
});

describe("broken answers", () => {
  it.each<{ name: string; fault: FaultAction; error: RegExp }>([
    { name: "HTML", fault: { kind: "html", status: 503 }, error: /SyntaxError/ },
    { name: "an empty body", fault: { kind: "empty", status: 500 }, error: /.+/ },
    { name: "a cut answer", fault: { kind: "cut" }, error: /Error|ECONNRESET/ },
    { name: "a host that is not there", fault: { kind: "dead" }, error: /ECONNRESET|Error/ },
    {
      name: "an error of any name",
      fault: { kind: "error", name: "Whatever", status: 418, message: "m" },
      error: /Whatever/,
    },
    {
      name: "half of the JSON",
      fault: { kind: "shape", shape: "truncated" },
      error: /SyntaxError/,
    },
  ])("$name", async ({ fault, error }) => {
    spoil(fault);
    expect((await errorOf(models())).name).toMatch(error);
    standIn.control.clearFaults();
    expect((await models()).modelSummaries?.length).toBeGreaterThan(0);
  });

  it("hangs until the client has had enough", async () => {
    spoil({ kind: "hang" });
    const send = clients
      .bedrock()
      .send(new ListFoundationModelsCommand({}), { abortSignal: AbortSignal.timeout(300) });
    expect((await errorOf(send)).name).toMatch(/AbortError|TimeoutError/);
  });

  it("is slow", async () => {
    spoil({ kind: "slow", ms: 300 });
    const startedAt = performance.now();
    await models();
    expect(performance.now() - startedAt).toBeGreaterThan(290);
  });

  it("says when to come back", async () => {
    spoil({ kind: "throttle", retryAfterSeconds: 3 });
    const error: unknown = await models().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ $response: { headers: { "retry-after": "3" } } });
  });

  it.each(["array", "null", "empty-object"] as const)("answers %s", async (shape) => {
    spoil({ kind: "shape", shape });
    const { $metadata: _, ...answer } = await availability().catch(() => ({ $metadata: {} }));
    expect(answer).not.toHaveProperty("authorizationStatus");
  });

  it("answers types that nobody expects, and values that nobody knows", async () => {
    spoil({ kind: "shape", shape: "wrong-types" });
    expect((await availability()).authorizationStatus).toBe(42);
    standIn.control.clearFaults();
    spoil({ kind: "unknown-enum", member: "authorizationStatus" });
    const answer = await availability();
    expect(answer.authorizationStatus).toBe("UNDER_REVIEW");
    expect(answer.regionAvailability).toBe("AVAILABLE");
  });
});

describe("policies", () => {
  const user =
    "User: arn:aws:sts::111122223333:assumed-role/TeamAdmin/alice@example.com is not authorized to perform: ";

  it("deny an action as an identity policy does", async () => {
    standIn.control.setPolicy({ deny: ["bedrock:ListFoundationModels"] });
    expect(await errorOf(models())).toEqual({
      name: "AccessDeniedException",
      status: 403,
      message: `${user}bedrock:ListFoundationModels because no identity-based policy allows the bedrock:ListFoundationModels action`,
    });
    await availability();
  });

  it("deny an action as a service control policy does", async () => {
    standIn.control.setPolicy({ denyByScp: ["bedrock:Get*"] });
    const { message } = await errorOf(availability());
    expect(message).toBe(
      `${user}bedrock:GetFoundationModelAvailability with an explicit deny in a service control policy`,
    );
    await models();
  });

  it("allow exactly what they list, and always GetCallerIdentity", async () => {
    standIn.control.setPolicy({ allow: ["servicequotas:ListServiceQuotas"] });
    await calls.servicequotas();
    await calls.sts();
    expect((await errorOf(models())).name).toBe("AccessDeniedException");
    expect((await errorOf(calls.account())).name).toBe("AccessDeniedException");
    expect((await errorOf(calls["aws-marketplace"]())).name).toBe("AccessDeniedException");
  });

  it("deny by fault, in one region only", async () => {
    standIn.control.addFaults({
      when: { region: "eu-west-1" },
      fault: { kind: "deny", by: "permissions-boundary" },
    });
    expect((await errorOf(models())).message).toContain("because no permissions boundary allows");
    await clients.bedrock("eu-west-2").send(new ListFoundationModelsCommand({}));
  });
});
