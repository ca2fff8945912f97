import { GetRegionOptStatusCommand } from "@aws-sdk/client-account";
import { z } from "zod";
import { call } from "@/lib/aws/connect/call";
import type { At, Reads } from "@/lib/aws/read/reads";
import { word } from "@/lib/aws/read/shapes";
import type { Reading } from "@/lib/domain/facts/facts";
import { OPT_STATUSES, type OptStatus } from "@/lib/services/ports/act-aws";

/** `at` is where the Account service is called. https://docs.aws.amazon.com/accounts/latest/reference/API_GetRegionOptStatus.html */
export function getOptStatus(
  { env, clients }: Reads,
  { of, ...at }: At & { of: string },
): Promise<Reading<OptStatus>> {
  return call(env, {
    ...at,
    service: "account",
    operation: "GetRegionOptStatus",
    send: (abortSignal) =>
      clients
        .account(at.region)
        .send(new GetRegionOptStatusCommand({ RegionName: of }), { abortSignal }),
    schema: z
      .object({
        RegionName: word.refine((name) => name === of),
        RegionOptStatus: z.enum(OPT_STATUSES),
      })
      .transform(({ RegionOptStatus }) => RegionOptStatus),
  });
}
