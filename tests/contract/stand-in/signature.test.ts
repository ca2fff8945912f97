import { ListFoundationModelsCommand } from "@aws-sdk/client-bedrock";
import { ListServiceQuotasCommand } from "@aws-sdk/client-service-quotas";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";
import { type ClientKey, clientsFor, errorOf } from "./clients";
import { signedFetch } from "./signed-fetch";

const GIVEN = { accessKeyId: "AKIAGIVENKEY00000001", secretAccessKey: "given secret" };

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn({
    world: "first-look",
    keys: [GIVEN],
  });
});
beforeEach(() => standIn.control.reset());
afterAll(() => standIn.close());

const models = (key: ClientKey) =>
  clientsFor(standIn.url, key).bedrock().send(new ListFoundationModelsCommand({}));
const quotas = (key: ClientKey) =>
  clientsFor(standIn.url, key)
    .quotas()
    .send(new ListServiceQuotasCommand({ ServiceCode: "bedrock" }));
const identity = (key: ClientKey) =>
  clientsFor(standIn.url, key).sts().send(new GetCallerIdentityCommand({}));

describe("whose key is accepted", () => {
  it.each([
    { name: "the documentation's", key: DOCUMENTATION_KEY, account: "111122223333" },
    { name: "a given one", key: GIVEN, account: "111122223333" },
    {
      name: "the world's own",
      key: {
        accessKeyId: "AKIAI44QH8DHBEXAMPLE",
        secretAccessKey: "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
      },
      account: "777788889999",
    },
  ])("$name", async ({ key, account }) => {
    expect((await identity(key)).Account).toBe(account);
  });
});

describe("what is refused", () => {
  const unknown = { ...DOCUMENTATION_KEY, accessKeyId: "AKIANOBODY0000000000" };
  const wrong = { ...DOCUMENTATION_KEY, secretAccessKey: "wrong" };

  it.each([
    { name: "an unknown key", call: models, key: unknown, error: "UnrecognizedClientException" },
    { name: "an unknown key", call: quotas, key: unknown, error: "UnrecognizedClientException" },
    { name: "an unknown key", call: identity, key: unknown, error: "InvalidClientTokenId" },
    { name: "a wrong secret", call: models, key: wrong, error: "InvalidSignatureException" },
    { name: "a wrong secret", call: quotas, key: wrong, error: "InvalidSignatureException" },
    { name: "a wrong secret", call: identity, key: wrong, error: "SignatureDoesNotMatch" },
  ])("$name: $error", async ({ call, key, error }) => {
    expect(await errorOf(call(key))).toMatchObject({ name: error, status: 403 });
  });

  it("is written in AWS's words", async () => {
    expect((await errorOf(models(unknown))).message).toBe(
      "The security token included in the request is invalid.",
    );
    expect((await errorOf(models(wrong))).message).toContain(
      "The request signature we calculated does not match the signature you provided.",
    );
  });
});

describe("when it was signed", () => {
  const signedAt = (offsetMs: number, service = "bedrock") =>
    signedFetch({ url: standIn.url, target: "/foundation-models", service, offsetMs });

  it.each([
    { minutes: -4.9, status: 200, text: "modelSummaries" },
    { minutes: 4.9, status: 200, text: "modelSummaries" },
    { minutes: -5.1, status: 403, text: "Signature expired: " },
    { minutes: 5.1, status: 403, text: "Signature not yet current: " },
  ])("$minutes minutes from now: $status", async ({ minutes, status, text }) => {
    const response = await signedAt(minutes * 60_000);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });

  it("follows a clock that is set wrong, and shows it in the Date header", async () => {
    standIn.control.setClock({ headerOffsetMs: 600_000, windowOffsetMs: 600_000 });
    const response = await signedAt(0);
    expect(response.headers.get("x-amzn-errortype")).toBe("InvalidSignatureException");
    expect(await response.text()).toMatch(/\d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)/);
    const date = Date.parse(response.headers.get("date") ?? "");
    expect(date - Date.now()).toBeGreaterThan(590_000);
    expect((await signedAt(600_000)).status).toBe(200);
  });

  it("shows the real clock otherwise, and a request id", async () => {
    const response = await signedAt(0);
    expect(Math.abs(Date.parse(response.headers.get("date") ?? "") - Date.now())).toBeLessThan(
      3000,
    );
    expect(response.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("refuses a service that is not played", async () => {
    const response = await signedAt(0, "s3");
    expect(response.headers.get("x-amzn-errortype")).toBe("InvalidSignatureException");
  });
});

describe("without a good Authorization header", () => {
  it.each([
    { name: "none", authorization: undefined, error: "MissingAuthenticationTokenException" },
    { name: "a bearer token", authorization: "Bearer abc", error: "AccessDeniedException" },
    {
      name: "half a one",
      authorization: "AWS4-HMAC-SHA256 Credential=a",
      error: "IncompleteSignatureException",
    },
  ])("$name: $error", async ({ authorization, error }) => {
    const response = await fetch(`${standIn.url}/foundation-models`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(response.status).toBe(403);
    expect(response.headers.get("x-amzn-errortype")).toBe(error);
  });

  it("answers a query service in XML", async () => {
    const response = await fetch(standIn.url, {
      method: "POST",
      body: new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" }),
    });
    expect(await response.text()).toContain("<Code>MissingAuthenticationToken</Code>");
  });
});
