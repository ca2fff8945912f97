import type { Resource, ResourceKind } from "@/lib/domain/diagnosis/named-resource";

const KIND_WORD = {
  anything: null,
  role: "role",
  "foundation-model": "model",
  "inference-profile": "inference profile",
  "application-inference-profile": "application inference profile",
  "mantle-project": "Mantle project",
  agent: "agent",
  "agent-alias": "agent alias",
  "knowledge-base": "knowledge base",
  guardrail: "guardrail",
  flow: "flow",
  prompt: "prompt",
  "provisioned-model": "provisioned model",
  "custom-model": "custom model",
  "imported-model": "imported model",
  "model-invocation-job": "batch job",
  key: "key",
  bucket: "bucket",
  repository: "repository",
  function: "function",
  collection: "collection",
  other: null,
} as const satisfies Record<ResourceKind, string | null>;

/** " on role app", or nothing where no single resource was named. */
export function onResource(resource: Resource | null): string {
  if (resource === null || resource.kind === "anything") return "";
  const word = KIND_WORD[resource.kind];
  if (word === null) return ` on ${resource.arn}`;
  return resource.name === "*" ? ` on any ${word}` : ` on ${word} ${resource.name}`;
}

/** Hosts of AWS, in every partition. */
const AWS_HOST =
  /(?:^|\.)(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|aws\.amazon\.com|awsapps\.com|aws)$/;

/** Whether a host belongs to AWS; what can't be told counts as AWS's. */
export function isForeign(host: string | null): host is string {
  return host !== null && !AWS_HOST.test(host);
}
