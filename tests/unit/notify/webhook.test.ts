import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAskWebhook, createSendWebhook } from "@/lib/notify/webhook";
import { aPipe } from "@/tests/support/a-pipe";

let server: Server;
let url: string;
let folder: string;
let received: { headers: IncomingHttpHeaders; body: string }[];
let answer: { status: number; headers?: Record<string, string> };

beforeEach(async () => {
  received = [];
  answer = { status: 200 };
  folder = mkdtempSync(path.join(tmpdir(), "webhook-"));
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end("no");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  url = `http://127.0.0.1:${address.port}/hook/SECRETPATH`;
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

const message = { id: "a~b~1~active", body: '{"text":"ü"}', at: 1_700_000_000_999 };
const send = (
  target: { url: string; secretFile: string | null } | null,
  signal = new AbortController().signal,
) => createSendWebhook(() => target)(message, signal);

function secretFile(content: string): string {
  const file = path.join(folder, "secret");
  writeFileSync(file, content);
  return file;
}

describe("a webhook", () => {
  it("gets the body as JSON, with the notice's id", async () => {
    expect(await send({ url, secretFile: null })).toBeNull();
    expect(received[0]?.body).toBe(message.body);
    expect(received[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "x-readiness-id": message.id,
      "x-readiness-timestamp": "1700000000",
    });
    expect(received[0]?.headers["x-readiness-signature-256"]).toBeUndefined();
  });

  it("can check the signature of time and body with the secret of the file, without its line end", async () => {
    expect(await send({ url, secretFile: secretFile("s3cret\n") })).toBeNull();
    const hex = createHmac("sha256", "s3cret")
      .update(Buffer.from(`1700000000.${message.body}`, "utf8"))
      .digest("hex");
    expect(received[0]?.headers["x-readiness-signature-256"]).toBe(`sha256=${hex}`);
  });

  it.each([
    [
      "is missing",
      () => path.join(folder, "none"),
      "The webhook's secret file can't be read, so nothing is sent.",
    ],
    ["is a folder", () => folder, "The webhook's secret file can't be read, so nothing is sent."],
    [
      "is a pipe that nobody writes to",
      () => aPipe(path.join(folder, "pipe")),
      "The webhook's secret file can't be read, so nothing is sent.",
    ],
    [
      "is empty",
      () => secretFile(" \n"),
      "The webhook's secret file is empty, so nothing is sent.",
    ],
  ])("is sent nothing unsigned when the secret's file %s", async (_name, file, problem) => {
    expect(await send({ url, secretFile: file() })).toBe(problem);
    expect(received).toEqual([]);
  });

  it.each([
    [204, null],
    [302, "The webhook answered HTTP 302."],
    [404, "The webhook answered HTTP 404."],
    [500, "The webhook answered HTTP 500."],
  ])("that answers %d gives %s, and no redirect is followed", async (status, problem) => {
    answer = { status, headers: { Location: url } };
    expect(await send({ url, secretFile: null })).toBe(problem);
    expect(received).toHaveLength(1);
  });

  it("that can't be reached is told without its address", async () => {
    const problem = await send({ url: "http://127.0.0.1:1/hook/SECRETPATH", secretFile: null });
    expect(problem).toMatch(/^The webhook could not be reached/);
    expect(problem).not.toContain("SECRETPATH");
  });

  it("that is not configured any more is told so", async () => {
    expect(await send(null)).toBe("No webhook is configured.");
  });
});

describe("what a webhook answered", () => {
  const ask = (target: { url: string; secretFile: string | null } | null) =>
    createAskWebhook(() => target)(message, new AbortController().signal);

  it.each([
    [204, null],
    [500, "The webhook answered HTTP 500."],
  ])("of HTTP %d is told with its status and its time", async (status, problem) => {
    answer = { status };
    const { tookMs, ...rest } = await ask({ url, secretFile: null });
    expect(rest).toEqual({ problem, status });
    expect(tookMs).toBeGreaterThanOrEqual(0);
  });

  it("is no status where it could not be reached, and no time where nothing was sent", async () => {
    const lost = await ask({ url: "http://127.0.0.1:1/hook/SECRETPATH", secretFile: null });
    expect(lost).toMatchObject({ status: null, tookMs: expect.any(Number) });
    const file = secretFile(" \n");
    expect(await ask({ url, secretFile: file })).toMatchObject({ status: null, tookMs: null });
    expect(await ask(null)).toMatchObject({ status: null, tookMs: null });
    expect(received).toEqual([]);
  });
});
