import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it } from "vitest";
import { createClients } from "@/lib/aws/connect/clients";
import { createTransport } from "@/lib/aws/connect/transport";
import { getAvailability, listModels } from "@/lib/aws/read/bedrock";
import type { Reads } from "@/lib/aws/read/reads";
import type { Reading } from "@/lib/domain/facts/facts";
import { anEnv } from "@/tests/support/an-env";
import { withEnvironment } from "@/tests/support/stand-in";

const MB = 2 ** 20;
const { signal } = new AbortController();
const AT = { region: "eu-west-1", signal };
let server: Server | null = null;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** What is held, not what waits for a collection: how much that is depends on the machine. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers so, and the product's own clients and transport that ask it. */
async function against<T>(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
  work: (reads: Reads) => Promise<T>,
): Promise<T> {
  server = createServer((request, response) => answer(response, request));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return withEnvironment({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` }, async () => {
    const transport = await createTransport({ caBundle: null, proxied: false });
    if (!transport.ok) throw new Error(transport.error);
    const env = anEnv();
    const credentials = {
      source: Object.assign(async () => ({ accessKeyId: "AKIAEXAMPLE", secretAccessKey: "s" }), {
        memoized: true as const,
      }),
      refused: () => false,
    };
    const clients = createClients({
      credentials,
      requestHandler: transport.value,
      clock: env.clock,
    });
    return work({ env, clients, memory: new Map() });
  });
}

/** Writes `bytes` of blanks, as fast as they are taken; counts what was. */
function pour(response: ServerResponse, bytes: number, end = ""): { taken: number } {
  const told = { taken: 0 };
  const chunk = Buffer.alloc(64 * 1_024, 32);
  const more = () => {
    while (told.taken < bytes && !response.destroyed) {
      told.taken += chunk.length;
      if (!response.write(chunk)) {
        response.once("drain", more);
        return;
      }
    }
    response.end(end);
  };
  more();
  return told;
}

const outcomeOf = (reading: Reading<unknown>) =>
  reading.status === "failed" ? (reading.fault.cause ?? reading.fault.code) : reading.status;
const EMPTY = '{"modelSummaries":[]}';

describe("the body of an answer", () => {
  it.each<[string, number, number, string, string]>([
    ["of 15 MB is read", 200, 15 * MB, EMPTY, "read"],
    ["of over 16 MB is cut", 200, 17 * MB, EMPTY, "answer-too-large"],
    ["without end is cut", 200, 4_096 * MB, "", "answer-too-large"],
    ["of an error, of 200 kB, is read", 400, 192 * 1_024, '{"message":"no"}', "ValidationError"],
    ["of an error, of over 256 kB, is cut", 400, 1 * MB, '{"message":"no"}', "answer-too-large"],
  ])("%s", async (_name, status, bytes, end, expected) => {
    let calls = 0;
    let told = { taken: 0 };
    const reading = await against(
      (response) => {
        calls += 1;
        response.writeHead(status, { "x-amzn-errortype": "ValidationException" });
        told = pour(response, bytes, end);
      },
      (reads) => listModels(reads, AT),
    );
    expect(outcomeOf(reading)).toBe(expected);
    expect(calls).toBe(1);
    // What the sockets on both sides hold comes on top.
    expect(told.taken).toBeLessThanOrEqual(Math.min(bytes, 16 * MB) + 8 * MB);
    if (reading.status === "failed") expect(reading.fault.operation).toBe("ListFoundationModels");
  });

  it("that is announced too large is not taken at all", async () => {
    let told = { taken: 0 };
    const reading = await against(
      (response) => {
        response.writeHead(200, { "content-length": String(500 * MB) });
        told = pour(response, 500 * MB);
      },
      (reads) => listModels(reads, AT),
    );
    expect(outcomeOf(reading)).toBe("answer-too-large");
    expect(told.taken).toBeLessThanOrEqual(8 * MB);
  });

  it("of many answers at once, each without end, leaves memory bounded", async () => {
    let peak = 0;
    const before = heldBytes();
    const watch = setInterval(() => {
      peak = Math.max(peak, heldBytes());
    }, 5);
    const readings = await against(
      (response) => {
        response.writeHead(200);
        pour(response, 4_096 * MB);
      },
      (reads) =>
        Promise.all(
          Array.from({ length: 12 }, (_, index) =>
            getAvailability(reads, { ...AT, modelId: `acme.model-${index}` }),
          ),
        ),
    );
    clearInterval(watch);
    // On a machine that has much else to do one whose turn comes late is given up first.
    const outcomes = new Set(readings.map(outcomeOf));
    expect(outcomes).toContain("answer-too-large");
    outcomes.delete("client-timeout");
    expect([...outcomes]).toEqual(["answer-too-large"]);
    // Two large ones at a time, each with the object made of it; of the others 1 MB and what their sockets hold.
    expect((peak - before) / MB).toBeLessThan(2 * 2 * 16 + 10 * 4);
  });

  it("that breaks off is a fault of the network, tried again", async () => {
    let calls = 0;
    const reading = await against(
      (response) => {
        calls += 1;
        response.writeHead(200);
        response.write(Buffer.alloc(2 * MB, 32), () => response.destroy());
      },
      (reads) => listModels(reads, AT),
    );
    expect(reading).toMatchObject({ status: "failed", fault: { code: "NetworkError" } });
    expect(calls).toBe(3);
  });
});
