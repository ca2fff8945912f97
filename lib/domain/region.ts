/** AWS partitions with a Bedrock endpoint; `aws-cn` is recognised only to be refused with a reason. */
export const PARTITIONS = ["aws", "aws-us-gov", "aws-eusc", "aws-cn"] as const;
export type Partition = (typeof PARTITIONS)[number];

export const GEOGRAPHIES = [
  "N. America",
  "S. America",
  "Europe",
  "Middle East and Africa",
  "Asia Pacific",
  "GovCloud",
  "Sovereign",
  "Other",
] as const;
export type Geography = (typeof GEOGRAPHIES)[number];

/** AWS's own form of a Region code, and no longer than one part of a host's name may be. */
const WELL_FORMED = /^(?=.{1,63}$)[a-z]{2,}(?:-[a-z]+)+-\d{1,2}$/;

const PREFIXES: readonly [Partition, RegExp][] = [
  ["aws-us-gov", /^us-gov-/],
  ["aws-eusc", /^eusc-/],
  ["aws-cn", /^cn-/],
];

const OFF: ReadonlySet<string> = new Set(["DISABLED", "DISABLING"]);
const ON: ReadonlySet<string> = new Set(["ENABLED", "ENABLED_BY_DEFAULT"]);

/** By its opt-in status of ListRegions; a region whose status is not known is neither off nor on. */
export const isOff = (status: string | null): boolean => status !== null && OFF.has(status);
export const isOn = (status: string | null): boolean => status !== null && ON.has(status);

/** Off or on its way: it answers every call like bad credentials. */
export const isShut = (status: string | null): boolean => isOff(status) || status === "ENABLING";

/**
 * The partition a region code belongs to. A code with a prefix that no version knew belongs to `aws`, as the SDK has it
 * too, so that a Region is read on the day it opens. Null means the text is no region code.
 */
export function partitionOf(region: string): Partition | null {
  if (!WELL_FORMED.test(region)) return null;
  return PREFIXES.find(([, prefix]) => prefix.test(region))?.[0] ?? "aws";
}

/** Null: none that is known. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const partitionOfArn = (arn: string): Partition | null =>
  PARTITIONS.find((name) => name === arn.split(":")[1]) ?? null;
