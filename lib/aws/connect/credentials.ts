import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import { fromIni, fromNodeProviderChain } from "@aws-sdk/credential-providers";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { CREDENTIAL_PROCESS } from "./profile-files";
import type { CredentialSource } from "./share-credentials";

/** Names the tool in CloudTrail. */
export const SESSION_NAME = "bedrock-readiness";
const SESSION_SECONDS = 3_600;

type ProviderOptions = {
  region: string;
  requestHandler: NodeHttpHandler;
  /** The profile of the environment. */
  profile: string | null;
  /** A client of the default credentials, which assume the roles. */
  sts: () => STSClient;
};

/**
 * The Region stands beside the client's settings, not in them: there it would go before the one of a profile's SSO
 * session. The SDK keeps the profile files as they were when the process began; they change under a dashboard that
 * stays up.
 */
const settings = ({ region, requestHandler }: ProviderOptions) => ({
  clientConfig: { requestHandler },
  parentClientConfig: { region },
  ignoreCache: true,
});

/** The SDK's error holds the whole command and what it said, either of which may be secret. */
const tidied = (error: unknown): never => {
  if (error instanceof Error && error.message.startsWith("Command failed"))
    throw Object.assign(new Error(`The ${CREDENTIAL_PROCESS} of the profile failed.`), {
      name: error.name,
    });
  throw error;
};

/**
 * Where the chain only says that nothing was found, the named profile says why. A chain keeps undated credentials for
 * ever, so each renewal has a chain of its own.
 */
function defaultChain(options: ProviderOptions): CredentialSource {
  const chain = () => fromNodeProviderChain(settings(options))();
  const { profile } = options;
  if (profile === null) return () => chain().catch(tidied);
  const named = fromIni({ profile, ...settings(options) });
  return () =>
    chain()
      .catch(() => named())
      .catch(tidied);
}

function assumedRole(
  { roleArn, externalId }: Extract<AccountRef["access"], { by: "role" }>,
  sts: () => STSClient,
): CredentialSource {
  return async () => {
    const { Credentials: given } = await sts().send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: SESSION_NAME,
        DurationSeconds: SESSION_SECONDS,
        ...(externalId ? { ExternalId: externalId } : {}),
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
      throw Object.assign(new Error("AssumeRole gave no credentials."), { name: "SyntaxError" });
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  };
}

/**
 * Credentials of a configured account. Roles come from the configuration only; the external id guards against a
 * confused deputy. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function credentialsFor(
  access: AccountRef["access"],
  options: ProviderOptions,
): CredentialSource {
  switch (access.by) {
    case "default":
      return defaultChain(options);
    case "profile": {
      const profile = fromIni({ profile: access.profile, ...settings(options) });
      return () => profile().catch(tidied);
    }
    case "role":
      return assumedRole(access, options.sts);
  }
}
