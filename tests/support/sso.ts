import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export const SSO_TOKEN = "sso-token-that-nobody-may-see";

/** Lines of ~/.aws/config: a profile that signs in through the session `acme`. */
export const ssoProfile = (
  profile: string,
  { region, ssoRegion }: { region: string; ssoRegion: string },
): string => `[profile ${profile}]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = BedrockAdmin
region = ${region}
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = ${ssoRegion}
sso_registration_scopes = sso:account:access
`;

/** The AWS CLI keeps a session's token in a file named by the SHA-1 of the session's name. */
export function keepSsoToken(
  home: string,
  { session, token, expiresAt }: { session: string; token: string; expiresAt: string },
): void {
  const cache = path.join(home, ".aws", "sso", "cache");
  mkdirSync(cache, { recursive: true });
  const name = `${createHash("sha1").update(session).digest("hex")}.json`;
  writeFileSync(path.join(cache, name), JSON.stringify({ accessToken: token, expiresAt }));
}
