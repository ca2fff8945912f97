import { once } from "node:events";
import { createServer } from "node:http";
import { pipeToNodeResponse } from "next/dist/server/pipe-readable";
import { afterEach, describe, expect, it } from "vitest";
import { streamed } from "@/app/api/stream";
import type { Log } from "@/lib/services/ports/log";

const PART = "x".repeat(64 * 1024);

/** A file of so many parts, and what became of it; after `breaksAfter` of them it fails. */
function aFile({ parts, breaksAfter = Number.POSITIVE_INFINITY }: Shape) {
  let ended: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const file = { made: 0, end, told: [] as string[] };
  async function* text() {
    try {
      for (; file.made < parts; file.made += 1) {
        if (file.made >= breaksAfter) throw new Error("the store is gone");
        yield PART;
      }
    } finally {
      ended();
    }
  }
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message) => void file.told.push(message),
  };
  const answer = () => streamed({ log }, { name: "a.csv", contentType: "text/csv", text: text() });
  return { file, answer };
}
type Shape = { parts: number; breaksAfter?: number };

describe("a file that is sent in parts", () => {
  it.each([0, 1, 3])("has all %d of them, and its name", async (parts) => {
    const { answer, file } = aFile({ parts });
    const response = await answer();
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="a.csv"');
    expect(await response.text()).toBe(PART.repeat(parts));
    await file.end;
    expect(file.told).toEqual([]);
  });

  it("is made no faster than it is taken", async () => {
    const { answer, file } = aFile({ parts: 1_000 });
    const reader = (await answer()).body?.getReader();
    for (const taken of [1, 2, 3]) {
      await reader?.read();
      await new Promise((resolve) => setImmediate(resolve));
      expect(file.made).toBeLessThanOrEqual(taken);
    }
    await reader?.cancel();
    await file.end;
    expect(file.made).toBeLessThan(4);
  });

  it("that can't be begun is no answer", async () => {
    await expect(aFile({ parts: 2, breaksAfter: 0 }).answer()).rejects.toThrow("the store is gone");
  });
});

/** Sends it as Next does. */
async function sent(answer: () => Promise<Response>) {
  const server = createServer(async (_request, response) => {
    const { body } = await answer();
    if (body) await pipeToNodeResponse(body, response).catch(() => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return fetch(`http://127.0.0.1:${address.port}`);
}

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

describe("a file on its way to a client", () => {
  it("is a failed download where it breaks off, and is told in the log", async () => {
    const { answer, file } = aFile({ parts: 5, breaksAfter: 3 });
    const response = await sent(answer);
    await expect(response.text()).rejects.toThrow();
    await file.end;
    expect(file.told).toEqual(["a file broke off while it was sent"]);
  });

  it("is made no further once the client has gone", async () => {
    const { answer, file } = aFile({ parts: 100_000 });
    const response = await sent(answer);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await file.end;
    expect(file.made).toBeLessThan(100_000);
    expect(file.told).toEqual([]);
  });
});
