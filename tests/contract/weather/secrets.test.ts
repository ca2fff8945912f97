import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "@/lib/domain/access/rights";
import { listWatches } from "@/lib/services/agreements/list-watches";
import { readCell } from "@/lib/services/cells/cell-view";
import { listRegions } from "@/lib/services/regions/list-regions";
import { readSettings } from "@/lib/services/settings/read-settings";
import { readSetup } from "@/lib/services/setup/read-setup";
import { createRuntime } from "@/lib/start";
import { type Ended, runCli } from "@/tests/support/run-cli";
import { aBench, type Bench, KEYS } from "@/tests/support/stand-in";
import { aWire, type Wire } from "@/tests/support/wire";

const LONG_MS = 180_000;
const HUB = "111122223333";
const MEMBER = "210000000001";
const EXTERNAL_ID = "fleet-7f3c2b1a";
const REGION = "us-east-1";
const FORMATS = ["table", "json", "markdown", "csv"] as const;

/** The hub, a member by its role, and one whose external id is wrong, so that messages of refusals are there too. */
const CONFIG = `accounts:
  - { id: "${HUB}" }
  - { id: "${MEMBER}", role: "arn:aws:iam::${MEMBER}:role/BedrockReadinessRead", externalId: ${EXTERNAL_ID} }
  - { id: "210000000002", role: "arn:aws:iam::210000000002:role/BedrockReadinessRead", externalId: no-${EXTERNAL_ID} }
regions: [${REGION}]
`;

const HEARD: Readonly<Record<string, RegExp>> = {
  "a session token": /x-amz-security-token: ([^\r\n]+)/gi,
  "a signature": /Signature=([0-9a-f]{64})/g,
  "the form": /"formData":"([^"]+)"/g,
  "a secret key of a role": /<SecretAccessKey>([^<]+)</g,
};

let bench: Bench;
let wire: Wire;
const heard = new Map<string, Set<string>>(Object.keys(HEARD).map((what) => [what, new Set()]));
const hear = (text: string) => {
  for (const [what, pattern] of Object.entries(HEARD))
    for (const [, secret = ""] of text.matchAll(pattern)) heard.get(what)?.add(secret);
};
let env: Record<string, string | undefined> = {};
const ran: Ended[] = [];

beforeAll(async () => {
  bench = await aBench({ world: "fleet" });
  wire = await aWire(bench.standIn.url, { asked: hear, answered: hear });
  const { control } = bench.standIn;
  control.setPolicy({
    deny: ["bedrock:ListProvisionedModelThroughputs"],
    denyByScp: ["account:*"],
  });
  control.given({
    change: "access",
    models: ["ai21.jamba-1-5-large-v1:0"],
    agreement: { kind: "pending", acceptedAgoMs: 60_000, ends: { how: "never" } },
  });
  env = {
    ...KEYS,
    HOME: bench.folder,
    AWS_ENDPOINT_URL: wire.url,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    READINESS_CONFIG: bench.file("readiness.yaml", CONFIG),
    READINESS_DATA_DIR: path.join(bench.folder, "data"),
    LOG_LEVEL: "trace",
  };
  for (const format of FORMATS) ran.push(await runCli(["scan", "--format", format], { env }));
  ran.push(await runCli(["check", `anthropic.claude-sonnet-4-6@${REGION}`], { env }));
}, LONG_MS);
afterAll(async () => {
  wire.close();
  await bench.close();
});

/** What must be nowhere, by what it is. */
function secrets(): readonly (readonly [string, string])[] {
  return [
    ["the secret key", KEYS.AWS_SECRET_ACCESS_KEY ?? ""],
    ["the caller's e-mail", "alice@example.com"],
    ["the caller's ARN", "assumed-role/TeamAdmin"],
    ["the external id", EXTERNAL_ID],
    ...[...heard].flatMap(([what, found]) => [...found].map((secret) => [what, secret] as const)),
    ...[...(heard.get("the form") ?? [])].map(
      (form) => ["the form's text", Buffer.from(form, "base64").toString("utf8")] as const,
    ),
  ];
}

const found = (text: string): readonly string[] =>
  secrets().flatMap(([what, secret]) => (text.includes(secret) ? [what] : []));

describe("no secret and no caller", () => {
  it("is looked for in vain only because it was there to be found", () => {
    for (const [what, values] of heard) expect(values.size, what).toBeGreaterThan(0);
    expect(secrets().every(([, secret]) => secret.length > 8)).toBe(true);
    expect(ran.map(({ code }) => code)).toEqual([2, 2, 2, 2, expect.any(Number)]);
    expect(ran[0]?.err).toMatch(/AccessDeniedException/);
  });

  it("is in any output or log", () => {
    for (const { out, err } of ran) expect(found(out + err)).toEqual([]);
  });

  it("is in the files of the store", () => {
    const folder = path.join(bench.folder, "data");
    const files = readdirSync(folder);
    expect(files).toContain("readiness.db");
    for (const file of files)
      expect(found(readFileSync(path.join(folder, file), "latin1")), file).toEqual([]);
  });

  it("is in any answer of the server", async () => {
    const app = await createRuntime({ ...env, LOG_LEVEL: "silent" });
    if (!app.ok) throw new Error(app.error.join());
    const { close } = app.value;
    const ctx = app.value.contextOf(LOCAL);
    const cells = await Promise.all(
      [HUB, MEMBER].flatMap((account) =>
        ["ai21.jamba-1-5-large-v1:0", "anthropic.claude-sonnet-4-6"].map((modelId) =>
          readCell(ctx, { account, region: REGION, modelId }),
        ),
      ),
    );
    const answers = {
      cells,
      watches: await listWatches(ctx),
      matrix: await ctx.matrix.snapshot(),
      regions: await listRegions(ctx),
      setup: await readSetup(ctx),
      settings: await readSettings(ctx),
    };
    await close();
    expect(cells.every(({ ok }) => ok)).toBe(true);
    expect(answers.watches.watches.length).toBeGreaterThan(0);
    for (const [name, answer] of Object.entries(answers))
      expect(found(JSON.stringify(answer)), name).toEqual([]);
  });
});
