import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { iFixedIt } from "@/lib/services/agreements/i-fixed-it";
import { pollDue } from "@/lib/services/agreements/poll-due";
import type { Context } from "@/lib/services/context";
import { refreshQuotas } from "@/lib/services/quotas/refresh-quotas";
import { readWatch } from "@/lib/services/watches/watch-docs";
import { linkTargetOf } from "@/lib/services/webhook/target";
import type { AgreementScript } from "@/lib/stand-in/world/types";
import { ROLE_NAME } from "@/lib/stand-in/worlds/account";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";
import type { App } from "@/lib/start";
import { aSmallWorld, HUB, REGION } from "@/tests/contract/accounts/small-world";
import { withApp } from "@/tests/support/an-app";
import { CLAUDE } from "@/tests/support/build-facts";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";
import { endAgreement } from "./life";

const MINUTE_MS = 60_000;
const KEY = { account: HUB, modelId: CLAUDE };

let bench: Bench;
beforeAll(async () => {
  const world = aSmallWorld([]);
  const accounts = world.accounts.map((hub) => ({ ...hub, roles: [{ name: ROLE_NAME }] }));
  bench = await aBench({ world: { ...world, accounts } });
  bench.file(
    "aws-config",
    ["team", "squad"]
      .map(
        (name) =>
          `[profile ${name}]\naws_access_key_id = ${DOCUMENTATION_KEY.accessKeyId}\naws_secret_access_key = ${DOCUMENTATION_KEY.secretAccessKey}\n`,
      )
      .join(""),
  );
});
afterAll(() => bench.close());
beforeEach(() => bench.standIn.control.reset());

type Entries = readonly string[];
/** A file without entries is of the default credentials. */
const DEFAULT: Entries = [];
const TEAM = "{ profile: team }";
const SQUAD = "{ profile: squad }";
const ID = `{ id: "${HUB}" }`;
const ROLE = `{ role: "arn:aws:iam::${HUB}:role/${ROLE_NAME}" }`;

/** The program with these entries, on the store of that name. */
function running(
  store: string,
  entries: Entries,
  work: (app: App & { ctx: Context }) => Promise<void>,
): Promise<void> {
  const lines = entries.map((entry) => `  - ${entry}\n`);
  const accounts = lines.length > 0 ? `accounts:\n${lines.join("")}` : "";
  const env = {
    ...CLEAN,
    ...KEYS,
    AWS_CONFIG_FILE: path.join(bench.folder, "aws-config"),
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_CONFIG: bench.file(`${store}.yaml`, `${accounts}regions: [${REGION}]\n`),
    READINESS_DATA_DIR: path.join(bench.folder, store),
  };
  return withEnvironment(env, () => withApp(work));
}

const agreementIs = (agreement: AgreementScript) =>
  bench.standIn.control.given({ change: "access", models: [CLAUDE], agreement });

const poll = (ctx: Context, inMs: number) =>
  pollDue(
    { ...ctx, now: () => ctx.now() + inMs },
    { signal: new AbortController().signal, random: () => 0.5, running: new Set() },
  );
const asked = () =>
  Object.fromEntries(
    bench.standIn.control.calls().map(({ operation, calls }) => [operation, calls]),
  );

const CHANGES: readonly [string, Entries, Entries][] = [
  ["a profile has another name", [TEAM], [SQUAD]],
  ["default credentials become a profile", DEFAULT, [TEAM]],
  ["a profile becomes default credentials", [TEAM], DEFAULT],
  ["default credentials get an id", DEFAULT, [ID]],
  ["default credentials become a role", DEFAULT, [ROLE]],
  ["a role becomes default credentials", [ROLE], DEFAULT],
  ["a profile of the account comes before it", [TEAM], [SQUAD, TEAM]],
  ["a role of the account comes before it", [TEAM], [ROLE, TEAM]],
  ["a profile of the account comes after it", [TEAM], [TEAM, SQUAD]],
  ["a role of the account comes after it", [TEAM], [TEAM, ROLE]],
];

it.each(CHANGES)(
  "an account is asked by the entry that it has now, where %s",
  async (name, was, is) => {
    const store = name.replaceAll(" ", "-");
    agreementIs({ kind: "none" });
    await running(store, was, async ({ scanner }) => {
      expect(await scanner.run("command", EVERYTHING)).toMatchObject({ complete: true });
    });
    agreementIs({ kind: "pending", acceptedAgoMs: MINUTE_MS, ends: { how: "never" } });
    await running(store, is, async ({ ctx, scanner }) => {
      await scanner.run("command", EVERYTHING);
      const opened = await readWatch(ctx, KEY);
      const truth = bench.standIn.control.truth().accounts[0]?.agreements;
      const agreementId = truth?.find(({ modelId }) => modelId === CLAUDE)?.agreementId;
      expect(opened).toMatchObject({
        agreementId,
        flight: { state: "pending", source: "acceptance" },
      });
      bench.standIn.control.clearCalls();
      await poll(ctx, 2 * MINUTE_MS);
      await poll(ctx, 4 * MINUTE_MS);
      expect(asked()).toMatchObject({
        GetFoundationModelAvailability: 2,
        GetAgreementEntitlements: 2,
      });
      expect(asked()).not.toHaveProperty("SearchAgreements");
      endAgreement(bench, CLAUDE, {
        how: "entitlement-fails",
        inMs: 0,
        reason: "ACCOUNT_SUSPENDED",
      });
      await poll(ctx, 6 * MINUTE_MS);
      const failed = await readWatch(ctx, KEY);
      expect(failed).toMatchObject({
        flight: { state: "failed", failure: { cause: "account-suspended" } },
        notices: [{ kind: "failed" }],
      });
      if (failed) expect(await linkTargetOf(ctx, failed)).toMatchObject({ accountId: HUB });
      const input = { ...KEY, regions: [REGION], code: null, cause: null };
      expect(await iFixedIt(ctx, input)).toMatchObject({ ok: true, value: { state: "settling" } });
      const quotas = await refreshQuotas(ctx, { account: HUB, region: REGION });
      expect(quotas).toMatchObject({ ok: true, value: { applied: { status: "read" } } });
    });
  },
);
