import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";
import { z } from "zod";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import { partitionOfArn } from "@/lib/domain/region";
import { type CallEnv, call } from "./call";

/** Of the caller's ARN only the partition is kept. */
const Caller = z
  .object({ Account: z.string().regex(/^\d{12}$/), Arn: z.string() })
  .transform((out, issues): Identity => {
    const partition = partitionOfArn(out.Arn);
    if (partition) return { accountId: out.Account, partition };
    issues.addIssue({ code: "custom", path: ["Arn"], message: "unknown partition" });
    return z.NEVER;
  });

/** Whose credentials these are; needs no permission. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export function getCallerIdentity(
  env: CallEnv,
  client: STSClient,
  at: { region: string; signal: AbortSignal },
): Promise<Reading<Identity>> {
  return call(env, {
    ...at,
    service: "sts",
    operation: "GetCallerIdentity",
    send: (abortSignal) => client.send(new GetCallerIdentityCommand({}), { abortSignal }),
    schema: Caller,
  });
}
