import { createAws } from "@/lib/aws/create-aws";
import type { ActAccount, Actor } from "@/lib/services/ports/act-aws";
import { aCounter } from "@/tests/support/attempts";
import { CLEAN, type Environment, KEYS, withEnvironment } from "@/tests/support/stand-in";

export const ACCOUNT: ActAccount = {
  accountId: "111122223333",
  partition: "aws",
  roleArn: "arn:aws:iam::111122223333:role/BedrockReadinessAct",
  externalId: null,
};

export const NEW_ACCOUNT: ActAccount = {
  accountId: "444455556666",
  partition: "aws",
  roleArn: "arn:aws:iam::444455556666:role/BedrockReadinessAct",
  externalId: "7f3c2b1a",
};

/** What the role of acts does for ada, by the real SDK, against `url`. */
export function acting<T>(
  url: string,
  work: (actor: Actor) => Promise<T>,
  { account = ACCOUNT, env = {} }: { account?: ActAccount; env?: Environment } = {},
): Promise<T> {
  return withEnvironment({ ...CLEAN, ...KEYS, AWS_ENDPOINT_URL: url, ...env }, async () => {
    const aws = await createAws({
      caBundle: null,
      proxied: false,
      variables: {},
      attempts: aCounter(),
      wall: Date.now,
      random: () => 0,
    });
    if (!aws.ok) throw new Error(aws.error);
    return work(aws.value.act.actorFor(account, { sourceIdentity: "ada@acme.example" }));
  });
}
