import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openApp } from "@/lib/cli/with-app";
import { aBench, type Bench, CLEAN, type Environment, KEYS } from "@/tests/support/stand-in";
import { aClient } from "./a-client";
import { aDashboard } from "./a-dashboard";

const LONG_MS = 120_000;
export const SONNET = "anthropic.claude-sonnet-4-6";

export const ROLE = "arn:aws:iam::777788889999:role/BedrockReadinessRead";
export const TOKEN = "brt_of_a_pipeline";

export const CONFIG = `regions: [eu-west-1, eu-north-1, eu-west-3]
requirements:
  - { name: Payments assistant, models: [${SONNET}], regions: [eu-west-1] }
`;

type Talk = Awaited<ReturnType<typeof aClient>>;
export let bench: Bench;
export let env: Environment;
export let byStore: Talk;
export let byServer: Talk;
let end: () => Promise<void>;

export function talksBothWays(): void {
  beforeAll(async () => {
    bench = await aBench({ world: "first-look" });
    env = {
      ...CLEAN,
      ...KEYS,
      AWS_ENDPOINT_URL: bench.standIn.url,
      READINESS_CONFIG: bench.file("readiness.yaml", CONFIG),
      READINESS_DATA_DIR: path.join(bench.folder, "data"),
    };
    // What stands in eu-north-1 is unknown.
    bench.standIn.control.addFaults({
      when: { region: "eu-north-1", operation: "GetFoundationModelAvailability", model: SONNET },
      fault: { kind: "throttle" },
    });
    // What leads by a profile in eu-west-3 is.
    bench.standIn.control.addFaults({
      when: { region: "eu-west-3", operation: "ListInferenceProfiles" },
      fault: { kind: "error", name: "AccessDeniedException", status: 403, message: "no" },
    });
    await bench.scan([], env);
    const io = { out: () => undefined, err: () => undefined, interactive: false };
    const app = await openApp({ ...io, stdin: process.stdin, env: { ...env } }, { store: true });
    if (!app.ok) throw new Error(app.error.join("\n"));
    const dashboard = await aDashboard(app.value.ctx, TOKEN);
    byStore = await aClient([], env);
    byServer = await aClient(["--server", dashboard.url], {
      ...CLEAN,
      READINESS_TOKEN: TOKEN,
      READINESS_DATA_DIR: path.join(bench.folder, "none"),
    });
    end = async () => {
      await Promise.all([byStore.client.close(), byServer.client.close()]);
      await dashboard.close();
      await app.value.close();
      await bench.close();
    };
  }, LONG_MS);
  afterAll(() => end());
}
