import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Asserted, type Caller, LOCAL } from "@/lib/domain/access/rights";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { aSmallWorld, HUB, REGION } from "@/tests/contract/accounts/small-world";
import { ROUTE_HOST } from "@/tests/support/ask-route";
import { inRequest } from "@/tests/support/in-request";
import {
  aBench,
  type Bench,
  CLEAN,
  type Environment,
  KEYS,
  withEnvironment,
} from "@/tests/support/stand-in";

const LAB = "777788889999";
/** The keys of its profile are the hub's. */
const configuration = `accounts:
  - { id: "${HUB}", name: hub }
  - { id: "${LAB}", name: lab, profile: wrong }
regions: [${REGION}]
access: { grants: [{ group: labs, role: operator, accounts: [lab] }] }
`;
const profile = `[wrong]
aws_access_key_id = ${KEYS.AWS_ACCESS_KEY_ID}
aws_secret_access_key = ${KEYS.AWS_SECRET_ACCESS_KEY}
`;

let bench: Bench;
let app: App;
let environment: Environment;
beforeAll(async () => {
  bench = await aBench({ world: aSmallWorld([{ id: LAB, name: "lab" }]) });
  environment = {
    ...{ ...CLEAN, ...KEYS, AWS_ENDPOINT_URL: bench.standIn.url },
    AWS_SHARED_CREDENTIALS_FILE: bench.file("credentials", profile),
    READINESS_CONFIG: bench.file("readiness.yaml", configuration),
    READINESS_DATA_DIR: path.join(bench.folder, "data"),
  };
  await withEnvironment(environment, async () => {
    const made = await createRuntime({ ...process.env }, { logLevel: "silent" });
    if (!made.ok) throw new Error(made.error.join("\n"));
    app = made.value;
    await app.scanner.run("command", EVERYTHING);
  });
}, 60_000);
afterAll(async () => {
  await app.scanner.stop();
  await app.close();
  await bench.close();
});

const OPERATOR: Asserted = {
  ...{ kind: "user", known: "oidc", issuer: "https://login.acme.example" },
  ...{ subject: "bo", name: "Bo", email: null, groups: ["labs"] },
};

it.each<[string, Caller, string, string]>([
  ["who sees it is told its id", LOCAL, HUB, "*".repeat(12)],
  ["who does not is not", OPERATOR, "*".repeat(12), HUB],
])("credentials of another account: %s", async (_name, caller, told, untold) => {
  holdApp({ ...app, contextFor: (_caller, request) => app.contextFor(caller, request) });
  const headers = new Headers({ host: ROUTE_HOST, "next-action": "1" });
  headers.set("origin", `http://${ROUTE_HOST}`);
  const answer = await withEnvironment(environment, () =>
    inRequest(headers, async () => {
      const { checkAccountAction } = await import("@/app/actions/settings");
      return (await checkAccountAction({ accountId: LAB })).data;
    }),
  );
  const text = JSON.stringify(answer);
  expect(text).toContain(`These credentials belong to account ${told}; the configuration says`);
  expect(text).toContain(LAB);
  expect(text).not.toContain(untold);
});
