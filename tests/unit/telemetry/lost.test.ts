import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openTrace } from "@/lib/telemetry/open";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A trace to a collector that does this with every request; gives what was told as lost. */
async function toCollector(answer: (respond: (status: number) => void) => void) {
  server = createServer((request, response) => {
    request.resume();
    answer((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const lost: string[] = [];
  const trace = await openTrace({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    version: "1.2.3",
    instance: "one",
    masksAccounts: () => false,
    uptimeMs: () => performance.now(),
    random: () => 0,
    onLost: (reason) => lost.push(reason),
  });
  return { trace, lost };
}

describe("a collector", () => {
  it("that never answers holds up the end for a bounded time, and is told as lost once", async () => {
    const { trace, lost } = await toCollector(() => undefined);
    expect(await trace.part({ name: "scan" }, async () => 7)).toBe(7);
    await trace.close();
    expect(lost).toHaveLength(1);
  });

  it("that takes what is sent is told nothing of", async () => {
    const { trace, lost } = await toCollector((respond) => respond(200));
    await trace.part({ name: "scan" }, async () => undefined);
    await trace.close();
    expect(lost).toEqual([]);
  });

  it("does not change what its work throws", async () => {
    const { trace } = await toCollector((respond) => respond(200));
    const failing = trace.part({ name: "scan" }, async () => {
      throw new TypeError("no");
    });
    await expect(failing).rejects.toThrow(TypeError);
    await trace.close();
  });
});

describe("which trace it is", () => {
  it("is known within its parts, the same in all of them, and nowhere else", async () => {
    const { trace } = await toCollector((respond) => respond(200));
    const ids: (string | null)[] = [];
    await trace.part({ name: "scan" }, async () => {
      ids.push(trace.id());
      await trace.part({ name: "account" }, async () => ids.push(trace.id()));
    });
    expect([new Set(ids).size, ids[0], trace.id()]).toEqual([
      1,
      expect.stringMatching(/^[0-9a-f]{32}$/),
      null,
    ]);
    await trace.close();
  });
});
