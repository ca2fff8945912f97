import { STSClient } from "@aws-sdk/client-sts";
import { partitionOf } from "@/lib/domain/region";
import type { AccountReader, AccountRef, AwsPort } from "@/lib/services/ports";
import { type AwsClock, createAwsClock } from "./clock";
import { createLimiters, type Limiters } from "./pace/limiters";
import { createReader } from "./reader";
import { createTransport, type TransportSettings } from "./transport";

export type Aws = AwsPort & { clock: AwsClock; limiters: Limiters };

const FALLBACK_REGION = "us-east-1";

/** The region that the SDK's own settings name (`AWS_REGION`, the profile), else us-east-1. */
async function homeRegionOf(): Promise<string> {
  try {
    const region = await new STSClient({}).config.region();
    return partitionOf(region) ? region : FALLBACK_REGION;
  } catch {
    // The SDK throws where no region is set, which is no error here.
    return FALLBACK_REGION;
  }
}

/** The one way to AWS. `wall` is this machine's clock in epoch milliseconds. */
export async function createAws(
  settings: TransportSettings & { wall: () => number; random: () => number },
): Promise<Aws> {
  const clock = createAwsClock(settings.wall);
  const limiters = createLimiters(() => performance.now());
  const requestHandler = createTransport(settings);
  const homeRegion = await homeRegionOf();
  const readers = new Map<string, AccountReader>();
  const readerFor = (account: AccountRef) => {
    const key = JSON.stringify(account);
    const existing = readers.get(key);
    if (existing) return existing;
    const created = createReader(account, { ...settings, requestHandler, clock, limiters, homeRegion });
    readers.set(key, created);
    return created;
  };
  return { readerFor, clock, limiters };
}
