import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { AccountsView } from "@/lib/contracts/accounts";
import { type Caller, LOCAL } from "@/lib/domain/access/rights";
import { standingOf } from "@/lib/domain/organisation/standing";
import { ok } from "@/lib/domain/result";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";
import { discoverAccounts } from "@/lib/jobs/kinds/discover/discoverer";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import { discover } from "@/lib/services/organisation/discover";
import { readSetup } from "@/lib/services/setup/read-setup";
import { createRuntime } from "@/lib/start";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";

const NEVER = new AbortController().signal;
const NOW = { signal: NEVER, now: true };
const ROLE = "BedrockReadinessRead";
const EXTERNAL_ID = "7f3c0a52-example";
const NEWCOMER = "555566667777";
const PAY = "111122223333";
let bench: Bench;

beforeAll(async () => {
  bench = await aBench({ world: "organisation" });
});
afterAll(() => bench.close());
afterEach(() => bench.standIn.control.reset());

const FILE = (more = "") => `
organization: { memberRole: ${ROLE}, externalId: ${EXTERNAL_ID}, include: { ous: [ou-acme-workload, ou-acme-dataunit] } }
requirements:
  - { name: assistant, models: [anthropic.claude-sonnet-4-6], ous: [ou-acme-payments] }
  - { name: nowhere, models: [anthropic.claude-sonnet-4-6], ous: [ou-acme-security] }
${more}`;

type Case = Awaited<ReturnType<typeof opened>>;
let cases = 0;

async function opened(databaseUrl: string | undefined, more = "") {
  cases += 1;
  const config = bench.file(`readiness-${cases}.yaml`, FILE(more));
  const app = await createRuntime(
    {
      ...process.env,
      ...{ READINESS_CONFIG: config, DATABASE_URL: databaseUrl },
      READINESS_DATA_DIR: `${bench.folder}/data-${cases}`,
    },
    { logLevel: "silent" },
  );
  if (!app.ok) throw new Error(app.error.join("\n"));
  const ctx = app.value.contextOf({ kind: "system", work: "discover" });
  return { app: app.value, ctx, given: bench.standIn.control.given };
}

const run = (work: (given: Case) => Promise<void>, more = "") =>
  withEnvironment({ ...CLEAN, ...KEYS, AWS_ENDPOINT_URL: bench.standIn.url }, async () => {
    const given = await opened(undefined, more);
    try {
      await work(given);
    } finally {
      await given.app.close();
    }
  });

const names = ({ ctx }: Case) => ctx.accounts().map(({ name }) => name);
function standing({ ctx }: Case, id: string) {
  const settings = ctx.organization.settings();
  const account = ctx.organization.roster().accounts.find((one) => one.id === id);
  if (!settings || !account) return null;
  return standingOf(account, { settings, filed: new Set() });
}

describe("accounts that come by themselves", () => {
  it("are those whose role answers, in the units that the file names, without the closed one", () =>
    run(async (given) => {
      expect(names(given)).toEqual([]);
      await discover(given.ctx, { signal: NEVER });
      expect(names(given)).toEqual([
        "payments-prod",
        "payments-staging",
        "checkout-prod",
        "data-platform",
      ]);
      expect(standing(given, "111122225555")).toMatchObject({ kind: "no-role" });
      expect(standing(given, "666677778888")).toMatchObject({ kind: "left", as: "CLOSED" });
      expect(standing(given, "999988887777")).toEqual({ kind: "left-out", why: "other-unit" });
    }));

  it("appear, get their role, move and close", () =>
    run(async (given) => {
      given.given({ change: "member", account: NEWCOMER, parent: "ou-acme-payments" });
      await discover(given.ctx, NOW);
      expect(standing(given, NEWCOMER)).toMatchObject({ kind: "no-role" });
      expect(names(given)).not.toContain("newcomer");
      given.given({ change: "role", account: NEWCOMER, name: ROLE, externalId: EXTERNAL_ID });
      await discover(given.ctx, NOW);
      expect(names(given)).toContain("newcomer");
      given.given({ change: "member", account: NEWCOMER, parent: "ou-acme-checkout" });
      await discover(given.ctx, NOW);
      const moved = given.ctx.accounts().find(({ key }) => key === NEWCOMER);
      expect(moved?.member?.units.at(-1)).toBe("ou-acme-checkout");
      given.given({ change: "member", account: NEWCOMER, state: "CLOSED" });
      await discover(given.ctx, NOW);
      expect(names(given)).not.toContain("newcomer");
      expect(standing(given, NEWCOMER)).toMatchObject({ kind: "left", as: "CLOSED" });
    }));

  it("stay as they are where the listing fails, and the reason is told", () =>
    run(async (given) => {
      await discover(given.ctx, NOW);
      const before = names(given);
      bench.standIn.control.addFaults({
        ...{ when: { operation: "ListAccounts" }, fault: { kind: "deny", by: "identity-policy" } },
      });
      await discover(given.ctx, NOW);
      expect(names(given)).toEqual(before);
      expect(given.ctx.organization.roster().tried?.fault?.code).toBe("AccessDeniedException");
    }));

  it("are what another process of the store finds, too", () =>
    run(async (given) => {
      await discover(given.ctx, NOW);
      const doc = await given.ctx.stores.docs.get("organization", "roster");
      expect(doc?.body).not.toContain("@");
      expect(doc?.body).not.toContain(EXTERNAL_ID);
      const other = await createRuntime(
        {
          ...process.env,
          READINESS_CONFIG: bench.file("other.yaml", FILE()),
          READINESS_DATA_DIR: `${bench.folder}/data-${cases}`,
        },
        { logLevel: "silent" },
      );
      if (!other.ok) throw new Error(other.error.join("\n"));
      expect(other.value.runtime.accounts().map(({ name }) => name)).toEqual(names(given));
      await other.value.close();
    }));

  it("are scanned at once: as everything where none was read, so that it is not made twice, else by themselves", () =>
    run(async ({ ctx }) => {
      const scopes: ScanScope[] = [];
      const scans: typeof ctx.scans = {
        ...ctx.scans,
        start: async (_trigger, scope) => {
          scopes.push(scope);
          return ok({ scanId: "scan-1" });
        },
      };
      const round = () =>
        discoverAccounts({ ...ctx, scans })
          .begin({ stores: ctx.stores, signal: NEVER })
          .round();
      await round();
      expect(scopes).toEqual([EVERYTHING]);
      const [read, ...others] = ctx.accounts().map(({ key }) => key);
      if (read === undefined) throw new Error("no account was found");
      const patch = { accountId: read, facts: {} };
      await ctx.stores.facts.mergeAccount({ key: read, name: null, updatedAt: 1, patch });
      await round();
      expect(scopes.slice(1)).toEqual([{ ...EVERYTHING, accounts: others }]);
    }));

  it("give way to what the file says of them", () =>
    run(async (given) => {
      await discover(given.ctx, NOW);
      const own = given.ctx.accounts().filter(({ accountId }) => accountId === PAY);
      expect(own.map(({ name, member }) => [name, member?.units.at(-1)])).toEqual([
        ["by hand", "ou-acme-payments"],
      ]);
    }, `accounts: [{ name: by hand, role: "arn:aws:iam::${PAY}:role/${ROLE}", externalId: ${EXTERNAL_ID} }]\n`));
});

describe("what is shown of them", () => {
  const refuse = () =>
    bench.standIn.control.addFaults({
      ...{ when: { operation: "ListAccounts" }, fault: { kind: "deny", by: "identity-policy" } },
    });

  it("is what the contract says, with where each stands and why the last listing failed", () =>
    run(async ({ ctx, app }) => {
      await discover(ctx, NOW);
      await app.scanner.run("command", { accounts: [PAY], regions: ["eu-west-1"], models: null });
      refuse();
      await discover(ctx, NOW);
      const view = await listAccounts(app.contextOf(LOCAL));
      expect(AccountsView.parse(JSON.parse(JSON.stringify(view)))).toEqual(view);
      expect(view.organization?.managementId).toBe("999988887777");
      expect(view.organization?.failed?.code).toBe("AccessDeniedException");
      const counted = view.organization?.members.filter(({ counts }) => counts !== null);
      expect(counted?.map(({ name }) => name)).toEqual(["payments-prod"]);
    }));

  it("before any is read says what stands in the way: the listing, the wait for it, or the roles", () =>
    run(async ({ ctx, app }) => {
      const title = async () => (await readSetup(app.contextOf(LOCAL))).title;
      expect(await title()).toBe("The organization is being listed");
      refuse();
      await discover(ctx, NOW);
      expect(await title()).toBe("The organization could not be listed");
      bench.standIn.control.clearFaults();
      bench.standIn.control.addFaults({
        ...{ when: { operation: "AssumeRole" }, fault: { kind: "deny", by: "identity-policy" } },
      });
      await discover(ctx, NOW);
      expect(await title()).toBe("No account has the role yet");
    }));
});

describe("units", () => {
  it("stand in requirements for the accounts in them, and say so where none is read", () =>
    run(async (given) => {
      await discover(given.ctx, NOW);
      const { requirements } = given.ctx.settings();
      expect(requirements.map(({ accounts }) => accounts)).toEqual([
        [PAY, "111122224444"],
        ["ou-acme-security"],
      ]);
    }));

  it("stand in grants for the accounts in them: nothing else is known, nor told", () =>
    run(async (given) => {
      await discover(given.ctx, NOW);
      const caller: Caller = {
        ...{ kind: "token" as const, id: "t", name: "checkout", role: "viewer" as const },
        accounts: ["ou:ou-acme-checkout"],
      };
      const ctx = await given.app.contextFor(caller);
      expect(ctx.accounts().map(({ name }) => name)).toEqual(["checkout-prod"]);
      const roster = ctx.organization.roster();
      expect(roster.accounts.map(({ name }) => name)).toEqual(["checkout-prod", "legacy-web"]);
      expect(roster.units.map(({ name }) => name)).toEqual(["Root", "Workloads", "Checkout"]);
      expect(JSON.stringify([roster, ctx.organization.settings(), ctx.settings()])).not.toMatch(
        /payments|1111222|999988887777/,
      );
      expect(() =>
        ctx.aws.listOrganization(given.ctx.organization.settings() ?? never(), NEVER),
      ).toThrow();
    }));
});

function never(): never {
  throw new Error("there is an organization");
}

describe("an organization that could not be listed", () => {
  it("is not one with nothing in it: a command says so", async () => {
    bench.standIn.control.addFaults({
      ...{ when: { operation: "ListAccounts" }, fault: { kind: "deny", by: "identity-policy" } },
    });
    const config = bench.file("unlisted.yaml", FILE());
    const { code, err, readiness } = await bench.read([], { READINESS_CONFIG: config });
    expect(code).toBe(2);
    expect(err).toContain("The organization could not be listed:");
    expect(readiness).toMatchObject({ complete: false, accounts: [] });
  });
});
