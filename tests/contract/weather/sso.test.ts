import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { runCli } from "@/tests/support/run-cli";
import { keepSsoToken, SSO_TOKEN, ssoProfile } from "@/tests/support/sso";

const LONG_MS = 60_000;
const home = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-sso-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const CONFIG = ssoProfile("sandbox", { region: "eu-west-1", ssoRegion: "eu-west-1" });

const keepToken = (expiresAt: string) =>
  keepSsoToken(home, { session: "acme", token: SSO_TOKEN, expiresAt });

it.each([
  ["has ended", () => keepToken("2020-01-01T00:00:00Z")],
  ["never began", () => rmSync(path.join(home, ".aws", "sso"), { recursive: true, force: true })],
])(
  "an SSO session that %s: says so, and how to begin one; the token is not shown",
  async (_name, given) => {
    mkdirSync(path.join(home, ".aws"), { recursive: true });
    writeFileSync(path.join(home, ".aws", "config"), CONFIG);
    given();
    const { code, out, err } = await runCli(["scan", "--no-store", "--format", "json"], {
      env: { HOME: home, AWS_PROFILE: "sandbox", AWS_EC2_METADATA_DISABLED: "true" },
    });
    expect(code).toBe(2);
    expect(err).toMatch(/SSOTokenExpired/);
    expect(err).toMatch(/aws sso login/);
    expect(JSON.parse(out).accounts[0].fault).toMatchObject({ code: "SSOTokenExpired" });
    expect(out + err).not.toContain(SSO_TOKEN);
  },
  LONG_MS,
);
