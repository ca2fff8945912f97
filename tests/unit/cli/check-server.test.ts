import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { parseCheckFlags } from "@/lib/cli/check-args";
import { checkServer } from "@/lib/cli/check-server";

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

/** A dashboard that gives these answers one after the other; the last one stays. */
async function ask(
  args: readonly string[],
  answers: readonly Answer[],
  token: string | null = null,
) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(request);
    response.writeHead(answer?.status ?? 500, {
      "Content-Type": "application/json",
      ...answer?.headers,
    });
    response.end(JSON.stringify(answer?.body ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => new Promise((resolve) => server.close(() => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const flags = parseCheckFlags([...args, "--server", url]);
  if (!flags.ok) throw new Error(flags.error);
  const told = { out: "", err: "", now: 0 };
  const code = await checkServer(
    { ...flags.value, server: url },
    {
      token,
      out: (text) => {
        told.out += text;
      },
      err: (text) => {
        told.err += text;
      },
      now: () => told.now,
      sleep: async (ms) => {
        told.now += ms;
      },
    },
  );
  return { code, ...told, asked, url };
}

const report = (exitCode: 0 | 1 | 2, mayChange = false): Answer => ({
  status: 200,
  body: { schemaVersion: 1, exitCode, mayChange, scannedAt: null, report: `report ${exitCode}\n` },
});

describe("the gate by a dashboard", () => {
  it.each([0, 1, 2] as const)(
    "prints its report and exits with %d as it says",
    async (exitCode) => {
      const { code, out } = await ask([], [report(exitCode)]);
      expect([code, out]).toEqual([exitCode, `report ${exitCode}\n`]);
    },
  );

  it("asks for the names and the format by the token, and sends it nowhere else", async () => {
    const { asked } = await ask(["Payments assistant", "--format", "junit"], [report(0)], "brt_x");
    expect(asked[0]?.url).toBe("/api/check?name=Payments+assistant&format=junit");
    expect(asked[0]?.headers.authorization).toBe("Bearer brt_x");
  });

  it.each<[string, Answer, number, RegExp]>([
    [
      "a token is wanted",
      { status: 401, body: { message: "Sign in." } },
      3,
      /Put one into READINESS_TOKEN/,
    ],
    [
      "a name is none",
      { status: 400, body: { message: '"x" is no requirement.' } },
      3,
      /is no requirement/,
    ],
    [
      "it is not let see that",
      { status: 403, body: { message: "You may not." } },
      3,
      /You may not/,
    ],
    [
      "a sign-in stands before it",
      { status: 302, headers: { location: "https://login.example" } },
      3,
      /sends elsewhere/,
    ],
    [
      "its store does not work",
      { status: 503, body: { message: "The disk is full." } },
      2,
      /The disk is full/,
    ],
    ["it broke", { status: 500, body: { message: "That did not work." } }, 2, /did not work/],
    [
      "it is another program",
      { status: 200, body: { hello: 1 } },
      2,
      /form this version does not know/,
    ],
  ])("says why there is no report: %s", async (_name, answer, expected, words) => {
    const { code, out, err } = await ask([], [answer]);
    expect([code, out]).toEqual([expected, ""]);
    expect(err).toMatch(words);
  });

  it("a token that was revoked is said so", async () => {
    const refused = { status: 401, body: { message: "This token is not known, or was revoked." } };
    expect((await ask([], [refused], "brt_x")).err).toContain("was revoked");
  });

  it.each([
    ["as the placeholder of a page", "brt_…"],
    ["with a line break inside", "brt_a\nb"],
    ["with a space inside", "brt_a b"],
    ["with a NUL", "brt_a\u0000"],
    ["of blanks alone", "  "],
  ])("no token is sent that can't be one: %s", async (_name, token) => {
    const { code, out, err, asked } = await ask(["--wait", "5m"], [report(0)], token);
    expect([code, out, asked.length]).toEqual([3, "", 0]);
    expect(err).toBe("bedrock-readiness check: READINESS_TOKEN is no token; copy it whole.\n");
  });

  it("the line break at the end of a file is no part of its token", async () => {
    const { code, asked } = await ask([], [report(0)], "brt_x\n");
    expect([code, asked[0]?.headers.authorization]).toEqual([0, "Bearer brt_x"]);
  });

  it("looks again while waiting may help, and ends at once when it can't", async () => {
    const busy = { status: 503, body: { message: "busy" } };
    const waited = await ask(["--wait", "5m"], [report(1, true), busy, report(0)]);
    expect([waited.code, waited.asked.length, waited.now]).toEqual([0, 3, 30_000]);
    const stuck = await ask(["--wait", "5m"], [report(1)]);
    expect([stuck.code, stuck.asked.length]).toEqual([1, 1]);
  });

  it("gives up when the time is over", async () => {
    const { code, now } = await ask(["--wait", "40s"], [report(1, true)]);
    expect([code, now]).toEqual([1, 40_000]);
  });

  it("that can't be reached could not tell", async () => {
    const { url } = await ask([], [report(0)]);
    await close();
    const flags = parseCheckFlags(["--server", url]);
    if (!flags.ok) throw new Error(flags.error);
    let complaint = "";
    const code = await checkServer(
      { ...flags.value, server: url },
      {
        token: null,
        out: () => undefined,
        err: (text) => {
          complaint += text;
        },
        now: () => 0,
        sleep: async () => undefined,
      },
    );
    expect(code).toBe(2);
    expect(complaint).toMatch(/could not be reached \(ECONNREFUSED\)/);
  });

  it.each([
    ["plain http", "http://readiness.acme.example", /plain http/],
    ["no address", "readiness", /no address/],
    ["a user in it", "https://a:b@readiness.acme.example", /no address/],
  ])("refuses %s before the token is sent", (_name, server, words) => {
    const flags = parseCheckFlags(["--server", server]);
    expect(flags.ok ? "" : flags.error).toMatch(words);
  });
});
