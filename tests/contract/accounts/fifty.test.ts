import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountsView, AccountView } from "@/lib/contracts/accounts";
import type { Fix } from "@/lib/domain/catalogue/fix";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import { readCell } from "@/lib/services/cells/cell-view";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";
import { withApp } from "@/tests/support/an-app";
import { keepSsoToken, SSO_TOKEN } from "@/tests/support/sso";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";
import { EXTERNAL_ID, filesOf, isBroken, MEMBERS, SAID, SECRET, SESSION_TOKEN } from "./members";
import { aSmallWorld, HUB, NOVA, REGION } from "./small-world";

const LONG_MS = 60_000;
/** The command of this one gives nothing: it keeps the scan as long as one call may last, and no other account. */
const HANGS = "command-hangs";

let bench: Bench;
let view: AccountsView;
let stored = "";
const cellFixes = new Map<string, Fix | null>();
let endedAt = 0;

beforeAll(async () => {
  bench = await aBench({
    world: aSmallWorld(
      MEMBERS.map(({ id, name, spec }) => ({ id, name, ...spec })),
      [SSO_TOKEN],
    ),
  });
  const { configuration, profiles } = filesOf(bench.folder);
  for (const { name, printed, signIn } of MEMBERS) {
    if (printed) bench.file(`${name}.json`, printed);
    if (signIn) keepSsoToken(bench.folder, signIn);
  }
  const env = {
    ...CLEAN,
    ...KEYS,
    HOME: bench.folder,
    AWS_ENDPOINT_URL: bench.standIn.url,
    AWS_CONFIG_FILE: bench.file("aws-config", profiles),
    READINESS_CONFIG: bench.file("readiness.yaml", configuration),
    READINESS_DATA_DIR: path.join(bench.folder, "data"),
  };
  await withEnvironment(env, () =>
    withApp(async ({ ctx, scanner }) => {
      await scanner.run("command", EVERYTHING);
      endedAt = ctx.now();
      view = await listAccounts(ctx);
      for (const { key, name } of view.accounts) {
        const cell = await readCell(ctx, { account: key, region: REGION, modelId: NOVA });
        if (cell.ok) cellFixes.set(name ?? key, cell.value.fix);
      }
    }),
  );
  const data = path.join(bench.folder, "data");
  stored = readdirSync(data)
    .map((name) => readFileSync(path.join(data, name), "latin1"))
    .join("\n");
}, LONG_MS);
afterAll(() => bench.close());

function accountOf(name: string): AccountView {
  const found = view.accounts.find((account) => account.name === name);
  if (!found) throw new Error(`no account ${name}`);
  return found;
}
/** When the account whose command hangs was given up. */
function gaveUpAt(): number {
  const { standing } = accountOf(HANGS);
  if (standing.status !== "failed") throw new Error(`${HANGS} is ${standing.status}`);
  return standing.fault.at;
}
const calls = (operation: string) =>
  bench.standIn.control
    .calls()
    .filter((call) => call.operation === operation)
    .reduce((sum, call) => sum + call.calls, 0);

describe("fifty accounts in one configuration", () => {
  it("stand there with name and id side by side, in its order", () => {
    expect(view.accounts).toHaveLength(50);
    expect(view.accounts.map(({ name }) => name)).toEqual([
      "hub",
      ...MEMBERS.map(({ name }) => name),
    ]);
    for (const { name, id } of MEMBERS.filter((member) => !isBroken(member)))
      expect(accountOf(name)).toMatchObject({ accountId: id, key: id });
    expect(accountOf("hub").accountId).toBe(HUB);
  });

  it.each(["hub", ...MEMBERS.filter((member) => !isBroken(member)).map(({ name }) => name)])(
    "%s is read",
    (name) => {
      expect(accountOf(name)).toMatchObject({
        standing: { status: "read" },
        regions: { read: 1, unread: 0 },
      });
    },
  );

  it("are not held up by the one that hangs", () => {
    const working = view.accounts.filter(({ name, readAt }) => name !== "hub" && readAt !== null);
    expect(working.length).toBeGreaterThan(1);
    // How many are read meanwhile is a matter of the machine; were it waited for, it would be none.
    expect(working.some(({ readAt }) => Number(readAt) < gaveUpAt())).toBe(true);
  });

  it("are all waited for, the one that hangs too", () => {
    expect(gaveUpAt()).toBeLessThanOrEqual(endedAt);
  });

  it("ask for each role's and each sign-in's session once", () => {
    const roles = view.accounts.filter(({ access }) => access.by === "role").length;
    expect(calls("AssumeRole")).toBe(roles + 4);
    expect(calls("GetRoleCredentials")).toBe(4 + 2);
  });
});

const identity = (name: string) => `aws sts get-caller-identity --profile ${name}`;
const login = (name: string) => `aws sso login --profile ${name}`;

/** Name, code, cause, owner, what the message says, what the steps say, the command. */
const FAULTS: readonly (readonly [
  string,
  string,
  string,
  string,
  RegExp,
  RegExp,
  string | RegExp,
])[] = [
  [
    "wrong-external-id",
    "AccessDeniedException",
    "assume-role-denied",
    "iam-admin",
    /sts:AssumeRole/,
    /role\/BedrockReadinessRead exists[\s\S]*external id that the configuration gives/,
    /assume-role --role-arn arn:aws:iam::\d{12}:role\/BedrockReadinessRead .*--external-id "\$EXTERNAL_ID"/,
  ],
  [
    "no-such-role",
    "AccessDeniedException",
    "assume-role-denied",
    "iam-admin",
    /sts:AssumeRole/,
    /role\/NobodyMadeThisRole exists/,
    /role\/NobodyMadeThisRole/,
  ],
  [
    "no-such-profile",
    "CredentialsMissing",
    "profile-not-found",
    "caller-credentials",
    /no-such-profile/,
    /Add profile no-such-profile/,
    "aws configure list-profiles",
  ],
  [
    "wrong-secret",
    "IncompleteSignature",
    "signature-mismatch",
    "caller-credentials",
    /signature/,
    /secret access key of profile wrong-secret/,
    identity("wrong-secret"),
  ],
  [
    "unknown-key",
    "InvalidClientTokenId",
    "credentials-invalid-access-key",
    "caller-credentials",
    /security token/,
    /Give profile unknown-key an active access key/,
    identity("unknown-key"),
  ],
  [
    "never-signed-in",
    "SSOTokenExpired",
    "sso-session-expired",
    "caller-credentials",
    /not found/,
    /Sign in with profile never-signed-in/,
    login("never-signed-in"),
  ],
  [
    "sign-in-over",
    "SSOTokenExpired",
    "sso-session-expired",
    "caller-credentials",
    /SSO/,
    /Sign in with profile sign-in-over/,
    login("sign-in-over"),
  ],
  [
    "sign-in-revoked",
    "SSOTokenExpired",
    "sso-session-expired",
    "caller-credentials",
    /not found or invalid/,
    /Sign in with profile sign-in-revoked/,
    login("sign-in-revoked"),
  ],
  [
    "not-assigned",
    "AccessDeniedException",
    "sso-role-not-assigned",
    "org-admin",
    /No access/,
    /permission set that profile not-assigned names/,
    identity("not-assigned"),
  ],
  [
    "command-fails",
    "CredentialsMissing",
    "credential-process-failed",
    "caller-credentials",
    /credential_process of the profile failed/,
    /credential_process of profile command-fails by hand/,
    identity("command-fails"),
  ],
  [
    HANGS,
    "CredentialsMissing",
    "credential-process-failed",
    "caller-credentials",
    /gave nothing within 12 s/,
    /credential_process of profile command-hangs by hand/,
    identity("command-hangs"),
  ],
  [
    "another-account",
    "CredentialsMissing",
    "credentials-of-another-account",
    "caller-credentials",
    /belong to account 3000000000\d\d; the configuration says 999988887777/,
    /the id beside profile another-account/,
    identity("another-account"),
  ],
  [
    "session-over",
    "ExpiredToken",
    "credentials-expired",
    "caller-credentials",
    /expired/,
    /new credentials into profile session-over/,
    identity("session-over"),
  ],
];

describe("a broken account", () => {
  it("has a row in the table below", () => {
    expect(FAULTS.map(([name]) => name)).toEqual(MEMBERS.filter(isBroken).map(({ name }) => name));
  });

  it.each(FAULTS)("says what it is and what to do: %s", (name, code, cause, owner, ...texts) => {
    const { standing } = accountOf(name);
    if (standing.status !== "failed") throw new Error(`${name} is ${standing.status}`);
    const [message, steps, command] = texts;
    expect(standing.fault).toMatchObject({ code, cause, owner });
    expect(standing.fix.owner).toBe(owner);
    expect(standing.fault.message).toMatch(message);
    expect(standing.fix.steps.map(({ text }) => text).join("\n")).toMatch(steps);
    if (typeof command === "string") expect(standing.fix.command).toBe(command);
    else expect(standing.fix.command).toMatch(command);
  });

  it.each(FAULTS.map(([name]) => name))("tells the same in its cells: %s", (name) => {
    const { standing } = accountOf(name);
    const own = standing.status === "failed" ? standing.fix : null;
    const inCell = cellFixes.get(name);
    expect(inCell?.steps.map(({ text }) => text)).toEqual(own?.steps.map(({ text }) => text));
    expect(inCell?.command).toBe(own?.command);
    expect(inCell?.owner).toBe(own?.owner);
  });
});

it.each([
  ["external id", EXTERNAL_ID],
  ["secret access key", SECRET],
  ["session token", SESSION_TOKEN],
  ["sign-in token", SSO_TOKEN],
  ["word of a command", SAID],
  ["key of the default credentials", DOCUMENTATION_KEY.secretAccessKey],
  ["key id", "AKIAEXAMPLE"],
])("no %s is shown or stored", (_name, secret) => {
  expect(JSON.stringify(view)).not.toContain(secret);
  expect(stored).toContain(HUB);
  expect(stored).not.toContain(secret);
});
