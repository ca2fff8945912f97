import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES as DESCRIBED, openApi } from "@/lib/cli/openapi/document";
import { LOCAL } from "@/lib/domain/access/rights";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { askForAct } from "@/lib/services/acts/ask";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { ROUTES } from "@/tests/contract/access/walk-calls";
import { FIRST, SHARED, walkedEnvironment, walkedWorld } from "@/tests/contract/access/walk-world";
import { askRoute } from "@/tests/support/ask-route";
import { aBench, type Bench, withEnvironment } from "@/tests/support/stand-in";

type Described = Readonly<
  Record<string, { content?: Record<string, { schema: object }>; $ref?: string }>
>;

const document = JSON.parse(JSON.stringify(openApi({ closed: true })));
const ajv = new Ajv2020({ strict: false, schemas: [{ $id: "api", ...document }] });

let bench: Bench;
let app: App;
let act = "none";

beforeAll(async () => {
  bench = await aBench({ world: walkedWorld() });
  await withEnvironment(walkedEnvironment(bench), async () => {
    const made = await createRuntime({ ...process.env }, { logLevel: "silent" });
    if (!made.ok) throw new Error(made.error.join("\n"));
    app = made.value;
    await app.scanner.run("command", EVERYTHING);
    const target = { kind: "accept-agreement", modelId: FIRST.modelId, offerId: null } as const;
    const asked = await askForAct(app.contextOf(LOCAL), {
      ...{ account: FIRST.id, target, reason: "To be described" },
    });
    if (asked.ok) act = asked.value.id;
  });
  holdApp(app);
}, 120_000);
afterAll(async () => {
  await app.scanner.stop();
  await app.close();
  await bench.close();
});

const fileOf = (route: string): string => `app${route.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`;

const at = (account: string, model: string) => `account=${account}&region=${SHARED}&model=${model}`;

/** What is asked beside the walk's own, for refusals and kinds of answer that it has none of. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  "/api/cell": [`/api/cell?${at(FIRST.id, "acme.none")}`],
  "/api/export": ["/api/export?format=xml"],
  "/api/health/live": ["/api/health/live"],
  "/api/health/ready": ["/api/health/ready"],
  "/api/how-to-call": [`/api/how-to-call?${at(FIRST.id, "acme.none")}`],
  "/api/plan": ["/api/plan?required=maybe"],
  "/api/matrix": ["/api/matrix?cells=twice"],
  "/api/profiles": ["/api/profiles", "/api/profiles?account=nobody"],
  "/api/proofs": [`/api/proofs?${at(FIRST.id, "acme.none")}`],
  "/api/quotas": ["/api/quotas?region=x", "/api/quotas?account=nobody"],
  "/api/record": ["/api/record?time=x"],
  "/api/record/export": ["/api/record/export?time=x"],
  "/api/regions/{region}": [
    `/api/regions/${SHARED}?account=nobody`,
    `/api/regions/${SHARED}?account=${FIRST.id}&with=us-east-1`,
  ],
  "/api/requirements/try": ["/api/requirements/try?within=x"],
  "/api/would-see": [`/api/would-see?email=${"x".repeat(321)}`],
};

const answered = (route: string): readonly string[] => [
  ...(ROUTES[fileOf(route)]?.paths(FIRST) ?? []),
  ...(MORE[route] ?? []),
  ...(route === "/api/acts/{id}" ? [`/api/acts/${act}`] : []),
];

/** What the description has for a status, its own or one that it shares with other routes. */
function responseOf(
  route: string,
  status: number,
): { at: string; content: Described[string]["content"] } | null {
  const pointer = ["paths", route, "get", "responses", String(status)];
  const own = pointer.reduce((at, key) => at?.[key], document);
  if (!own) return null;
  const shared = own.$ref ? document.components.responses[status] : own;
  const at = own.$ref
    ? `#/components/responses/${status}`
    : `#/${pointer.map((key) => encodeURIComponent(key.replaceAll("/", "~1"))).join("/")}`;
  return { at, content: shared.content };
}

/** What is wrong with an answer by the description; null: nothing. */
async function wrongIn(route: string, response: Response): Promise<string | null> {
  const described = responseOf(route, response.status);
  if (!described) return `${response.status} is not described`;
  const type = response.headers.get("content-type")?.split(";", 1)[0] ?? "none";
  const body = await response.text();
  if (!described.content?.[type]) return `${type} is not described under ${response.status}`;
  if (type !== "application/json") return null;
  const schema = `api${described.at}/content/application~1json/schema`;
  const fits = ajv.compile({ $ref: schema });
  return fits(JSON.parse(body)) ? null : ajv.errorsText(fits.errors?.slice(0, 5));
}

const statusOf = async (route: string, address: string, sent: Record<string, string> = {}) =>
  (await askRoute(fileOf(route), address, sent)).status;

describe("a running dashboard answers as it is described", () => {
  it.each(DESCRIBED)("$path", async ({ path: route, tagged, other = {}, refuses = [], json }) => {
    const addresses = answered(route);
    const seen = new Set<string>();
    for (const address of addresses) {
      const response = await askRoute(fileOf(route), address);
      const type = response.headers.get("content-type")?.split(";", 1)[0];
      seen.add(response.ok ? `${type}` : `${response.status}`);
      const tag = response.headers.get("etag");
      expect([address, await wrongIn(route, response)]).toEqual([address, null]);
      if (tag === null) continue;
      expect([address, tagged]).toEqual([address, true]);
      expect(await statusOf(route, address, { "if-none-match": tag })).toBe(304);
    }
    const whole = [...Object.keys(other), ...(json ? ["application/json"] : [])];
    expect([...whole, ...refuses.map(String)].filter((one) => !seen.has(one))).toEqual([]);
  });

  it("and where nobody is known, too", async () => {
    holdApp({
      ...app,
      runtime: { ...app.runtime, identity: { ...app.runtime.identity, auth: "oidc" } },
    });
    const response = await askRoute(fileOf("/api/matrix"), "/api/matrix");
    expect(response.status).toBe(401);
    expect(await wrongIn("/api/matrix", response)).toBe(null);
    holdApp(app);
  });
});
