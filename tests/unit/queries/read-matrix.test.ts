import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { listCells } from "@/lib/domain/grid/cell-lists";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { createQueryClient } from "@/lib/queries/client";
import { matrixQuery } from "@/lib/queries/matrix";
import { aSnapshot } from "@/tests/support/a-snapshot";

const whole = aSnapshot(["amazon.a"], { "us-east-1": ["ready"] });
const plainFetch = globalThis.fetch;
let close = (): Promise<void> => Promise.resolve();
afterEach(async () => {
  globalThis.fetch = plainFetch;
  await close();
});

type Reply = { status: number; etag?: string; body?: unknown };

/** A dashboard behind a proxy: the page's own addresses lead to it. */
async function behind(reply: (headers: IncomingHttpHeaders, url: string) => Reply) {
  const asked: { tag: string | undefined; url: string }[] = [];
  const server = createServer((request, response) => {
    const { headers, url = "" } = request;
    asked.push({ tag: headers["if-none-match"], url });
    const { status, etag, body } = reply(headers, url);
    response.writeHead(status, etag ? { ETag: etag } : {});
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (address, init) =>
    plainFetch(new URL(String(address), `http://127.0.0.1:${port}`), init);
  close = () => new Promise((resolve) => server.close(() => resolve()));
  const client = createQueryClient();
  const read = () =>
    client.fetchQuery({ ...matrixQuery, staleTime: 0, retry: false }) as Promise<MatrixSnapshot>;
  return { asked, read };
}

describe("the page asks for what it does not have", () => {
  it.each([
    ["as the server sends it", `"${whole.version}"`],
    ["weakened by a proxy that compresses", `W/"${whole.version}"`],
    ["dropped by a proxy", undefined],
  ])("and gets a 304 for what it has, with the ETag %s", async (_name, etag) => {
    const { asked, read } = await behind(({ "if-none-match": tag }) =>
      tag === `"${whole.version}"`
        ? { status: 304 }
        : { status: 200, body: whole, ...(etag && { etag }) },
    );
    const first = await read();
    expect(first).toEqual(whole);
    expect(await read()).toBe(first);
    expect(asked).toEqual([
      { tag: undefined, url: "/api/matrix?cells=once" },
      { tag: `"${whole.version}"`, url: `/api/matrix?since=${whole.version}&cells=once` },
    ]);
  });

  it.each([
    ["each list of cells once", listCells(whole)],
    ["as a server sends it that has not been upgraded yet", whole],
  ])("and takes the whole with %s", async (_name, body) => {
    const { read } = await behind(() => ({ status: 200, body }));
    expect(await read()).toEqual(whole);
  });

  it("and the whole where a change does not fit what it has", async () => {
    const { models: _models, regions: _regions, requirements: _requirements, ...rest } = whole;
    const next = { ...whole, version: "v-3" };
    const { asked, read } = await behind((_headers, url) => {
      if (url.includes("since")) return { status: 200, body: { ...rest, since: "v-2" } };
      return { status: 200, body: asked.length > 1 ? next : whole };
    });
    await read();
    expect(await read()).toMatchObject({ version: "v-3" });
    expect(asked.map(({ url }) => url)).toEqual([
      "/api/matrix?cells=once",
      `/api/matrix?since=${whole.version}&cells=once`,
      "/api/matrix?cells=once",
    ]);
  });

  it.each([
    ["HTTP 500", { status: 500 }, /HTTP 500/],
    ["an answer of another build", { status: 200, body: { version: "v-9" } }, /Reload the page/],
  ])("and says so where it can't be had: %s", async (_name, reply, message) => {
    const { read } = await behind(() => reply);
    await expect(read()).rejects.toThrow(message);
  });
});
