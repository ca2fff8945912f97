import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import { errorOf } from "@/lib/aws/connect/fault";
import { OF_ANOTHER_ACCOUNT } from "@/lib/aws/connect/owners";
import type { Credentials } from "@/lib/aws/connect/share-credentials";
import { ACT_SESSION } from "@/lib/domain/policy/roles";
import type { ActAccount } from "@/lib/services/ports/act-aws";
import { type Purpose, sessionPolicy } from "./session-policy";

/** The shortest that AWS gives. */
export const ACT_SESSION_SECONDS = 900;

const ACCOUNT_OF_ARN = /^arn:[^:]+:sts::(\d{12}):/;

export type Assume = (purpose: Purpose, signal: AbortSignal) => Promise<Credentials>;

/**
 * Takes the act role for one purpose, with the person as its source identity, which CloudTrail shows with every call of
 * the session. Rejects with what AWS threw, or with `credentials-of-another-account`.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function assumeActRole(
  account: ActAccount,
  { sourceIdentity, sts }: { sourceIdentity: string; sts: () => STSClient },
): Assume {
  return async (purpose, abortSignal) => {
    const { Credentials: given, AssumedRoleUser: user } = await sts().send(
      new AssumeRoleCommand({
        RoleArn: account.roleArn,
        RoleSessionName: ACT_SESSION,
        SourceIdentity: sourceIdentity,
        DurationSeconds: ACT_SESSION_SECONDS,
        Policy: sessionPolicy(purpose, account),
        ...(account.externalId !== null && { ExternalId: account.externalId }),
      }),
      { abortSignal },
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
    const owner = ACCOUNT_OF_ARN.exec(user?.Arn ?? "")?.[1];
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration || !owner)
      throw Object.assign(new Error("AssumeRole gave no credentials."), { name: "SyntaxError" });
    if (owner !== account.accountId) throw errorOf({ ...OF_ANOTHER_ACCOUNT, message: of(owner) });
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  };

  function of(owner: string): string {
    return `The role that acts belongs to account ${owner}; what is asked is of ${account.accountId}. Nothing was sent.`;
  }
}
