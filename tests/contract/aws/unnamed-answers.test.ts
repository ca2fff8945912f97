import { describe, expect, it } from "vitest";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { type Answer, answered, JSON_TYPE, json } from "@/tests/support/one-answer";

const NEVER = new AbortController().signal;

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

  it("or has the number of a request", async () => {
    const bare = { status: 404, type: JSON_TYPE, body: "", requestId: "7c1f" };
    expect(await answered(bare, ask)).toMatchObject({ status: "read", value: "missing" });
  });

  it("and is there where AWS answers, whatever it gives of it", async () => {
    expect(await answered(json(200, {}), ask)).toMatchObject({ status: "read", value: "present" });
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
