import { PARTITIONS, type Partition } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";

export type PrincipalRef = {
  /** As IAM names it: a session's role, not the session. */
  arn: string;
  accountId: string;
  partition: Partition;
  /** It was given as a session, whose ARN does not hold the role's path. */
  pathLost: boolean;
};

const NAME = "[\\w+=,.@-]{1,64}";
const IAM = new RegExp(`^arn:([a-z-]+):iam::(\\d{12}):(?:role|user)/(?:[!-~]{1,510}/)?${NAME}$`);
const SESSION = new RegExp(`^arn:([a-z-]+):sts::(\\d{12}):assumed-role/(${NAME})/${NAME}$`);
export const PRINCIPAL_MAX = 600;

const WANTED =
  "Give the ARN of a role or a user, such as arn:aws:iam::111122223333:role/App, or of a role's session.";

/** Whose rights are asked for. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
export function readPrincipal(text: string): Result<PrincipalRef, string> {
  const own = IAM.exec(text);
  const session = SESSION.exec(text);
  const found = own ?? session;
  const partition = PARTITIONS.find((one) => one === found?.[1]);
  const accountId = found?.[2];
  if (!found || !partition || accountId === undefined)
    return err(`This is no ARN of a role or a user. ${WANTED}`);
  const role = session?.[3];
  const arn = role === undefined ? text : `arn:${partition}:iam::${accountId}:role/${role}`;
  return ok({ arn, accountId, partition, pathLost: role !== undefined });
}
