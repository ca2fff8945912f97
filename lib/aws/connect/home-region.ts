import { STSClient } from "@aws-sdk/client-sts";
import { partitionOf } from "@/lib/domain/region";

const FALLBACK_REGION = "us-east-1";

/** The region that the SDK's own settings name (`AWS_REGION`, the profile), else us-east-1. */
export async function homeRegionOf(): Promise<string> {
  try {
    const region = await new STSClient({}).config.region();
    return partitionOf(region) ? region : FALLBACK_REGION;
  } catch {
    // The SDK throws where no region is set, which is no error here.
    return FALLBACK_REGION;
  }
}
