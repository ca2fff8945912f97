import { connect } from "node:net";
import { ListRegionsCommand } from "@aws-sdk/client-account";
import {
  GetFoundationModelAvailabilityCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelsCommand,
} from "@aws-sdk/client-bedrock";
import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { clientsFor, errorOf } from "./clients";
import { signedFetch } from "./signed-fetch";

const MODEL = "anthropic.claude-sonnet-4-6";

let standIn: StandIn;
let clients: ReturnType<typeof clientsFor>;

beforeAll(async () => {
  standIn = await startStandIn({ world: "all-ready" });
  clients = clientsFor(standIn.url);
});
beforeEach(() => standIn.control.reset());
afterAll(() => standIn.close());

async function control(verb: string, name: string, body?: unknown) {
  const response = await fetch(`${standIn.url}/_stand-in/${name}`, {
    method: verb,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, value: await response.json() };
}

const availability = () =>
  clients.bedrock().send(new GetFoundationModelAvailabilityCommand({ modelId: MODEL }));

describe("calls", () => {
  it("are counted by account, region, service and operation", async () => {
    await availability();
    await availability();
    standIn.control.addFaults({ fault: { kind: "throttle" }, times: 1 });
    await errorOf(availability());
    expect((await control("GET", "calls")).value).toEqual({
      calls: [
        {
          account: "111122223333",
          region: "eu-west-1",
          service: "bedrock",
          operation: "GetFoundationModelAvailability",
          calls: 3,
          throttled: 1,
          failed: 0,
          mostASecond: expect.any(Number),
        },
      ],
      writes: [],
    });
    await control("DELETE", "calls");
    expect(standIn.control.calls()).toEqual([]);
  });

  it.each([
    { path: "converse", operation: "Converse" },
    { path: "invoke", operation: "InvokeModel" },
    { path: "invoke-with-response-stream", operation: "InvokeModelWithResponseStream" },
  ])("to $path a model are answered, and written down", async ({ path, operation }) => {
    const target = `/model/${MODEL}/${path}`;
    const response = await signedFetch({ url: standIn.url, target, method: "POST", body: "{}" });
    expect(response.status).toBe(400);
    expect(standIn.control.writes()).toEqual([
      {
        account: "111122223333",
        region: "eu-west-1",
        service: "bedrock-runtime",
        operation,
        model: MODEL,
        status: 400,
        took: false,
        at: expect.stringMatching(/^\d{4}-/),
      },
    ]);
  });

  it("over HTTP/2, as a runtime client makes them, are written down too", async () => {
    const { hostname, port } = new URL(standIn.url);
    await new Promise<void>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => {
        socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      });
      socket.on("close", () => resolve());
      socket.on("error", () => resolve());
    });
    expect(standIn.control.writes()).toMatchObject([
      { service: "bedrock-runtime", operation: "HTTP/2" },
    ]);
  });
});

describe("given", () => {
  it("changes a model's agreement, at once and by script", async () => {
    await control("POST", "given", {
      change: "access",
      models: [MODEL],
      agreement: { kind: "pending", ends: { how: "complete", inMs: 400 } },
    });
    expect((await availability()).agreementAvailability?.status).toBe("PENDING");
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect((await availability()).agreementAvailability?.status).toBe("AVAILABLE");
  });

  it("changes entitlement, authorization and region", async () => {
    await control("POST", "given", {
      change: "access",
      provider: "Anthropic",
      regions: ["eu-west-1"],
      entitlement: "NOT_AVAILABLE",
      authorization: "NOT_AUTHORIZED",
      region: "NOT_AVAILABLE",
    });
    expect(await availability()).toMatchObject({
      entitlementAvailability: "NOT_AVAILABLE",
      authorizationStatus: "NOT_AUTHORIZED",
      regionAvailability: "NOT_AVAILABLE",
    });
  });

  it("changes quotas, regions and the form", async () => {
    const quota = new GetServiceQuotaCommand({ ServiceCode: "bedrock", QuotaCode: "L-15B8E632" });
    expect((await clients.quotas().send(quota)).Quota?.Value).toBe(6_000_000);
    const changes = [
      { change: "quota", codes: ["L-15B8E632"], applied: { kind: "value", value: 0 } },
      { change: "region", region: "eu-west-2", status: "DISABLED" },
      { change: "form", form: "missing" },
    ];
    expect((await control("POST", "given", changes)).status).toBe(200);
    expect((await clients.quotas().send(quota)).Quota?.Value).toBe(0);
    const off = clients.bedrock("eu-west-2").send(new ListFoundationModelsCommand({}));
    expect((await errorOf(off)).name).toBe("UnrecognizedClientException");
    const { Regions = [] } = await clients.account().send(new ListRegionsCommand({}));
    expect(Regions).toContainEqual({ RegionName: "eu-west-2", RegionOptStatus: "DISABLED" });
    const form = clients.bedrock().send(new GetUseCaseForModelAccessCommand({}));
    expect((await errorOf(form)).name).toBe("ResourceNotFoundException");
  });

  it.each([
    { name: "an unknown change", body: { change: "weather" } },
    { name: "an unknown account", body: { change: "form", account: "1", form: "missing" } },
    { name: "an unknown member", body: { change: "form", form: "missing", colour: "blue" } },
    { name: "an unknown state", body: { change: "form", form: "lost" } },
  ])("refuses $name", async ({ body }) => {
    expect((await control("POST", "given", body)).status).toBe(400);
  });

  it("is undone by a reset", async () => {
    await control("POST", "given", { change: "form", form: "missing" });
    await control("POST", "reset");
    await clients.bedrock().send(new GetUseCaseForModelAccessCommand({}));
  });
});

describe("faults, policy, pace and truth", () => {
  it("adds faults and clears them", async () => {
    const add = [{ id: "x", when: { region: "eu-west-1" }, fault: { kind: "throttle" } }];
    expect((await control("POST", "faults", { add })).status).toBe(200);
    expect((await errorOf(availability())).name).toBe("ThrottlingException");
    await control("POST", "faults", { clear: "x" });
    await availability();
    const wrong = { add: [{ fault: { kind: "earthquake" } }] };
    expect((await control("POST", "faults", wrong)).status).toBe(400);
    const unnamed = { add: [{ fault: { kind: "named", name: "Nobody" } }] };
    expect((await control("POST", "faults", unnamed)).status).toBe(400);
  });

  it("sets a policy", async () => {
    await control("POST", "policy", { deny: ["bedrock:*"] });
    expect((await errorOf(availability())).name).toBe("AccessDeniedException");
  });

  it("sets a pace for Bedrock", async () => {
    await control("POST", "pace", { rate: 2 });
    const ends = await Promise.allSettled([availability(), availability(), availability()]);
    expect(ends.filter((end) => end.status === "rejected")).toHaveLength(1);
  });

  it("tells the truth of the running world", async () => {
    await control("POST", "given", {
      change: "access",
      models: [MODEL],
      agreement: { kind: "error", message: "no card" },
    });
    const { accounts } = standIn.control.truth();
    const cell = accounts[0]?.regions
      .find((region) => region.region === "eu-west-1")
      ?.models.find((model) => model.modelId === MODEL);
    expect(cell?.agreement).toMatchObject({ status: "ERROR", errorMessage: "no card" });
    expect((await control("GET", "truth")).value.world).toBe("all-ready");
  });

  it("does not know what it was not taught", async () => {
    expect((await control("GET", "weather")).status).toBe(404);
    const response = await fetch(`${standIn.url}/_stand-in/faults`, { method: "POST", body: "{" });
    expect(response.status).toBe(400);
  });
});
