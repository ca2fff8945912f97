import { describe, expect, it } from "vitest";
import { z } from "zod";
import { call } from "@/lib/aws/connect/call";
import { isCurable } from "@/lib/domain/facts/fault";
import { anEnv } from "@/tests/support/an-env";

const schema = z.object({ field: z.string() });
const thrown = (
  name: string,
  { status = 400, headers = {} as Record<string, string>, message = "refused" } = {},
) =>
  Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status, requestId: "r-1" },
    $response: { statusCode: status, headers },
  });

/** Makes one call that is answered so; gives what came of it and how often it was sent. */
async function calling(
  answer: () => unknown,
  {
    signal = new AbortController().signal,
    credentials = async (): Promise<unknown> => undefined,
  } = {},
) {
  const env = anEnv({ credentials });
  let sent = 0;
  const reading = await call(env, {
    region: "eu-west-1",
    service: "bedrock",
    operation: "GetThing",
    signal,
    send: async () => {
      sent += 1;
      return answer();
    },
    schema,
  });
  const fault = reading.status === "failed" ? reading.fault : null;
  return { reading, fault, sent, stats: env.stats };
}
const throwing = (error: Error) => () => {
  throw error;
};

describe("a call", () => {
  it.each<[string, () => unknown, string | null, number, boolean]>([
    ["of another form is asked once", () => ({}), "answer-shape-unexpected", 1, false],
    [
      "that is not JSON is asked again",
      throwing(thrown("SyntaxError", { status: 200, message: "Unexpected token <" })),
      "answer-not-json",
      3,
      true,
    ],
    [
      "refused for a billion seconds is asked once",
      throwing(
        thrown("ThrottlingException", { status: 429, headers: { "retry-after": "1000000000" } }),
      ),
      "retry-after-too-long",
      1,
      false,
    ],
    [
      "refused for a minute is left to a later pass",
      throwing(thrown("ThrottlingException", { status: 429, headers: { "retry-after": "60" } })),
      null,
      1,
      true,
    ],
    [
      "unavailable for a minute and a second is asked once",
      throwing(
        thrown("ServiceUnavailableException", { status: 503, headers: { "retry-after": "61" } }),
      ),
      "retry-after-too-long",
      1,
      false,
    ],
  ])("%s", async (_name, answer, cause, sent, curable) => {
    const { fault, sent: times } = await calling(answer);
    expect(times).toBe(sent);
    expect(fault && isCurable(fault)).toBe(curable);
    if (cause !== null) expect(fault?.cause).toBe(cause);
  });

  it("that is cancelled before it is sent is not sent, and not counted", async () => {
    const { reading, sent, stats } = await calling(() => ({ field: "x" }), {
      signal: AbortSignal.abort(),
    });
    expect([reading.status, sent, stats.calls]).toEqual(["never", 0, 0]);
  });

  it("that is cancelled while credentials are waited for is not sent either", async () => {
    const controller = new AbortController();
    const credentials = () => {
      queueMicrotask(() => controller.abort());
      return new Promise<never>(() => undefined);
    };
    const { reading, sent } = await calling(() => ({}), { signal: controller.signal, credentials });
    expect([reading.status, sent]).toEqual(["never", 0]);
  });

  it("without credentials is not sent, and says why", async () => {
    const credentials = async () => {
      throw thrown("CredentialsProviderError", { message: "Could not load credentials" });
    };
    const { fault, sent, stats } = await calling(() => ({}), { credentials });
    expect(fault).toMatchObject({ code: "CredentialsMissing", operation: "GetThing" });
    expect([sent, stats.calls]).toEqual([0, 0]);
  });

  it("that fails brings AWS's words in one line, without controls", async () => {
    const { fault } = await calling(
      throwing(thrown("AccessDeniedException", { message: "no\u001b[31m\n\u202eaccess" })),
    );
    expect(fault?.message).toBe("no[31m access");
  });

  it("has a number that grows with each attempt", async () => {
    const numbers: number[] = [];
    const env = anEnv();
    for (let count = 0; count < 3; count += 1) {
      const reading = await call(env, {
        region: "eu-west-1",
        service: "bedrock",
        operation: "GetThing",
        signal: new AbortController().signal,
        send: async () => (count === 1 ? {} : { field: "x" }),
        schema,
      });
      if (reading.status === "read") numbers.push(reading.source.attempt);
      if (reading.status === "failed") numbers.push(reading.fault.attempt);
    }
    expect(numbers).toHaveLength(3);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(3);
  });
});
