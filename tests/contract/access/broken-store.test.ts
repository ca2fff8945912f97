import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tokenText } from "@/lib/domain/access/token-text";
import { STORE_ERROR } from "@/lib/services/ports/stores";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { askRoute, ROUTE_HOST } from "@/tests/support/ask-route";
import { aBench, type Bench, CLEAN, withEnvironment } from "@/tests/support/stand-in";

const OWN = { host: ROUTE_HOST, origin: `http://${ROUTE_HOST}` };
const SECRET = "s".repeat(43);
const COOKIE = { cookie: `readiness=${SECRET}` };
const WORDS = "The disk with /var/lib/readiness/readiness.db is full.";
const SINCE = Date.UTC(2026, 0, 1);
const TOLD = "The store does not work since 2026-01-01T00:00:00.000Z: full. The log has more.";

let bench: Bench;
let app: App;
const logged: unknown[] = [];

beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
  const env = {
    ...CLEAN,
    AUTH: "link",
    PUBLIC_URL: `http://${ROUTE_HOST}`,
    READINESS_DATA_DIR: path.join(bench.folder, "data"),
  };
  app = await withEnvironment(env, async () => {
    const made = await createRuntime({ ...process.env }, { logLevel: "silent" });
    if (!made.ok) throw new Error(made.error.join("\n"));
    return made.value;
  });
  const { runtime } = app;
  const broken = () => Promise.reject(Object.assign(new Error(WORDS), { name: STORE_ERROR }));
  const { sessions, tokens, signIns } = runtime.stores;
  const stores: App["runtime"]["stores"] = {
    ...runtime.stores,
    sessions: { ...sessions, get: broken },
    tokens: { ...tokens, get: broken },
    signIns: { ...signIns, get: broken },
    lastHealth: () => ({ works: false, since: SINCE, kind: "full", message: WORDS }),
  };
  const error = (_message: string, details?: object) => void logged.push(details);
  const log = { ...runtime.log, error };
  holdApp({ ...app, runtime: { ...runtime, stores, log } });
});
afterAll(async () => {
  await app.close();
  await bench.close();
});

const asDocument = { ...COOKIE, "sec-fetch-dest": "document" };
const token = tokenText(new Uint8Array(32).fill(9));

it.each<[string, () => Promise<Response>]>([
  ["a session at a route", () => askRoute("app/api/me/route.ts", "/api/me", COOKIE)],
  [
    "a token at a route",
    () => askRoute("app/api/me/route.ts", "/api/me", { authorization: `Bearer ${token}` }),
  ],
  [
    "a session at a page",
    async () => {
      const { NextRequest } = await import("next/server");
      const { proxy } = await import("@/proxy");
      const headers = { ...OWN, ...asDocument };
      return proxy(new NextRequest(`http://${ROUTE_HOST}/`, { headers }));
    },
  ],
  [
    "a link",
    async () => {
      const { POST } = await import("@/app/auth/link/route");
      const body = new URLSearchParams({ link: SECRET });
      return POST(
        new Request(`http://${ROUTE_HOST}/auth/link`, { method: "POST", headers: OWN, body }),
      );
    },
  ],
])("where the store can't tell who asks, its own words are for the log: %s", async (_name, ask) => {
  logged.length = 0;
  const answer = await ask();
  const text = await answer.text();
  expect([answer.status, text]).toEqual([503, expect.stringContaining(TOLD)]);
  expect(text).not.toContain("/var/lib");
  expect(logged).toMatchObject([{ error: { message: WORDS } }]);
});
