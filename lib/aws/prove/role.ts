import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import type { Credentials } from "@/lib/aws/connect/share-credentials";
import { PROVE_SESSION } from "@/lib/domain/policy/roles";
import type { ProveAccount } from "@/lib/services/ports/prove-aws";

/** The shortest that AWS gives. */
const SECONDS = 900;

/**
 * What a session may do at most, whatever its role holds: the first call of a model that is sold signs its agreement with the
 * caller's rights, so those are denied. https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export const sessionPolicy = ({ partition, accountId }: ProveAccount): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "bedrock:InvokeModel",
        Resource: [
          `arn:${partition}:bedrock:*::foundation-model/*`,
          `arn:${partition}:bedrock:*:${accountId}:inference-profile/*`,
        ],
      },
      { Effect: "Deny", Action: "aws-marketplace:Subscribe", Resource: "*" },
    ],
  });

/** Credentials of the proof role, new for each use. Rejects with what STS said. */
export async function assumeProveRole(
  sts: STSClient,
  { account, sourceIdentity }: { account: ProveAccount; sourceIdentity: string },
  abortSignal: AbortSignal,
): Promise<Credentials> {
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: account.roleArn,
      RoleSessionName: PROVE_SESSION,
      SourceIdentity: sourceIdentity,
      DurationSeconds: SECONDS,
      Policy: sessionPolicy(account),
      ...(account.externalId && { ExternalId: account.externalId }),
    }),
    { abortSignal },
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
}
