import { ListRegionsCommand } from "@aws-sdk/client-account";
import { z } from "zod";
import type { Reading, RegionStatus } from "@/lib/domain/facts/facts";
import { defaultRegions, type Partition } from "@/lib/domain/region";
import { type CallEnv, call } from "./call";
import type { Clients } from "./clients";
import { type Page, type PageMemory, readPages } from "./pages";
import { token } from "./shapes";

const PAGE_SIZE = 50;

const Regions = z
  .object({
    Regions: z.array(
      z.object({ RegionName: z.string().min(1), RegionOptStatus: z.string().min(1) }),
    ),
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
  env: CallEnv,
  clients: Clients,
  at: { partition: Partition; signal: AbortSignal; memory: PageMemory },
): Promise<Reading<readonly RegionStatus[]>> {
  const operation = "ListRegions";
  const home = defaultRegions(at.partition)[0] ?? "us-east-1";
  return readPages(at.memory, operation, (nextToken) =>
    call(env, {
      signal: at.signal,
      region: home,
      service: "account",
      operation,
      send: (abortSignal) =>
        clients.account(home).send(
          new ListRegionsCommand({
            MaxResults: PAGE_SIZE,
            ...(nextToken ? { NextToken: nextToken } : {}),
          }),
          {
            abortSignal,
          },
        ),
      schema: Regions,
    }),
  );
}
