import { AccountClient } from "@aws-sdk/client-account";
import { BedrockClient } from "@aws-sdk/client-bedrock";
import { MarketplaceAgreementClient } from "@aws-sdk/client-marketplace-agreement";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";

export type ClientKey = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
};

/** Real SDK clients that call one stand-in, each once: what it answers is what the test sees. */
export function clientsFor(url: string, key: ClientKey = DOCUMENTATION_KEY) {
  const config = (region: string) => ({
    region,
    endpoint: url,
    credentials: key,
    maxAttempts: 1,
  });
  return {
    bedrock: (region = "eu-west-1") => new BedrockClient(config(region)),
    quotas: (region = "eu-west-1") => new ServiceQuotasClient(config(region)),
    marketplace: (region = "us-east-1") => new MarketplaceAgreementClient(config(region)),
    account: () => new AccountClient(config("us-east-1")),
    organizations: () => new OrganizationsClient(config("us-east-1")),
    sts: (region = "us-east-1") => new STSClient(config(region)),
  };
}

/** The error a call ends with; fails where it does not end with one. */
export async function errorOf(call: Promise<unknown>): Promise<{
  name: string;
  message: string;
  status: number | undefined;
}> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
    const status =
      typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
        ? Number(metadata.httpStatusCode)
        : undefined;
    return { name: error.name, message: error.message, status };
  }
  throw new Error("The call was answered");
}
