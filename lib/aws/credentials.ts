import {
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
} from "@aws-sdk/credential-providers";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AccountRef } from "@/lib/services/ports";

/** The shape every SDK client takes. */
export type Credentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
};
export type CredentialSource = () => Promise<Credentials>;

/** Names the tool in CloudTrail. */
export const SESSION_NAME = "bedrock-readiness";
const SESSION_SECONDS = 3_600;
const RENEW_BEFORE_MS = 5 * 60_000;

/** Shares one answer among all clients of an account and renews it five minutes before it expires. */
export function shareCredentials(source: CredentialSource, now: () => number): CredentialSource {
  let current: Credentials | null = null;
  let asking: Promise<Credentials> | null = null;
  const fresh = (credentials: Credentials) =>
    !credentials.expiration || credentials.expiration.getTime() - now() > RENEW_BEFORE_MS;
  return () => {
    if (current && fresh(current)) return Promise.resolve(current);
    asking ??= source()
      .then((credentials) => {
        current = credentials;
        return credentials;
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
}

type ClientConfig = { region: string; requestHandler: NodeHttpHandler };

/** Where the chain only says that nothing was found, the named profile says why. */
function defaultChain(clientConfig: ClientConfig, profile: string | null): CredentialSource {
  const chain = fromNodeProviderChain({ clientConfig });
  if (profile === null) return chain;
  const named = fromIni({ profile, clientConfig });
  return () => chain().catch(() => named());
}

/**
 * Credentials of a configured account. Roles come from the configuration only; the external id guards against a
 * confused deputy. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function credentialsFor(
  access: AccountRef["access"],
  { client, profile }: { client: ClientConfig; profile: string | null },
): CredentialSource {
  switch (access.by) {
    case "default":
      return defaultChain(client, profile);
    case "profile":
      return fromIni({ profile: access.profile, clientConfig: client });
    case "role":
      return fromTemporaryCredentials({
        params: {
          RoleArn: access.roleArn,
          RoleSessionName: SESSION_NAME,
          DurationSeconds: SESSION_SECONDS,
          ...(access.externalId ? { ExternalId: access.externalId } : {}),
        },
        clientConfig: client,
      });
  }
}
