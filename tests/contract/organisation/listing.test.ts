import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import type { Listing } from "@/lib/domain/organisation/roster";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";
import type { FaultAction } from "@/lib/stand-in/faults/types";
import { anAws } from "@/tests/support/an-aws";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";
import { settings } from "@/tests/unit/domain/organisation/rosters";

const NEVER = new AbortController().signal;
const EXTERNAL_ID = "7f3c0a52-example";
const TAGS = { include: { ous: null, tags: { env: "prod" } } };
let bench: Bench;

beforeAll(async () => {
  bench = await aBench({ world: "organisation" });
});
afterAll(() => bench.close());
afterEach(() => bench.standIn.control.reset());

const list = (over: Partial<OrganizationSettings> = {}): Promise<Reading<Listing>> =>
  withEnvironment({ ...CLEAN, ...KEYS, AWS_ENDPOINT_URL: bench.standIn.url }, async () =>
    (await anAws()).listOrganization(settings(over), NEVER),
  );
const readOf = (reading: Reading<Listing>): Listing => {
  if (reading.status !== "read") throw new Error(JSON.stringify(reading));
  return reading.value;
};
const faultOf = (reading: Reading<unknown>) =>
  reading.status === "failed" ? reading.fault : { code: reading.status };
const calls = (operation: string) =>
  bench.standIn.control
    .calls()
    .filter((call) => call.operation === operation)
    .reduce((sum, call) => sum + call.calls, 0);

describe("the organization", () => {
  it("is listed with units, tags and states, and without addresses", async () => {
    const listing = readOf(await list());
    expect(listing).toMatchObject({ organizationId: "o-acmeacme01", managementId: "999988887777" });
    expect(listing.units).toHaveLength(6);
    expect(listing.accounts).toHaveLength(8);
    expect(listing.accounts.find(({ name }) => name === "payments-prod")).toEqual({
      ...{ id: "111122223333", name: "payments-prod", state: "ACTIVE" },
      units: ["r-acme", "ou-acme-workload", "ou-acme-payments"],
      tags: { env: "prod" },
    });
    expect(listing.accounts.find(({ name }) => name === "legacy-web")).toMatchObject({
      ...{ state: "CLOSED", tags: null },
    });
    expect(JSON.stringify(listing)).not.toContain("@");
  });

  it("is listed by a role of the management account, whose answers alone count", async () => {
    const role = "arn:aws:iam::999988887777:role/BedrockReadinessDiscover";
    expect(readOf(await list({ role, externalId: EXTERNAL_ID })).accounts).toHaveLength(8);
    expect(faultOf(await list({ role }))).toMatchObject({
      ...{ code: "AccessDeniedException", operation: "AssumeRole" },
    });
  });

  it.each(["empty-first", "without-paths"] as const)(
    "is whole where its lists come %s",
    async (paging) => {
      bench.standIn.control.given({ change: "organization", paging });
      const listing = readOf(await list());
      expect(listing.accounts.map(({ units }) => units.length)).toEqual([2, 1, 3, 3, 3, 3, 2, 3]);
    },
  );

  it("that never ends is told so, and not asked for ever", async () => {
    bench.standIn.control.given({ change: "organization", paging: "token-repeats" });
    expect(faultOf(await list())).toMatchObject({ cause: "list-without-end" });
    expect(calls("ListAccounts")).toBe(2);
  });
});

describe("what stands in the way is told", () => {
  const strike = (operation: string, fault: FaultAction) =>
    bench.standIn.control.addFaults({ when: { service: "organizations", operation }, fault });

  it.each([
    ["refused", "ListAccounts", { kind: "deny", by: "identity-policy" }, "AccessDeniedException"],
    ["throttled", "ListOrganizationalUnitsForParent", { kind: "throttle" }, "ThrottlingException"],
    ["cut", "ListRoots", { kind: "cut" }, "NetworkError"],
    [
      "of another shape",
      "ListAccounts",
      { kind: "shape", shape: "wrong-types" },
      "UnexpectedResponse",
    ],
    [
      "empty, without the management account",
      "ListAccounts",
      { kind: "shape", shape: "empty-object" },
      "UnexpectedResponse",
    ],
  ] as const)("%s: %s", async (_name, operation, fault, code) => {
    strike(operation, fault);
    expect(faultOf(await list())).toMatchObject({ code });
  });

  it("a member to whom nobody delegated is refused in AWS's words", async () => {
    strike("ListAccounts", {
      ...{ kind: "error", name: "AccessDeniedException", status: 400 },
      message: "You don't have permissions to access this resource.",
    });
    expect(faultOf(await list())).toMatchObject({
      message: expect.stringContaining("You don't have permissions"),
    });
  });

  it("one that stands alone", async () => {
    bench.standIn.control.given({ change: "member-leaves", account: "111122220000" });
    expect(faultOf(await list())).toMatchObject({
      cause: "account-of-no-organization",
      owner: "caller-credentials",
      message: expect.stringContaining("not a member of an organization"),
    });
  });

  it("a throttle that ends is waited for", async () => {
    bench.standIn.control.addFaults({
      ...{ when: { operation: "ListAccounts" }, times: 2, fault: { kind: "throttle" } },
    });
    expect(readOf(await list()).accounts).toHaveLength(8);
  });

  it("tags that nobody needs may be missing; those that decide may not", async () => {
    strike("ListTagsForResource", { kind: "deny", by: "identity-policy" });
    expect(readOf(await list()).accounts.every(({ tags }) => tags === null)).toBe(true);
    expect(faultOf(await list(TAGS))).toMatchObject({ operation: "ListTagsForResource" });
  });
});
