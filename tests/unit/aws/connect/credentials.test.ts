import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { credentialsFor } from "@/lib/aws/connect/credentials";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { keepSsoToken, SSO_TOKEN, ssoProfile } from "@/tests/support/sso";
import { withEnvironment } from "@/tests/support/stand-in";

const home = mkdtempSync(path.join(tmpdir(), "readiness-profile-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const file = path.join(home, "aws");
const ENV = {
  HOME: home,
  AWS_CONFIG_FILE: file,
  AWS_SHARED_CREDENTIALS_FILE: file,
  AWS_PROFILE: undefined,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_ENDPOINT_URL: undefined,
  AWS_EC2_METADATA_DISABLED: "true",
};
const write = (text: string) => writeFileSync(file, text);

/** The real handler, which tells where it would have gone. */
function aHandler() {
  const hosts: string[] = [];
  const requestHandler = new NodeHttpHandler();
  requestHandler.handle = async (request) => {
    hosts.push(request.hostname);
    throw new Error("nothing leaves this machine");
  };
  return { requestHandler, hosts };
}

const TEAM: AccountRef["access"] = { by: "profile", profile: "team" };

function sourceOf(access: AccountRef["access"], profile: string | null = null) {
  const { requestHandler, hosts } = aHandler();
  const sts = () => {
    throw new Error("no role is asked for");
  };
  return {
    hosts,
    source: credentialsFor(access, { region: "us-east-1", requestHandler, profile, sts }),
  };
}

beforeEach(() => rmSync(file, { force: true }));

describe("profile files that change while the process runs", () => {
  it.each([
    ["a profile", TEAM, "team"],
    ["the default credentials", { by: "default" } as const, "default"],
  ])("are read as they are now: %s", (_name, access, profile) =>
    withEnvironment(ENV, async () => {
      const { source } = sourceOf(access);
      for (const key of ["first", "second"]) {
        write(`[${profile}]\naws_access_key_id = ${key}\naws_secret_access_key = secret\n`);
        expect((await source()).accessKeyId).toBe(key);
      }
    }),
  );
});

const SSO = ssoProfile("team", { region: "ap-southeast-2", ssoRegion: "eu-north-1" });

describe("a profile that signs in", () => {
  it.each([
    ["as a profile", TEAM, null, {}],
    ["as the default credentials", { by: "default" } as const, "team", { AWS_PROFILE: "team" }],
  ])("asks in the Region of its SSO session, not in ours: %s", (_name, access, profile, more) =>
    withEnvironment({ ...ENV, ...more }, async () => {
      write(SSO);
      keepSsoToken(home, { session: "acme", token: SSO_TOKEN, expiresAt: "2099-01-01T00:00:00Z" });
      const { source, hosts } = sourceOf(access, profile);
      await expect(source()).rejects.toThrow();
      expect(new Set(hosts)).toEqual(new Set(["portal.sso.eu-north-1.amazonaws.com"]));
    }),
  );
});

describe("a command that gives credentials", () => {
  const SECRET = "word-nobody-may-see";

  it.each([
    ["ends with an error", `sh -c 'echo ${SECRET} >&2; exit 3' ${SECRET}`],
    ["is not there", `/no/such/command --token ${SECRET}`],
  ])("and %s is told without itself and what it said", (_name, command) =>
    withEnvironment(ENV, async () => {
      write(`[team]\ncredential_process = ${command}\n`);
      const failed = await sourceOf(TEAM)
        .source()
        .catch((error: unknown) => error);
      expect(failed).toMatchObject({
        name: "CredentialsProviderError",
        message: "The credential_process of the profile failed.",
      });
      expect(JSON.stringify(failed, Object.getOwnPropertyNames(failed))).not.toContain(SECRET);
    }),
  );
});
