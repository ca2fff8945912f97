import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";
import { fleet } from "@/lib/stand-in/worlds/fleet";

const MEMBER = "210000000001";
const TOKEN = "a-sign-in";
const DEVELOPER = { name: "Developer", assigned: true };
const world = fleet();
let standIn: StandIn;

beforeAll(async () => {
  const accounts = world.accounts.map((account) =>
    account.id === MEMBER ? { ...account, roles: [...account.roles, DEVELOPER] } : account,
  );
  standIn = await startStandIn({ world: { ...world, accounts, signIns: [TOKEN] } });
});
afterAll(() => standIn.close());
beforeEach(() => standIn.control.reset());

type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
const client = (credentials: Keys) =>
  new STSClient({ region: "us-east-1", endpoint: standIn.url, maxAttempts: 1, credentials });

async function aSession(member = MEMBER) {
  const { Credentials: given } = await client(DOCUMENTATION_KEY).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${member}:role/BedrockReadinessRead`,
      RoleSessionName: "test",
      ExternalId: "fleet-7f3c2b1a",
    }),
  );
  const credentials = {
    accessKeyId: given?.AccessKeyId ?? "",
    secretAccessKey: given?.SecretAccessKey ?? "",
    sessionToken: given?.SessionToken ?? "",
  };
  return { credentials, lastsMs: (given?.Expiration?.getTime() ?? 0) - Date.now() };
}
const whoIs = async (credentials: Keys) =>
  client(credentials)
    .send(new GetCallerIdentityCommand({}))
    .then(
      ({ Account }) => Account,
      (error: Error) => error.name,
    );

describe("a role's session", () => {
  it.each([
    ["as long as was asked for", null, 3_590_000, 3_600_000],
    ["as long as the control port says", 60, 55_000, 60_000],
  ])("lasts %s", async (_name, seconds, least, most) => {
    standIn.control.setSessionSeconds(seconds);
    const { lastsMs } = await aSession();
    expect(lastsMs).toBeGreaterThan(least);
    expect(lastsMs).toBeLessThanOrEqual(most);
  });

  it("is refused once it is over, as AWS refuses it", async () => {
    standIn.control.setSessionSeconds(0);
    expect(await whoIs((await aSession()).credentials)).toBe("ExpiredToken");
  });

  it("ends for one account or for all, and lasting keys stay", async () => {
    const [one, other] = [await aSession(), await aSession("210000000002")];
    expect(standIn.control.endSessions(MEMBER)).toBe(1);
    expect(await whoIs(one.credentials)).toBe("ExpiredToken");
    expect(await whoIs(other.credentials)).toBe("210000000002");
    expect(standIn.control.endSessions()).toBe(1);
    expect(await whoIs(other.credentials)).toBe("ExpiredToken");
    expect(await whoIs(DOCUMENTATION_KEY)).toBe("111122223333");
  });

  it("is shortened and ended through the control port too", async () => {
    const { credentials } = await aSession();
    const post = (body: unknown) =>
      fetch(`${standIn.url}/_stand-in/sessions`, { method: "POST", body: JSON.stringify(body) });
    expect(await (await post({ end: true, seconds: 30 })).json()).toEqual({ ended: 1 });
    expect(await whoIs(credentials)).toBe("ExpiredToken");
    expect((await aSession()).lastsMs).toBeLessThanOrEqual(30_000);
    expect((await post({ end: "everybody" })).status).toBe(400);
  });
});

describe("IAM Identity Center's portal", () => {
  const ask = async (token: string, account: string, role: string) => {
    const answer = await fetch(
      `${standIn.url}/federation/credentials?account_id=${account}&role_name=${role}`,
      { headers: { "x-amz-sso_bearer_token": token } },
    );
    return { status: answer.status, body: await answer.json() };
  };

  it("gives a session of an assigned role", async () => {
    const { status, body } = await ask(TOKEN, MEMBER, "Developer");
    expect(status).toBe(200);
    expect(body.roleCredentials.expiration).toBeGreaterThan(Date.now());
    const { accessKeyId, secretAccessKey, sessionToken } = body.roleCredentials;
    expect(await whoIs({ accessKeyId, secretAccessKey, sessionToken })).toBe(MEMBER);
  });

  it.each([
    ["a token that is not in force", "another", "Developer", 401, /not found or invalid/],
    ["a role that is not assigned", TOKEN, "BedrockReadinessRead", 403, /^No access$/],
  ])("refuses %s", async (_name, token, role, status, message) => {
    const refused = await ask(token, MEMBER, role);
    expect(refused.status).toBe(status);
    expect(refused.body.message).toMatch(message);
  });
});
