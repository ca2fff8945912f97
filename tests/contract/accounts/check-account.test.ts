import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AccountCheck } from "@/lib/contracts/account-check";
import { openStores } from "@/lib/db/open";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import { checkAccount } from "@/lib/services/settings/check-account";
import { QUIET } from "@/tests/contract/db/quiet";
import { aContext } from "@/tests/support/a-context";
import { anAws } from "@/tests/support/an-aws";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";
import { aSmallWorld, HUB, REGION } from "./small-world";

const MEMBER = "210000000001";
const EXTERNAL_ID = "external-id-nobody-may-see";
const ROLE = "BedrockReadinessRead";
const arn = (id: string, role = ROLE) => `arn:aws:iam::${id}:role/${role}`;

let bench: Bench;
let stores: Stores;
let folder: string;
beforeAll(async () => {
  bench = await aBench({
    world: aSmallWorld([
      { id: MEMBER, name: "member", roles: [{ name: ROLE, externalId: EXTERNAL_ID }] },
    ]),
  });
  folder = mkdtempSync(path.join(tmpdir(), "check-account-"));
  const opened = await openStores({ databaseUrl: null, dataDir: folder, log: QUIET });
  if (!opened.ok) throw new Error(opened.error.message);
  stores = opened.value;
});
afterAll(async () => {
  await stores.close();
  rmSync(folder, { recursive: true });
  await bench.close();
});
beforeEach(() => bench.standIn.control.reset());

const memberBy = (
  access: Partial<Extract<AccountRef["access"], { by: "role" }>> = {},
): AccountRef => ({
  key: MEMBER,
  accountId: MEMBER,
  name: "member",
  access: { by: "role", roleArn: arn(MEMBER), externalId: EXTERNAL_ID, ...access },
});
const hub: AccountRef = { key: HUB, accountId: HUB, name: "hub", access: { by: "default" } };

/** The check as the product makes it, with the program's one way to AWS. */
function check(accounts: readonly AccountRef[], accountId = MEMBER) {
  const env = { ...CLEAN, ...KEYS, HOME: folder, AWS_ENDPOINT_URL: bench.standIn.url };
  return withEnvironment(env, async () => {
    const ctx = aContext({
      now: Date.now,
      settings: () => ({
        regions: [REGION],
        requirements: [],
        accessPortal: null,
        scanIntervalMs: 900_000,
        retentionMs: 1,
        auditRetentionMs: 1,
        grants: [],
        actions: { enabled: false, kinds: [], secondPerson: false },
        prove: { enabled: false, callsPerDay: 50 },
        maskAccountIds: false,
      }),
      accounts: () => accounts,
      stores,
      aws: await anAws({ ...process.env }),
    });
    const told = await checkAccount(ctx, { accountId });
    if (!told.ok) throw new Error("a check refuses nobody");
    const sent: unknown = JSON.parse(JSON.stringify(told.value));
    expect(AccountCheck.parse(sent)).toEqual(sent);
    return told.value;
  });
}

async function outcomes(accounts: readonly AccountRef[], accountId = MEMBER) {
  const told = await check(accounts, accountId);
  if (told.status !== "checked") throw new Error(told.status);
  return Object.fromEntries(told.lines.map(({ action, outcome }) => [action, outcome]));
}

const ASSUMED = { "sts:AssumeRole": "passed", "sts:GetCallerIdentity": "passed" };
const UNTRIED = Object.fromEntries(SCAN_ACTIONS.map(({ action }) => [action, "not-tried"]));
const calls = () => bench.standIn.control.calls().reduce((sum, one) => sum + one.calls, 0);

describe("a check of an account", () => {
  it("of the file in use tries every action of a scan once, and keeps nothing", async () => {
    const before = await stores.facts.version();
    const told = await outcomes([hub, memberBy()]);
    expect(told).toMatchObject(ASSUMED);
    const { "aws-marketplace:GetAgreementEntitlements": entitlements, ...rest } = told;
    expect(["passed", "not-tried"]).toContain(entitlements);
    expect(Object.values(rest).every((outcome) => outcome === "passed")).toBe(true);
    expect(Object.keys(told)).toEqual([
      ...Object.keys(ASSUMED),
      ...SCAN_ACTIONS.map(({ action }) => action),
    ]);
    expect(await stores.facts.version()).toBe(before);
    expect(bench.standIn.control.writes()).toEqual([]);
  });

  it("that the file does not hold asks AWS nothing", async () => {
    expect(await check([hub], MEMBER)).toMatchObject({ status: "absent" });
    expect(calls()).toBe(0);
  });

  it.each([
    ["another external id", memberBy({ externalId: "not-this-one" })],
    ["no external id", memberBy({ externalId: null })],
    ["a role that does not exist", memberBy({ roleArn: arn(MEMBER, "Nobody") })],
  ])("with %s is refused at the role, and the rest is not tried", async (_name, ref) => {
    expect(await outcomes([hub, ref])).toEqual({
      "sts:AssumeRole": "refused",
      "sts:GetCallerIdentity": "not-tried",
      ...UNTRIED,
    });
  });

  it("whose role lacks one action names it, and tries the others all the same", async () => {
    bench.standIn.control.addFaults({
      when: { account: MEMBER, operation: "ListServiceQuotas" },
      fault: { kind: "deny", by: "identity-policy" },
    });
    const told = await outcomes([hub, memberBy()]);
    expect(told).toMatchObject({
      ...ASSUMED,
      "servicequotas:ListServiceQuotas": "refused",
      "servicequotas:ListAWSDefaultServiceQuotas": "passed",
      "bedrock:ListFoundationModels": "passed",
    });
  });

  it("takes no failure for a no", async () => {
    bench.standIn.control.addFaults({
      when: { account: MEMBER, operation: "ListServiceQuotas" },
      fault: { kind: "error", name: "InternalFailure", status: 500, message: "Try later." },
    });
    expect(await outcomes([hub, memberBy()])).toMatchObject({
      "servicequotas:ListServiceQuotas": "unknown",
    });
  });

  it("says nothing of the role where AWS could not be asked for it", async () => {
    bench.standIn.control.addFaults({
      when: { operation: "AssumeRole" },
      fault: { kind: "error", name: "ServiceUnavailable", status: 503, message: "Down." },
    });
    expect(await outcomes([hub, memberBy()])).toMatchObject({
      "sts:AssumeRole": "unknown",
      "sts:GetCallerIdentity": "not-tried",
    });
  });

  it("of the default credentials needs no role, and of another account's says so", async () => {
    const own = await outcomes([hub], HUB);
    expect(own["sts:AssumeRole"]).toBeUndefined();
    expect(own["sts:GetCallerIdentity"]).toBe("passed");
    const stranger: AccountRef = { ...hub, key: MEMBER, accountId: MEMBER };
    expect(await outcomes([stranger])).toEqual({
      "sts:GetCallerIdentity": "refused",
      ...UNTRIED,
    });
  });

  it("tells neither the external id nor a secret", async () => {
    const told = await check([hub, memberBy({ externalId: `not-${EXTERNAL_ID}` })]);
    expect(JSON.stringify(told)).not.toContain(EXTERNAL_ID);
    expect(JSON.stringify(told)).not.toContain(KEYS.AWS_SECRET_ACCESS_KEY);
  });
});
