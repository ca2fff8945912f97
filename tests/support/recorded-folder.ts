import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Files by their place in the folder, each an answer as `aws … --output json` prints it. */
export type RecordedFiles = Readonly<Record<string, unknown>>;

export function writeRecorded(folder: string, files: RecordedFiles): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
}

export const aSummary = (modelId: string, modelName: string, more: object = {}) => ({
  modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`,
  modelId,
  modelName,
  providerName: "Acme",
  inputModalities: ["TEXT"],
  outputModalities: ["TEXT"],
  inferenceTypesSupported: ["ON_DEMAND"],
  modelLifecycle: { status: "ACTIVE" },
  ...more,
});

export const aProfileOf = (profileId: string, name: string, modelId: string) => ({
  inferenceProfileName: name,
  inferenceProfileArn: `arn:aws:bedrock:us-east-1:111122223333:inference-profile/${profileId}`,
  inferenceProfileId: profileId,
  models: [{ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}` }],
  status: "ACTIVE",
  type: "SYSTEM_DEFINED",
  createdAt: "2026-08-01T00:00:00+00:00",
});

export const aServiceQuota = (QuotaCode: string, QuotaName: string, Value: number) => ({
  ServiceCode: "bedrock",
  QuotaCode,
  QuotaName,
  Value,
  Adjustable: false,
  GlobalQuota: false,
});

export const AVAILABLE = {
  agreementAvailability: { status: "AVAILABLE" },
  authorizationStatus: "AUTHORIZED",
  entitlementAvailability: "AVAILABLE",
  regionAvailability: "AVAILABLE",
};
