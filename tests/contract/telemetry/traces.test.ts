import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { REQUEST_HEADER, WHAT_HEADER } from "@/app/brought";
import type { Asserted } from "@/lib/domain/access/rights";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { ROUTE_HOST } from "@/tests/support/ask-route";
import { aCollector, type Collector } from "@/tests/support/collector";
import { inRequest } from "@/tests/support/in-request";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";

const LITE = "amazon.nova-lite-v1:0";
const REGION = "eu-west-1";
const ANA: Asserted = {
  kind: "user",
  known: "oidc",
  issuer: "https://login.acme.example",
  subject: "u-4711",
  name: "Ana Quispe",
  email: "ana@acme.example",
  groups: ["admins"],
};
const GRANTS = 'access: { grants: [{ group: admins, role: admin }] }\nregions: ["eu-west-1"]\n';

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
beforeEach(() => bench.standIn.control.reset());
afterAll(() => bench.close());

let runs = 0;

/** The program with a collector, scanned once; what was collected is whole once `work` is over. */
async function traced(config: string, work: (app: App) => Promise<void>): Promise<Collector> {
  const collector = await aCollector();
  runs += 1;
  const env = {
    ...CLEAN,
    ...KEYS,
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_CONFIG: bench.file(`config-${runs}.yaml`, config),
    READINESS_DATA_DIR: path.join(bench.folder, `data-${runs}`),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  };
  await withEnvironment(env, async () => {
    const made = await createRuntime({ ...process.env }, { logLevel: "silent" });
    if (!made.ok) throw new Error(made.error.join("\n"));
    const app = made.value;
    await app.scanner.run("command", { accounts: null, regions: [REGION], models: [LITE] });
    await work(app);
    await app.scanner.stop();
    await app.close();
  });
  await collector.close();
  return collector;
}

/** Presses "Check now" on a cell as Ana does; gives what is kept then. */
async function press(app: App): Promise<string> {
  const { checkCellsAction } = await import("@/app/actions/check");
  holdApp({ ...app, contextFor: (_caller, request) => app.contextFor(ANA, request) });
  const [account] = (await app.runtime.world.read()).accounts;
  const headers = new Headers({
    host: ROUTE_HOST,
    origin: `http://${ROUTE_HOST}`,
    "next-action": "1",
    [WHAT_HEADER]: "POST /requirements/Payments%20assistant",
    [REQUEST_HEADER]: "11111111-2222-4333-8444-555555555555",
  });
  const targets = [{ accounts: [account?.key], region: REGION, modelId: LITE }];
  const { data } = await inRequest(headers, () => checkCellsAction({ targets }));
  expect(await data).toMatchObject({ ok: true });
  return JSON.stringify((await app.runtime.world.read()).accounts);
}

const CALL = "Bedrock.GetFoundationModelAvailability";

describe("the trace of a check", () => {
  it("goes from the press to the call of AWS that failed, and tells nobody who pressed", async () => {
    let kept = "";
    const collector = await traced(GRANTS, async (app) => {
      bench.standIn.control.addFaults({
        when: { operation: "GetFoundationModelAvailability", model: LITE },
        fault: { kind: "deny", by: "identity-policy" },
      });
      kept = await press(app);
    });
    const calls = collector.spans().filter(({ name }) => name === CALL);
    const [call] = calls.filter((span) => collector.path(span).includes("checkCells"));
    if (!call)
      throw new Error(
        collector
          .spans()
          .map(({ name }) => name)
          .join(", "),
      );
    expect(collector.path(call)).toEqual([CALL, "checkCells", "POST /requirements/{…}"]);
    expect(call.attributes).toMatchObject({
      "rpc.system": "aws-api",
      "rpc.service": "Bedrock",
      "rpc.method": "GetFoundationModelAvailability",
      "cloud.region": REGION,
      "error.type": "403",
    });
    expect(kept).toContain(call.attributes["aws.request_id"]);
    const trace = collector.spans().filter(({ traceId }) => traceId === call.traceId);
    expect(trace.map(({ attributes }) => attributes["readiness.request.id"])).toContain(
      "11111111-2222-4333-8444-555555555555",
    );
    for (const told of ["u-4711", "Ana", "acme.example", "admins", "Payments", "not authorized"])
      expect(collector.text()).not.toContain(told);
  });

  it("has a scan's accounts and Regions, and of its calls but a few", async () => {
    const collector = await traced(GRANTS, async () => undefined);
    const regions = collector.spans().filter(({ name }) => name === "read Region");
    expect(regions.map((span) => collector.path(span))).toEqual([
      ["read Region", "read account", "scan"],
    ]);
    const reading = collector.spans().filter(({ name }) => name !== "end scan");
    expect(new Set(reading.map(({ traceId }) => traceId)).size).toBe(1);
    const told = collector.spans().filter(({ kind }) => kind === 3).length;
    expect(told).toBeLessThan(bench.standIn.control.calls().length / 2);
    expect(collector.resource()).toMatchObject({ "service.name": "bedrock-readiness" });
  });

  it.each([
    ["an account's id", GRANTS, true],
    ["no account's id where ids are masked", `${GRANTS}maskAccountIds: true\n`, false],
  ])("tells %s", async (_name, config, told) => {
    const own = 'accounts: [{ id: "111122223333" }]\n';
    const collector = await traced(`${config}${own}`, async () => undefined);
    expect(collector.spans().length).toBeGreaterThan(2);
    expect(collector.text().includes("111122223333")).toBe(told);
  });
});
