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

/** Credentials without a date of their own come from a file or a command that may have newer ones. */
const UNDATED_KEPT_MS = 60_000;

/**
 * Shares one answer among all clients of an account and renews it five minutes before it expires. Where renewing
 * fails, credentials still in force are used on. `now` is in epoch milliseconds.
 */
export function shareCredentials(source: CredentialSource, now: () => number): CredentialSource {
  let current: { credentials: Credentials; at: number } | null = null;
  let asking: Promise<Credentials> | null = null;
  const leftMs = ({ credentials, at }: { credentials: Credentials; at: number }) =>
    credentials.expiration
      ? credentials.expiration.getTime() - now()
      : at + UNDATED_KEPT_MS + RENEW_BEFORE_MS - now();
  const ask = async (): Promise<Credentials> => {
    try {
      const credentials = await source();
      current = { credentials, at: now() };
      return credentials;
    } catch (error) {
      if (current?.credentials.expiration && leftMs(current) > 0) return current.credentials;
      throw error;
    }
  };
  return () => {
    if (current && leftMs(current) > RENEW_BEFORE_MS) return Promise.resolve(current.credentials);
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

type ClientConfig = { region: string; requestHandler: NodeHttpHandler };

/** The SDK keeps the profile files as they were when the process began; they change under a dashboard that stays up. */
const CURRENT_FILES = { ignoreCache: true };

/**
 * Where the chain only says that nothing was found, the named profile says why. A chain keeps undated credentials for
 * ever, so each renewal has a chain of its own.
 */
function defaultChain(clientConfig: ClientConfig, profile: string | null): CredentialSource {
  const chain = () => fromNodeProviderChain({ clientConfig, ...CURRENT_FILES })();
  if (profile === null) return chain;
  const named = fromIni({ profile, clientConfig, ...CURRENT_FILES });
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
      return fromIni({ profile: access.profile, clientConfig: client, ...CURRENT_FILES });
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
