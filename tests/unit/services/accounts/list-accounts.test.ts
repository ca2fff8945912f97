import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountsView } from "@/lib/contracts/accounts";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import { DAY_MS } from "@/lib/domain/time";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import { permissionsOf } from "@/lib/services/accounts/permissions";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { contextWith } from "@/tests/support/a-context";
import { aFault } from "@/tests/support/build-facts";
import {
  ACCOUNT,
  aRegionFacts,
  aStore,
  NOW,
  type ReviewContext,
  TIMEOUT,
} from "@/tests/unit/services/review/store";

const SECRET = "7f3c-value-nobody-sees";
const ROLE = "arn:aws:iam::444455556666:role/BedrockReadinessRead";
const REFS: readonly AccountRef[] = [
  { key: "default", accountId: null, name: null, access: { by: "default" } },
  {
    key: "444455556666",
    accountId: "444455556666",
    name: "data-science",
    access: { by: "role", roleArn: ROLE, externalId: SECRET },
  },
  {
    key: "profile:sandbox",
    accountId: null,
    name: "sandbox",
    access: { by: "profile", profile: "sandbox" },
  },
];

const denied = (operation: string, cause: "iam-identity-policy-missing" | "scp-explicit-deny") =>
  ({
    status: "failed",
    fault: aFault("AccessDeniedException", { cause, operation, owner: "iam-admin" }),
    last: null,
  }) as const;
/** As a scan meets it: that the region has no endpoint is told by the others, which answer. */
const NO_HOST = {
  ...TIMEOUT,
  cause: "network-unreachable",
  message: "getaddrinfo ENOTFOUND bedrock.us-west-1.amazonaws.com",
} as const;
const answered = (operation: string) =>
  ({
    status: "read",
    value: [],
    source: { operation, requestId: null, at: NOW - 1_000, attempt: 1 },
  }) as const;

let ctx: ReviewContext;
let view: AccountsView;
let close: () => Promise<void>;

beforeAll(async () => {
  const store = await aStore({
    regions: {
      "eu-west-1": aRegionFacts({
        provisioned: denied("ListProvisionedModelThroughputs", "iam-identity-policy-missing"),
        quotas: denied("ListServiceQuotas", "scp-explicit-deny"),
      }),
      "eu-west-2": aRegionFacts({
        provisioned: denied("ListProvisionedModelThroughputs", "iam-identity-policy-missing"),
        quotas: answered("ListServiceQuotas"),
      }),
      "eu-west-3": aRegionFacts({ models: { status: "failed", fault: TIMEOUT, last: null } }),
      "eu-central-1": aRegionFacts({
        models: { status: "failed", fault: aFault("InternalFailure"), last: null },
      }),
      "eu-north-9": aRegionFacts({ models: { status: "failed", fault: NO_HOST, last: null } }),
    },
    status: { "eu-south-1": "DISABLED", "eu-west-4": "ENABLED" },
  });
  close = store.close;
  ctx = contextWith(store.ctx, { accounts: () => REFS });
  await ctx.stores.facts.mergeAccount({
    key: "444455556666",
    name: "data-science",
    patch: {
      accountId: null,
      facts: {
        identity: denied("AssumeRole", "iam-identity-policy-missing"),
        clockOffsetMs: 61_000,
      },
    },
    updatedAt: NOW,
  });
  const configurationProblems = () => ["readiness.yaml:3: accounts.0.role is not a role ARN."];
  view = await listAccounts(contextWith(ctx, { configurationProblems }));
});
afterAll(() => close());

const permission = (action: string) =>
  view.accounts[0]?.permissions.find((one) => one.action === action);

describe("the accounts", () => {
  it("stand side by side with their ids, also those that were never read", () => {
    expect(view.accounts.map(({ key, accountId, name }) => [key, accountId, name])).toEqual([
      [ACCOUNT, ACCOUNT, "payments-prod"],
      ["444455556666", "444455556666", "data-science"],
      ["profile:sandbox", null, "sandbox"],
    ]);
    expect(view.accounts.map(({ standing }) => standing.status)).toEqual([
      "read",
      "failed",
      "never",
    ]);
  });

  it("are not read by telling whose they are alone", async () => {
    const fresh = await aStore({ regions: {}, status: { "eu-west-4": "ENABLED" } });
    const off = await aStore({ regions: {}, status: { "eu-south-1": "DISABLED" } });
    const statusIn = async ({ ctx: of }: typeof fresh) =>
      (await listAccounts(contextWith(of, { configurationProblems: () => [] }))).accounts.map(
        ({ standing, regions }) => [standing.status, regions.read],
      );
    expect(await statusIn(fresh)).toEqual([["answers", 0]]);
    expect(await statusIn(off)).toEqual([["read", 0]]);
    await Promise.all([fresh.close(), off.close()]);
  });

  it("say how each is reached, and never the external id", () => {
    expect(view.accounts.map(({ access }) => access)).toEqual([
      { by: "default" },
      { by: "role", roleArn: ROLE, withExternalId: true },
      { by: "profile", profile: "sandbox" },
    ]);
    expect(JSON.stringify(view)).not.toContain(SECRET);
  });

  it("count the Regions read of those that are on", () => {
    expect(view.accounts[0]?.regions).toEqual({
      read: 2,
      unread: 3,
      off: 1,
      enabling: 0,
      noEndpoint: 1,
    });
    expect(view.accounts[0]?.readAt).toBe(NOW - 60_000);
    expect(view.accounts[2]).toMatchObject({ readAt: null, regions: { read: 0 } });
  });

  it("name the Regions that are on and were not read, by code, with why", () => {
    for (const { regions, unreadRegions } of view.accounts)
      expect(unreadRegions).toHaveLength(regions.unread);
    expect(view.accounts[0]?.unreadRegions).toEqual([
      { region: "eu-central-1", fault: expect.objectContaining({ code: "InternalFailure" }) },
      { region: "eu-west-3", fault: expect.objectContaining({ code: "NetworkError" }) },
      { region: "eu-west-4", fault: null },
    ]);
  });

  it("say of a Region whose last answer is too old that it is so", async () => {
    const later = await listAccounts(contextWith(ctx, { now: () => NOW + DAY_MS }));
    const faults = new Map(
      later.accounts[0]?.unreadRegions.map(({ region, fault }) => [region, fault?.code]),
    );
    expect(faults.get("eu-west-1")).toBe("Stale");
    expect(faults.get("eu-west-3")).toBe("NetworkError");
  });

  it("give an account's own fault with its fix", () => {
    const standing = view.accounts[1]?.standing;
    expect(standing).toMatchObject({ status: "failed", fault: { operation: "AssumeRole" } });
    if (standing?.status === "failed") expect(standing.fix.steps.length).toBeGreaterThan(0);
  });

  it("warn of a clock that is off, with its fix", () => {
    const [warning] = view.accounts[1]?.warnings ?? [];
    expect(warning?.fault).toMatchObject({ code: "RequestExpired", cause: "clock-skew" });
    expect(warning?.fix.steps.length).toBeGreaterThan(0);
    expect(view.accounts[0]?.warnings).toEqual([]);
  });

  it("warn of a list of Regions that was not read with what to do about the reading, and nothing of callers", async () => {
    const fault = { ...TIMEOUT, cause: "client-timeout", operation: "ListRegions" } as const;
    const patch = {
      accountId: ACCOUNT,
      facts: { regions: { status: "failed", fault, last: null } },
    } as const;
    const own = await aStore({ regions: {} });
    await own.ctx.stores.facts.mergeAccount({ key: "default", name: null, patch, updatedAt: NOW });
    const { accounts } = await listAccounts(
      contextWith(own.ctx, { configurationProblems: () => [] }),
    );
    const [warning] = accounts[0]?.warnings ?? [];
    expect(warning?.fault.operation).toBe("ListRegions");
    expect(warning?.fix).toMatchObject({ takes: null, primary: null, command: null });
    expect(warning?.fix.steps.map(({ text }) => text)).toEqual([
      "Nothing has to be done yet. The next scan reads it again.",
      "If it goes on, check the way from this machine to AWS.",
    ]);
    await own.close();
  });

  it("hand on what is wrong with the configuration", () => {
    expect(view.problems).toHaveLength(1);
  });
});

describe("an action that AWS denies", () => {
  it("everywhere says so, with what stays unknown", () => {
    expect(permission("bedrock:ListProvisionedModelThroughputs")).toMatchObject({
      outcome: "denied",
      everywhere: true,
      loses: expect.stringContaining("Provisioned routes"),
      denials: [
        { places: ["eu-west-1", "eu-west-2"], fault: { cause: "iam-identity-policy-missing" } },
      ],
    });
  });

  it("in one Region is not denied everywhere, and names who denies it", () => {
    expect(permission("servicequotas:ListServiceQuotas")).toMatchObject({
      outcome: "denied",
      everywhere: false,
      denials: [{ places: ["eu-west-1"], calls: 1, fault: { cause: "scp-explicit-deny" } }],
    });
  });

  it("is none where the call failed otherwise", () => {
    expect(permission("bedrock:ListFoundationModels")?.outcome).not.toBe("denied");
  });

  it("has a line for each action of a scan, in each account", () => {
    for (const { permissions } of view.accounts)
      expect(permissions).toHaveLength(SCAN_ACTIONS.length);
  });

  it("is the same in the first run's list over all accounts", async () => {
    const world = await ctx.world.outline();
    const short = permissionsOf(world.accounts).filter(({ outcome }) => outcome === "denied");
    expect(short.map(({ action }) => action)).toEqual([
      "bedrock:ListProvisionedModelThroughputs",
      "servicequotas:ListServiceQuotas",
    ]);
  });
});

describe("the policies of a role", () => {
  it("are given where an account is reached by one, for the account that assumes it", () => {
    expect(view.accounts.map(({ role }) => role !== null)).toEqual([false, true, false]);
    const trust = view.accounts[1]?.role?.trustPolicy ?? "";
    expect(trust).toContain(`arn:aws:iam::${ACCOUNT}:root`);
    expect(trust).toContain("sts:ExternalId");
    expect(JSON.parse(view.accounts[1]?.role?.callerPolicy ?? "{}")).toMatchObject({
      Statement: [{ Action: "sts:AssumeRole", Resource: ROLE }],
    });
  });

  it("leave the dashboard's account to be put in where it is not known", async () => {
    const only = await listAccounts(contextWith(ctx, { accounts: () => REFS.slice(1, 2) }));
    expect(only.accounts[0]?.role?.trustPolicy).toContain("ACCOUNT-OF-THE-DASHBOARD");
  });
});
