import path from "node:path";
import { REQUEST_HEADER, WHAT_HEADER } from "@/app/brought";
import type { Asserted } from "@/lib/domain/access/rights";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { ROUTE_HOST } from "@/tests/support/ask-route";
import { aCollector, type Collector } from "@/tests/support/collector";
import { inRequest } from "@/tests/support/in-request";
import { type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";

export const LITE = "amazon.nova-lite-v1:0";
export const REGION = "eu-west-1";
const ANA: Asserted = {
  kind: "user",
  known: "oidc",
  issuer: "https://login.acme.example",
  subject: "u-4711",
  name: "Ana Quispe",
  email: "ana@acme.example",
  groups: ["admins"],
};
/** A configuration by which Ana may press. */
export const GRANTS =
  'access: { grants: [{ group: admins, role: admin }] }\nregions: ["eu-west-1"]\n';

let runs = 0;

/** The program with a collector, scanned once; what was collected is whole once `work` is over. */
export async function traced(
  { bench, config }: { bench: Bench; config: string },
  work: (app: App) => Promise<void>,
): Promise<Collector> {
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

/** Presses "Check now" on a cell as Ana does; gives what was answered. */
export async function press(app: App): Promise<unknown> {
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
  return await data;
}
