import { ListRegionsCommand } from "@aws-sdk/client-account";
import { z } from "zod";
import type { Reading, RegionStatus } from "@/lib/domain/facts/facts";
import { defaultRegions, type Partition } from "@/lib/domain/region";
import { type Page, pagedList } from "./paged-list";
import type { Reads } from "./reads";
import { id, token } from "./shapes";

const PAGE_SIZE = 50;

const Regions = z
  .object({
    Regions: z.array(z.object({ RegionName: id, RegionOptStatus: id })),
    NextToken: token,
  })
  .transform(
    (out): Page<RegionStatus> => ({
      items: out.Regions.map((region) => ({
        region: region.RegionName,
        status: region.RegionOptStatus,
      })),
      nextToken: out.NextToken,
    }),
  );

/** Every region of the account with its opt-in state. https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html */
export function listRegions(
  reads: Reads,
  { partition, signal }: { partition: Partition; signal: AbortSignal },
): Promise<Reading<readonly RegionStatus[]>> {
  const region = defaultRegions(partition)[0] ?? "us-east-1";
  return pagedList(reads, {
    signal,
    region,
    service: "account",
    operation: "ListRegions",
    send: (nextToken, abortSignal) =>
      reads.clients.account(region).send(
        new ListRegionsCommand({
          MaxResults: PAGE_SIZE,
          ...(nextToken ? { NextToken: nextToken } : {}),
        }),
        { abortSignal },
      ),
    schema: Regions,
  });
}
