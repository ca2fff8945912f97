import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Aws } from "@/lib/aws/create-aws";
import type { Reading } from "@/lib/domain/facts/facts";
import type { AccountReader, AccountRef } from "@/lib/services/ports/read-aws";
import { ROLE_NAME } from "@/lib/stand-in/worlds/account";
import { anAws } from "@/tests/support/an-aws";
import { keepSsoToken, SSO_TOKEN } from "@/tests/support/sso";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";
import { aSmallWorld, HUB, REGION } from "./small-world";

const NEVER = new AbortController().signal;
const ANYBODY = { expect: null };
const MEMBER = "210000000001";
const OTHER = "210000000002";
const keyOf = (id: string) => ({
  accessKeyId: `AKIAEXAMPLE${id.slice(-9)}`,
  secretAccessKey: `secret-of-${id}`,
  arn: `arn:aws:iam::${id}:user/reader`,
  userId: `AIDAEXAMPLE${id.slice(-9)}`,
});
const OWN = [{ name: ROLE_NAME }, { name: "Second" }, { name: "Reader", assigned: true }];

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({
    world: aSmallWorld(
      [MEMBER, OTHER].map((id) => ({ id, name: id, keys: [keyOf(id)], roles: OWN })),
      [SSO_TOKEN],
    ),
  });
});
afterAll(() => bench.close());
beforeEach(() => bench.standIn.control.reset());

const refOf = (access: AccountRef["access"]): AccountRef => ({
  key: "one",
  accountId: null,
  name: null,
  access,
});
const byRole = (name = ROLE_NAME, externalId: string | null = null) =>
  refOf({ by: "role", roleArn: `arn:aws:iam::${MEMBER}:role/${name}`, externalId });
const byProfile = refOf({ by: "profile", profile: "team" });

/** The one way to AWS, as the program has it. The AWS files are `aws-config` of the bench's folder. */
function withAws<T>(work: (aws: Aws) => Promise<T>, keys: typeof KEYS = KEYS): Promise<T> {
  const env = {
    ...CLEAN,
    ...keys,
    HOME: bench.folder,
    AWS_CONFIG_FILE: path.join(bench.folder, "aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: path.join(bench.folder, "aws-credentials"),
    AWS_ENDPOINT_URL: bench.standIn.url,
  };
  return withEnvironment(env, async () => work(await anAws({ ...process.env })));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const assumed = () =>
  bench.standIn.control
    .calls()
    .filter(({ operation }) => operation === "AssumeRole")
    .reduce((sum, { calls }) => sum + calls, 0);
const codeOf = (reading: Reading<unknown>) =>
  reading.status === "failed" ? reading.fault.code : reading.status;

/** What a region's reading asks, of each of its services at once. */
async function readAll(reader: AccountReader): Promise<ReadonlySet<string>> {
  const readings: readonly Reading<unknown>[] = await Promise.all([
    reader.models(REGION, NEVER),
    reader.profiles(REGION, NEVER),
    reader.quotas(REGION, NEVER),
    reader.regions("aws", NEVER),
    reader.agreements(NEVER),
    reader.identity(NEVER),
  ]);
  return new Set(readings.map(codeOf));
}

async function readFor(reader: AccountReader, ms: number): Promise<readonly string[]> {
  const seen = new Set<string>();
  for (const end = performance.now() + ms; performance.now() < end; await pause(50))
    for (const code of await readAll(reader)) seen.add(code);
  return [...seen];
}

const ROLE_REFUSED = {
  id: "refused",
  when: { operation: "AssumeRole" },
  fault: { kind: "error", name: "AccessDenied", status: 403, message: "not now" },
} as const;
const READ = ["read"];

describe("a scan that outlives its sessions", () => {
  it("makes no failed call, and all clients share a renewal", () =>
    withAws(async (aws) => {
      bench.standIn.control.setSessionSeconds(4);
      const reader = aws.readerFor(byRole(), ANYBODY);
      expect(await readFor(reader, 9_000)).toEqual(READ);
      const failed = bench.standIn.control.calls().map(({ failed: count }) => count);
      expect(Math.max(...failed)).toBe(0);
      expect(assumed()).toBeGreaterThanOrEqual(3);
      expect(assumed()).toBeLessThanOrEqual(8);
    }));

  it("goes on with the old session while a renewal fails, and says so once it is over", () =>
    withAws(async (aws) => {
      bench.standIn.control.setSessionSeconds(5);
      const reader = aws.readerFor(byRole(), ANYBODY);
      expect(await readFor(reader, 500)).toEqual(READ);
      bench.standIn.control.addFaults(ROLE_REFUSED);
      expect(await readFor(reader, 3_000)).toEqual(READ);
      await pause(1_500);
      expect(await readFor(reader, 1)).toEqual(["AccessDeniedException"]);
      bench.standIn.control.clearFaults("refused");
      expect(await readFor(reader, 1)).toEqual(READ);
    }));
});

describe("an account that is let go of", () => {
  it("is read by whoever has a reader, and anew, in the session it had", () =>
    withAws(async (aws) => {
      const [before, urgent] = [false, true].map((urgent) =>
        aws.readerFor(byRole(), { ...ANYBODY, urgent }),
      );
      const rounds = [before, urgent].map((reader) => reader && readAll(reader));
      aws.forget("one");
      expect(await Promise.all(rounds)).toEqual([new Set(READ), new Set(READ)]);
      aws.forget("another");
      for (const reader of [before, aws.readerFor(byRole(), ANYBODY)])
        expect(reader && (await readAll(reader))).toEqual(new Set(READ));
      expect(assumed()).toBe(1);
    }));
});

describe("a session that AWS ends before its time", () => {
  /** AWS's clock goes on, so that the session is no longer new. */
  const laterByAwsClock = async (reader: AccountReader) => {
    bench.standIn.control.setClock({ headerOffsetMs: 20_000, windowOffsetMs: 0 });
    await readAll(reader);
  };

  it("is followed by a new one, once for all calls in flight, and none of them fails", () =>
    withAws(async (aws) => {
      const reader = aws.readerFor(byRole(), ANYBODY);
      await readAll(reader);
      await laterByAwsClock(reader);
      expect(bench.standIn.control.endSessions(MEMBER)).toBe(1);
      const rounds = await Promise.all(Array.from({ length: 8 }, () => readAll(reader)));
      expect(new Set(rounds.flatMap((codes) => [...codes]))).toEqual(new Set(READ));
      expect(assumed()).toBe(2);
    }));

  it("again and again, at once, is told and not asked for without end", () =>
    withAws(async (aws) => {
      const reader = aws.readerFor(byRole(), ANYBODY);
      await readAll(reader);
      await laterByAwsClock(reader);
      bench.standIn.control.addFaults({
        when: { operation: "ListFoundationModels" },
        fault: { kind: "named", name: "ExpiredToken" },
      });
      const readings = await Promise.all(
        Array.from({ length: 20 }, () => reader.models(REGION, NEVER)),
      );
      expect(new Set(readings.map(codeOf))).toEqual(new Set(["ExpiredToken"]));
      expect(assumed()).toBe(2);
    }));
});

describe("what changes on disk is noticed without a restart", () => {
  const keysProfile = (id: string, secret = keyOf(id).secretAccessKey) =>
    `[profile team]\naws_access_key_id = ${keyOf(id).accessKeyId}\naws_secret_access_key = ${secret}\n`;
  const signInProfile = (id: string) => `[profile team]
sso_session = acme
sso_account_id = ${id}
sso_role_name = Reader
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-north-1
sso_registration_scopes = sso:account:access
`;
  const NO_KEYS = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  const signIn = (expiresAt: string) =>
    keepSsoToken(bench.folder, { session: "acme", token: SSO_TOKEN, expiresAt });
  const write = (text: string) => bench.file("aws-config", text);
  const lookedAgain = () => pause(1_100);
  const whose = async (reader: AccountReader) => {
    const identity = await reader.identity(NEVER);
    return identity.status === "read" ? identity.value.accountId : codeOf(identity);
  };

  beforeEach(() => {
    mkdirSync(bench.folder, { recursive: true });
    rmSync(path.join(bench.folder, ".aws"), { recursive: true, force: true });
  });

  it.each([
    [
      "keys that were wrong",
      keysProfile(MEMBER, "wrong"),
      "IncompleteSignature",
      keysProfile(MEMBER),
      MEMBER,
    ],
    ["keys of another account", keysProfile(MEMBER), MEMBER, keysProfile(OTHER), OTHER],
    ["a profile that was not there", "", "CredentialsMissing", keysProfile(MEMBER), MEMBER],
    ["a profile that goes", keysProfile(MEMBER), MEMBER, "", "CredentialsMissing"],
  ])("%s", (_name, before, first, after, then) =>
    withAws(async (aws) => {
      const reader = aws.readerFor(byProfile, ANYBODY);
      write(before);
      expect(await whose(reader)).toBe(first);
      write(after);
      await lookedAgain();
      expect(await whose(reader)).toBe(then);
    }),
  );

  it("a sign-in that is made, and one that follows an expired one", () =>
    withAws(async (aws) => {
      write(signInProfile(MEMBER));
      const reader = aws.readerFor(byProfile, ANYBODY);
      expect(await whose(reader)).toBe("SSOTokenExpired");
      signIn("2020-01-01T00:00:00Z");
      expect(await whose(reader)).toBe("SSOTokenExpired");
      signIn("2099-01-01T00:00:00Z");
      expect(await whose(reader)).toBe(MEMBER);
      write(signInProfile(OTHER));
      await lookedAgain();
      expect(await whose(reader)).toBe(OTHER);
    }));

  it("the keys of the default profile, behind a role too", () =>
    withAws(async (aws) => {
      const defaultProfile = (secret: string) =>
        `[default]\naws_access_key_id = ${KEYS.AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${secret}\n`;
      write(defaultProfile("wrong"));
      const [own, role] = [
        aws.readerFor(refOf({ by: "default" }), ANYBODY),
        aws.readerFor(byRole(), ANYBODY),
      ];
      expect([await whose(own), await whose(role)]).toEqual([
        "IncompleteSignature",
        "IncompleteSignature",
      ]);
      write(defaultProfile(KEYS.AWS_SECRET_ACCESS_KEY ?? ""));
      await lookedAgain();
      expect([await whose(own), await whose(role)]).toEqual([HUB, MEMBER]);
    }, NO_KEYS));
});

describe("an access that the configuration changes", () => {
  it.each([
    ["the same access shares its session", byRole(), 1],
    ["another name shares it too", { ...byRole(), name: "renamed", key: "other" }, 1],
    ["another role has one of its own", byRole("Second"), 2],
    ["another external id has one of its own", byRole(ROLE_NAME, "given-later"), 2],
  ])("%s", (_name, next, sessions) =>
    withAws(async (aws) => {
      for (const ref of [byRole(), byRole(), next])
        expect(codeOf(await aws.readerFor(ref, ANYBODY).identity(NEVER))).toBe("read");
      expect(assumed()).toBe(sessions);
    }),
  );
});
