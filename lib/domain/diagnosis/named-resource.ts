/** What an action was refused on. A masked or shortened ARN is a resource too. */
export type Resource = {
  /** As the text has it. */
  arn: string;
  service: string | null;
  kind: ResourceKind;
  region: string | null;
  /** The last part: a role's or model's own name. */
  name: string;
};

export const RESOURCE_KINDS = [
  "anything",
  "role",
  "foundation-model",
  "inference-profile",
  "application-inference-profile",
  "mantle-project",
  "agent",
  "agent-alias",
  "knowledge-base",
  "guardrail",
  "flow",
  "prompt",
  "provisioned-model",
  "custom-model",
  "imported-model",
  "model-invocation-job",
  "key",
  "bucket",
  "repository",
  "function",
  "collection",
  "other",
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

const AFTER_RESOURCE = /\bresource:? {0,2}["'(]{0,2}(\*|[^\s"'<>()]{3,400})/i;
const BEDROCK_ARN = /\barn:aws[a-z-]{0,12}:bedrock[a-z-]{0,20}:[^\s"'<>()]{1,300}/i;
const ARN = /^arn:aws[a-z-]{0,12}:([a-z0-9-]{2,30}):([a-z0-9-]{0,30}):[^:]{0,30}:(.{1,300})$/i;
const PATH_KIND = /(?:^|[:/.])([a-z][a-z-]{2,40})[/:][^/:]/gi;

const KIND_OF_PATH: Readonly<Record<string, ResourceKind>> = {
  role: "role",
  "foundation-model": "foundation-model",
  "inference-profile": "inference-profile",
  "application-inference-profile": "application-inference-profile",
  agent: "agent",
  "agent-alias": "agent-alias",
  "knowledge-base": "knowledge-base",
  guardrail: "guardrail",
  flow: "flow",
  prompt: "prompt",
  "provisioned-model": "provisioned-model",
  "custom-model": "custom-model",
  "imported-model": "imported-model",
  "model-invocation-job": "model-invocation-job",
  key: "key",
  repository: "repository",
  function: "function",
  collection: "collection",
};

/** The resource of a denial, in AWS's words or in a console's; null where none is named. */
export function readResource(line: string): Resource | null {
  const found = AFTER_RESOURCE.exec(line)?.[1] ?? BEDROCK_ARN.exec(line)?.[0] ?? null;
  const arn = found?.replace(/[.,;:\\]{1,4}$/, "") ?? null;
  if (arn === null) return null;
  if (arn === "*") return { arn, service: null, kind: "anything", region: null, name: arn };
  const [, service = null, region = null, path = arn] = ARN.exec(arn) ?? [];
  const kind = kindOf(service, path);
  if (kind === "other" && service === null) return null;
  const kept = HOLDS_COLON.has(kind);
  const cut = kept ? path.lastIndexOf("/") : Math.max(path.lastIndexOf("/"), path.lastIndexOf(":"));
  return { arn, service, kind, region: region || null, name: path.slice(cut + 1) };
}

/** A model id holds a colon of its own. */
const HOLDS_COLON: ReadonlySet<ResourceKind> = new Set([
  "foundation-model",
  "inference-profile",
  "application-inference-profile",
]);

function kindOf(service: string | null, path: string): ResourceKind {
  if (service === "bedrock-mantle") return "mantle-project";
  if (service === "s3") return "bucket";
  for (const [, word] of path.matchAll(PATH_KIND)) {
    const kind = KIND_OF_PATH[word?.toLowerCase() ?? ""];
    if (kind) return kind;
  }
  return "other";
}
