import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { clientsFor, errorOf } from "./clients";

const EXTERNAL_ID = "7f3c0a52-example";
const MANAGEMENT = "999988887777";
let aws: StandIn;

beforeAll(async () => {
  aws = await startStandIn({ world: "organisation" });
});
beforeEach(() => aws.control.reset());
afterAll(() => aws.close());

const organizations = () => clientsFor(aws.url).organizations();

function assume(account: string, role: string, externalId?: string) {
  return clientsFor(aws.url)
    .sts()
    .send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${account}:role/${role}`,
        RoleSessionName: "test",
        ...(externalId && { ExternalId: externalId }),
      }),
    );
}

async function memberOf(account: string) {
  const { Credentials: given } = await assume(account, "BedrockReadinessRead", EXTERNAL_ID);
  return clientsFor(aws.url, {
    accessKeyId: given?.AccessKeyId ?? "",
    secretAccessKey: given?.SecretAccessKey ?? "",
    sessionToken: given?.SessionToken ?? "",
  }).organizations();
}

async function allAccounts() {
  const client = organizations();
  const sizes: number[] = [];
  const accounts = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListAccountsCommand({ MaxResults: 3, ...(NextToken && { NextToken }) }),
    );
    sizes.push(page.Accounts?.length ?? 0);
    accounts.push(...(page.Accounts ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return { sizes, accounts };
}

describe("an organization", () => {
  it("is described and listed with State and Paths, and without the retired Status", async () => {
    const described = await organizations().send(new DescribeOrganizationCommand({}));
    expect(described.Organization?.MasterAccountId).toBe(MANAGEMENT);
    const { sizes, accounts } = await allAccounts();
    expect(sizes).toEqual([3, 3, 2]);
    const closed = accounts.find(({ State }) => State === "CLOSED");
    expect(closed).toMatchObject({
      Id: "666677778888",
      Paths: ["o-acmeacme01/r-acme/ou-acme-workload/ou-acme-checkout/666677778888/"],
    });
    expect(accounts.every((account) => account.Status === undefined)).toBe(true);
  });

  it("has roots, units of units and tags", async () => {
    const client = organizations();
    const { Roots } = await client.send(new ListRootsCommand({}));
    expect(Roots?.[0]?.Id).toBe("r-acme");
    const units = async (ParentId: string) => {
      const page = await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId }));
      return page.OrganizationalUnits?.map(({ Name }) => Name);
    };
    expect(await units("r-acme")).toEqual(["Workloads", "Data", "Security"]);
    expect(await units("ou-acme-workload")).toEqual(["Payments", "Checkout"]);
    const { Tags } = await client.send(
      new ListTagsForResourceCommand({ ResourceId: "111122223333" }),
    );
    expect(Tags).toEqual([{ Key: "env", Value: "prod" }]);
    const direct = await client.send(new ListAccountsForParentCommand({ ParentId: "r-acme" }));
    expect(direct.Accounts?.map(({ Id }) => Id)).toEqual([MANAGEMENT]);
  });

  it("may begin a list with an empty page that has a token", async () => {
    aws.control.given({ change: "organization", paging: "empty-first" });
    const { sizes, accounts } = await allAccounts();
    expect(sizes).toEqual([0, 3, 3, 2]);
    expect(accounts).toHaveLength(8);
  });

  it("lets accounts come, move, close and leave", async () => {
    const stateOf = async (id: string) => {
      const { accounts } = await allAccounts();
      const found = accounts.find(({ Id }) => Id === id);
      return found && `${found.State} ${found.Paths?.[0]?.split("/").at(-3)}`;
    };
    const account = "555566667777";
    expect(await stateOf(account)).toBeUndefined();
    aws.control.given({ change: "member", account, parent: "ou-acme-payments" });
    expect(await stateOf(account)).toBe("ACTIVE ou-acme-payments");
    aws.control.given({ change: "member", account, parent: "ou-acme-dataunit" });
    expect(await stateOf(account)).toBe("ACTIVE ou-acme-dataunit");
    aws.control.given({ change: "member", account, state: "CLOSED" });
    expect(await stateOf(account)).toBe("CLOSED ou-acme-dataunit");
    aws.control.given({ change: "member-leaves", account });
    expect(await stateOf(account)).toBeUndefined();
    expect(() =>
      aws.control.given({ change: "member", account, parent: "ou-acme-nowhere1" }),
    ).toThrow("No unit ou-acme-nowhere1");
  });

  it("refuses a member to whom nobody delegated, and tells it whose it is", async () => {
    const client = await memberOf("111122223333");
    const refused = { name: "AccessDeniedException", status: 400 };
    expect(await errorOf(client.send(new ListAccountsCommand({})))).toMatchObject(refused);
    expect(await errorOf(client.send(new ListRootsCommand({})))).toMatchObject(refused);
    await expect(client.send(new DescribeOrganizationCommand({}))).resolves.toBeDefined();
  });

  it("knows no parent that is none", async () => {
    const ParentId = "ou-acme-nowhere1";
    const error = await errorOf(
      organizations().send(new ListAccountsForParentCommand({ ParentId })),
    );
    expect(error.name).toBe("ParentNotFoundException");
  });

  it("tells an account that stands alone so", async () => {
    aws.control.given({ change: "member-leaves", account: "111122223333" });
    const client = await memberOf("111122223333");
    const error = await errorOf(client.send(new DescribeOrganizationCommand({})));
    expect(error.name).toBe("AWSOrganizationsNotInUseException");
  });
});

describe("the role in a member", () => {
  const refused = (account: string, role: string, externalId?: string) =>
    errorOf(assume(account, role, externalId));

  it("needs its external id, and comes and goes", async () => {
    const account = "111122225555";
    const role = "BedrockReadinessRead";
    expect((await refused(account, role, EXTERNAL_ID)).name).toBe("AccessDenied");
    aws.control.given({ change: "role", account, name: role, externalId: EXTERNAL_ID });
    expect((await refused(account, role)).name).toBe("AccessDenied");
    expect((await refused(account, role, "another-id")).name).toBe("AccessDenied");
    await expect(assume(account, role, EXTERNAL_ID)).resolves.toBeDefined();
    aws.control.given({ change: "role", account, name: role, absent: true });
    expect((await refused(account, role, EXTERNAL_ID)).name).toBe("AccessDenied");
  });

  it.each([
    ["ACTIVE", true],
    ["PENDING_CLOSURE", true],
    ["SUSPENDED", false],
    ["CLOSED", false],
  ] as const)("in one that is %s answers: %s", async (state, answers) => {
    aws.control.given({ change: "member", account: "111122223333", state });
    const asked = assume("111122223333", "BedrockReadinessRead", EXTERNAL_ID);
    if (answers) await expect(asked).resolves.toBeDefined();
    else expect((await errorOf(asked)).name).toBe("AccessDenied");
  });
});

it("500 accounts are listed from one catalogue, and bodies that are alike are held once", async () => {
  const wide = await startStandIn({ world: "wide-organisation" });
  const client = clientsFor(wide.url).organizations();
  let count = 0;
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListAccountsCommand(NextToken ? { NextToken } : {}));
    count += page.Accounts?.length ?? 0;
    NextToken = page.NextToken;
  } while (NextToken);
  await wide.close();
  expect(count).toBe(500);
});
