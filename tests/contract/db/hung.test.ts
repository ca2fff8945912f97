import { afterEach, describe, expect, inject, it } from "vitest";
import { STORE_ERROR, type Stores } from "@/lib/services/ports/stores";
import { aTcpProxy, type TcpProxy } from "@/tests/support/tcp-proxy";
import { onPostgres } from "./databases";
import { aRegion, T0 } from "./samples";

const postgres = inject("postgres");
const address = "url" in postgres ? postgres.url : null;
const doc = { kind: "signoff", id: "1", updatedAt: T0, body: '{"by":"ana"}' };

describe.skipIf(!address)("a PostgreSQL server behind a network that fails", () => {
  const { fresh } = onPostgres(address ?? "");
  let proxies: TcpProxy[] = [];
  afterEach(async () => {
    for (const proxy of proxies.splice(0)) await proxy.close();
    proxies = [];
  });

  async function behindProxy(): Promise<{ stores: Stores; proxy: TcpProxy }> {
    const store = await fresh();
    const url = new URL(store.options.databaseUrl ?? "");
    const proxy = await aTcpProxy({ host: url.hostname, port: Number(url.port) });
    proxies.push(proxy);
    url.port = String(proxy.port);
    return { stores: await store.open({ databaseUrl: url.href }), proxy };
  }

  it.each([
    ["a new one", 0],
    ["a changed one", 1],
  ])(
    "keeps a document whose commit is in doubt once, and says that it is kept: %s",
    async (_name, rev) => {
      const { stores, proxy } = await behindProxy();
      if (rev === 1) await stores.docs.put({ ...doc, body: "{}" }, 0);
      proxy.cutAnswerTo("commit");
      expect(await stores.docs.put(doc, rev)).toBe(true);
      expect(proxy.cuts()).toBe(1);
      expect(await stores.docs.list("signoff")).toEqual([{ ...doc, rev: rev + 1 }]);
    },
  );

  it("does not take another's document for its own", async () => {
    const { stores, proxy } = await behindProxy();
    await stores.docs.put({ ...doc, body: '{"by":"ben"}' }, 0);
    proxy.cutAnswerTo("begin");
    expect(await stores.docs.put(doc, 0)).toBe(false);
  });

  it("that hangs is told within a second, and the store is closed within bounds", async () => {
    const { stores, proxy } = await behindProxy();
    await stores.facts.mergeRegion(aRegion("eu-west-1", {}));
    proxy.hang();
    const hung = stores.facts.version().catch((error: unknown) => error);
    await expect
      .poll(() => stores.health(), { timeout: 20_000 })
      .toMatchObject({ works: false, kind: "too-slow", message: expect.stringMatching(/in time/) });
    await stores.close();
    expect(await hung).toMatchObject({ name: STORE_ERROR });
  });

  it("that hangs ends no call later than its time limit", async () => {
    const { stores, proxy } = await behindProxy();
    await stores.pace.save({ a: 1 });
    proxy.hang();
    const hung = await Promise.all(
      Array.from({ length: 7 }, () => stores.pace.load().catch((error: unknown) => error)),
    );
    expect(hung).toEqual(
      hung.map(() => expect.objectContaining({ message: expect.stringMatching(/in time/) })),
    );
  });
});
