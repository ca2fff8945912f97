import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStores } from "@/lib/db/open";
import { MINUTE_MS } from "@/lib/domain/time";
import { checkCells } from "@/lib/services/cells/check-cells";
import type { Context } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { aSmallWorld, NOVA, REGION } from "@/tests/contract/accounts/small-world";
import { QUIET } from "@/tests/contract/db/quiet";
import { aContext } from "@/tests/support/a-context";
import { anAws } from "@/tests/support/an-aws";
import { aCounter } from "@/tests/support/attempts";
import { keepSsoToken, SSO_TOKEN } from "@/tests/support/sso";
import { aBench, type Bench, CLEAN, withEnvironment } from "@/tests/support/stand-in";

const MEMBER = "210000000001";
const SONNET = "anthropic.claude-sonnet-4-6";
const OFF = "af-south-1";
const PROFILES = ["dev", "admin"];

let bench: Bench;
beforeAll(async () => {
  const roles = [{ name: "Reader", assigned: true }];
  const world = aSmallWorld([{ id: MEMBER, name: "member", roles }], [SSO_TOKEN]);
  bench = await aBench({ world });
  bench.file("aws-config", PROFILES.map(profileOf).join(""));
});
afterAll(() => bench.close());
beforeEach(() => bench.standIn.control.reset());

const profileOf = (name: string) => `[profile ${name}]
sso_session = acme
sso_account_id = ${MEMBER}
sso_role_name = Reader
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-north-1
sso_registration_scopes = sso:account:access
`;
const entry = (key: string): AccountRef => ({
  key,
  accountId: null,
  name: `the ${key} entry`,
  access: { by: "profile", profile: key },
});

type Site = {
  ctx: Context;
  /** Ends as `aws sso login` does; a time that is over is a sign-in that expired. */
  signIn(expiresAt: string): void;
  check(
    accounts: readonly string[],
    modelId?: string,
    region?: string,
  ): Promise<readonly unknown[]>;
  /** Each entry's account and what its identity came to. */
  entries(): Promise<Record<string, string>>;
};
const SIGNED_IN = "2099-01-01T00:00:00Z";
const EXPIRED = "2020-01-01T00:00:00Z";

/** These entries on an empty store, by real credentials. */
async function onSite(keys: readonly string[], work: (site: Site) => Promise<void>): Promise<void> {
  const home = mkdtempSync(path.join(bench.folder, "home-"));
  const opened = await openStores({ databaseUrl: null, dataDir: home, log: QUIET });
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = opened.value;
  const env = {
    ...CLEAN,
    HOME: home,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_CONFIG_FILE: path.join(bench.folder, "aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: path.join(bench.folder, "aws-credentials"),
    AWS_ENDPOINT_URL: bench.standIn.url,
  };
  const refs = keys.map(entry);
  try {
    await withEnvironment(env, async () => {
      const attempts = aCounter();
      const ctx = aContext({
        now: Date.now,
        settings: () => ({
          regions: [REGION, OFF],
          requirements: [],
          accessPortal: null,
          scanIntervalMs: 15 * MINUTE_MS,
          retentionMs: 1,
          auditRetentionMs: 1,
          grants: [],
          actions: { enabled: false, kinds: [], secondPerson: false },
          prove: { enabled: false, callsPerDay: 50 },
          maskAccountIds: false,
        }),
        accounts: () => refs,
        stores,
        attempts,
        aws: await anAws({ ...process.env }, attempts),
      });
      const signIn = (expiresAt: string) =>
        keepSsoToken(home, { session: "acme", token: SSO_TOKEN, expiresAt });
      await work({
        ctx,
        signIn,
        async check(accounts, modelId = NOVA, region = REGION) {
          const checked = await checkCells(ctx, {
            targets: [{ accounts: [...accounts], region, modelId }],
          });
          if (!checked.ok) throw new Error(checked.error.message);
          return checked.value.cells.map(({ state, title }) => `${state}: ${title}`);
        },
        async entries() {
          const { accounts } = await ctx.world.read();
          const told = accounts.map(({ ref, key, facts: { identity } }) => {
            const end = identity.status === "failed" ? identity.fault.cause : identity.status;
            return [ref.key, `${key} ${end}`];
          });
          return Object.fromEntries(told);
        },
      });
    });
  } finally {
    await stores.close();
    rmSync(home, { recursive: true, force: true });
  }
}

const asked = (): ReadonlySet<string> =>
  new Set(bench.standIn.control.calls().map(({ operation }) => operation));
const READY = ["ready: Ready"];

describe("a check of an account whose id is not known", () => {
  it.each([
    ["after a sign-in that expired", EXPIRED],
    ["after none", null],
  ])("%s tells the verdict, and keeps it under the id", (_name, before) =>
    onSite(["dev"], async ({ ctx, signIn, check, entries }) => {
      if (before !== null) signIn(before);
      await check(["dev"]);
      expect(Object.keys(await entries())).toEqual(["dev"]);
      expect(await ctx.stores.facts.regions(MEMBER)).toEqual([]);
      signIn(SIGNED_IN);
      expect(await check(["dev"])).toEqual(READY);
      expect(await entries()).toEqual({ dev: `${MEMBER} read` });
      expect((await ctx.stores.facts.regions(MEMBER)).map(({ region }) => region)).toEqual([
        REGION,
      ]);
      expect(await ctx.stores.facts.regions("dev")).toEqual([]);
      expect(await check([MEMBER])).toEqual(READY);
    }),
  );
});

const TWICE = "account-configured-twice";

describe("a check of an account that is configured twice", () => {
  it.each<[string, readonly (readonly string[])[], Record<string, string>]>([
    ["the first", [["dev"]], { dev: `${MEMBER} read`, admin: "admin never" }],
    [
      "the second while nothing is known of the first",
      [["admin"]],
      { dev: "dev never", admin: `${MEMBER} read` },
    ],
    [
      "the first, then the second",
      [["dev"], ["admin"]],
      { dev: `${MEMBER} read`, admin: `admin ${TWICE}` },
    ],
    [
      "the second, then the first",
      [["admin"], ["dev"]],
      { dev: `${MEMBER} read`, admin: `admin ${TWICE}` },
    ],
    ["both at once", [["admin", "dev"]], { dev: `${MEMBER} read`, admin: `admin ${TWICE}` }],
  ])("%s", (_name, checks, expected) =>
    onSite(PROFILES, async ({ signIn, check, entries }) => {
      signIn(SIGNED_IN);
      const said: (readonly unknown[])[] = [];
      for (const accounts of checks) said.push(await check(accounts));
      expect(await entries()).toEqual(expected);
      expect(said[0]).toEqual(READY);
    }),
  );

  it("reads nothing for the second, and names the first", () =>
    onSite(PROFILES, async ({ ctx, signIn, check }) => {
      signIn(SIGNED_IN);
      await check(["dev"]);
      bench.standIn.control.clearCalls();
      expect(await check(["admin"])).toEqual([]);
      expect([...asked()]).toEqual(["GetRoleCredentials", "GetCallerIdentity"]);
      const world = await ctx.world.readOne("admin");
      expect(world.accounts[0]?.facts.identity).toMatchObject({
        fault: { message: expect.stringContaining("Only the dev entry is read") },
      });
    }));
});

describe("what a check asks again", () => {
  type Expected = {
    before: string;
    after: string;
    asks: readonly string[];
    not: readonly string[];
  };
  const MARKETPLACE = ["SearchAgreements", "GetAgreementEntitlements"];
  const pends = (ends: "fails" | "never") =>
    bench.standIn.control.given({
      change: "access",
      account: MEMBER,
      models: [SONNET],
      agreement: {
        kind: "pending",
        acceptedAgoMs: 5 * MINUTE_MS,
        ends:
          ends === "never"
            ? { how: "never" }
            : { how: "entitlement-fails", inMs: 0, reason: "INVALID_PAYMENT_INSTRUMENT" },
      },
    });
  const isOff = (status: "DISABLED" | "ENABLED") =>
    bench.standIn.control.given({ change: "region", account: MEMBER, region: OFF, status });
  const hideThroughputs = () =>
    bench.standIn.control.addFaults({
      when: { operation: "ListProvisionedModelThroughputs" },
      fault: { kind: "deny", by: "identity-policy" },
    });

  it.each<
    [
      string,
      { modelId?: string; region?: string; before?: () => void; mend?: () => void },
      Expected,
    ]
  >([
    [
      "nothing of the Marketplace where all is well",
      { modelId: SONNET },
      {
        before: "ready",
        after: "ready",
        asks: ["GetFoundationModelAvailability"],
        not: ["ListRegions", ...MARKETPLACE],
      },
    ],
    [
      "the entitlement that failed, where the payment was mended",
      { modelId: SONNET, before: () => pends("fails"), mend: () => pends("never") },
      { before: "blocked", after: "pending", asks: MARKETPLACE, not: ["ListRegions"] },
    ],
    [
      "the entitlement of what pends, where it failed since",
      { modelId: SONNET, before: () => pends("never"), mend: () => pends("fails") },
      { before: "pending", after: "blocked", asks: MARKETPLACE, not: ["ListRegions"] },
    ],
    [
      "the list of throughputs that failed",
      { before: hideThroughputs, mend: () => bench.standIn.control.clearFaults() },
      {
        before: "ready",
        after: "ready",
        asks: ["ListProvisionedModelThroughputs"],
        not: MARKETPLACE,
      },
    ],
    [
      "the Regions, where one was off",
      { region: OFF, before: () => isOff("DISABLED"), mend: () => isOff("ENABLED") },
      { before: "blocked", after: "not_offered", asks: ["ListRegions"], not: MARKETPLACE },
    ],
  ])("%s", (_name, { modelId = NOVA, region = REGION, before, mend }, expected) =>
    onSite(["dev"], async ({ signIn, check }) => {
      const { asks, not, ...states } = expected;
      signIn(SIGNED_IN);
      before?.();
      const stateOf = (said: readonly unknown[]) => String(said[0]).split(":")[0];
      await check(["dev"]);
      const first = stateOf(await check([MEMBER], modelId, region));
      mend?.();
      bench.standIn.control.clearCalls();
      const second = stateOf(await check([MEMBER], modelId, region));
      expect({ before: first, after: second }).toEqual(states);
      expect([...asked()]).toEqual(expect.arrayContaining([...asks]));
      for (const operation of not) expect([...asked()]).not.toContain(operation);
    }),
  );
});
