import { regionInfo } from "@/lib/domain/known-regions";

/** The form of all default regions together. */
export const DEFAULT_FORM = "default";

/**
 * Which use case form holds in a region: one for all default regions, a further one for each opt-in region. `status`
 * is null where ListRegions could not be read.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export function formKey(region: string, status: string | null): string {
  const optIn = status === null ? regionInfo(region).optIn : status !== "ENABLED_BY_DEFAULT";
  return optIn ? region : DEFAULT_FORM;
}
