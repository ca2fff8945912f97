import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { anAws } from "@/tests/support/an-aws";
import { KEYS, withEnvironment } from "@/tests/support/stand-in";

const NEVER = new AbortController().signal;

type Answer = { status: number; type: string; body: string };

const IDENTITY: Answer = {
  status: 200,
  type: "text/xml",
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/reader</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
};

const isOfSts = ({ method, url, headers }: IncomingMessage): boolean =>
  method === "POST" && url === "/" && headers["x-amz-target"] === undefined;

/** What the product makes of an endpoint that answers so, and `identity` to whoever asks whose credentials they are. */
async function answered<T>(
  answer: Answer,
  ask: (reader: AccountReader) => Promise<Reading<T>>,
  identity = IDENTITY,
): Promise<Reading<T>> {
  const server = createServer((request, response) => {
    const { status, type, body } = isOfSts(request) ? identity : answer;
    response.writeHead(status, { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const environment = { ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
  try {
    return await withEnvironment(environment, async () => {
      const access = { by: "default" } as const;
      const account = { key: "default", accountId: null, name: null, access };
      return ask((await anAws()).readerFor(account, { expect: null }));
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const JSON_TYPE = "application/json";
const json = (status: number, body: unknown): Answer => ({
  ...{ status, type: JSON_TYPE, body: JSON.stringify(body) },
});
const UNKNOWN_OPERATION = {
  Output: { __type: "com.amazon.coral.service#UnknownOperationException" },
  Version: "1.0",
};

describe("a form is missing by AWS's own word alone", () => {
  const ask = (reader: AccountReader) => reader.form("us-east-1", NEVER);

  it("which names the error", async () => {
    const message = "You have not filled out the request form.";
    const named = json(404, { __type: "ResourceNotFoundException", message });
    expect(await answered(named, ask)).toMatchObject({ status: "read", value: "missing" });
  });

  it.each<[what: string, answer: Answer]>([
    ["a front that knows of no such operation", json(404, UNKNOWN_OPERATION)],
    ["a gateway's own words", json(404, { message: "Not Found" })],
    ["a proxy's", json(404, { error: "no route" })],
    ["nothing", { status: 404, type: JSON_TYPE, body: "" }],
    ["a page", { status: 404, type: "text/html", body: "<html><body>404</body></html>" }],
  ])("%s is none", async (_what, answer) => {
    const read = await answered(answer, ask);
    expect(read).toMatchObject({
      status: "failed",
      fault: { operation: "GetUseCaseForModelAccess" },
    });
  });
});

describe("an answer that names its error elsewhere", () => {
  it("an operation that is not there is told as that", async () => {
    const read = await answered(json(404, UNKNOWN_OPERATION), (reader) =>
      reader.dataRetention("eu-west-1", NEVER),
    );
    expect(read).toMatchObject({ fault: { code: "InvalidAction", cause: "unknown-operation" } });
  });

  it.each([
    ["FAILED_KYC_COMPLIANCE", "account-suspended"],
    ["INVALID_ACCOUNT_STATE", "account-suspended"],
    ["DENIED_BY_PRIVATE_MARKETPLACE_POLICY", "product-restricted"],
    ["<b>", null],
  ])("the reason %s beside a message that says nothing", async (reason, cause) => {
    const message = "AccessDeniedException happened";
    const body = { __type: "com.amazonaws#AccessDeniedException", message, reason };
    const read = await answered(json(400, body), (reader) => reader.agreements(NEVER));
    expect(read).toMatchObject({ fault: { cause, message } });
  });

  it.each(["<html><body>Blocked</body></html>", "<!doctype html><p>Blocked"])(
    "a proxy's page where XML is expected: %s",
    async (body) => {
      const page = { status: 403, type: "text/html; charset=utf-8", body };
      const read = await answered(page, (reader) => reader.identity(NEVER), page);
      expect(read).toMatchObject({
        fault: { code: "UnexpectedResponse", cause: "answer-not-json", owner: "network" },
      });
    },
  );
});
