import { ListRegionsCommand } from "@aws-sdk/client-account";
import { z } from "zod";
import type { Reading, RegionStatus, Source } from "@/lib/domain/facts/facts";
import { OTHER_FORM } from "@/lib/domain/facts/fault";
import { homeRegion } from "@/lib/domain/known-regions";
import type { Partition } from "@/lib/domain/region";
import { type Page, pagedList } from "./paged-list";
import type { Reads } from "./reads";
import { anyEntriesOf, id, text, token } from "./shapes";

const PAGE_SIZE = 50;

const Regions = z
  .object({
    Regions: anyEntriesOf(z.object({ RegionName: id, RegionOptStatus: text })),
    NextToken: token,
  })
  .transform(
    (out): Page<RegionStatus> => ({
      items: out.Regions.map((region) => ({
        region: region.RegionName,
        status: region.RegionOptStatus ?? "",
      })),
      nextToken: out.NextToken,
    }),
  );

/** Every region of the account with its opt-in state. https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html */
export async function listRegions(
  reads: Reads,
  { partition, signal }: { partition: Partition; signal: AbortSignal },
): Promise<Reading<readonly RegionStatus[]>> {
  const region = homeRegion(partition);
  const operation = "ListRegions";
  const listed = await pagedList(reads, {
    signal,
    region,
    service: "account",
    operation,
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
  return listed.status === "read" && listed.value.length === 0 ? ofNone(listed.source) : listed;
}

/** Every account has Regions, so that a list without one is no answer. */
const ofNone = ({ operation, requestId, at, attempt }: Source): Reading<never> => ({
  status: "failed",
  last: null,
  fault: {
    ...OTHER_FORM,
    message: `The answer of ${operation} names no Region.`,
    ...{ operation, requestId, httpStatus: null, at, attempt },
  },
});
