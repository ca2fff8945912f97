import type { Route } from "@/lib/domain/verdict";

/** By which call, and with which body, a model is tried. */
export const PROOF_KINDS = [
  "converse",
  "messages",
  "embed-titan",
  "embed-nova",
  "embed-cohere",
  "embed-marengo",
  "rerank-cohere",
  "rerank-amazon",
  "image-amazon",
  "image-stability",
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** `why` in few words, after "not provable, ". */
export type Provable = { by: ProofKind } | { by: null; why: string };

/** What the lists say of a model; null where none lists it. */
export type ModelShape = { modelId: string; outputs: readonly string[] | null };

const not = (why: string): Provable => ({ by: null, why });

const BY_ID: readonly (readonly [RegExp, Provable])[] = [
  [/^amazon\.nova-(?:\d-)?reel|^luma\./, not("it answers with video, which is paid by the second")],
  [/^amazon\.nova-(?:\d-)?sonic/, not("it needs a stream of speech")],
  [/^twelvelabs\.pegasus/, not("it needs a video")],
  [/^twelvelabs\.marengo-embed-2/, not("it answers later, into a bucket")],
  [/^twelvelabs\.marengo/, { by: "embed-marengo" }],
  [
    /^openai\.gpt-5\.[45]|^openai\..*daybreak|^xai\.grok-4\.3/,
    not("it is served on the OpenAI path alone"),
  ],
  [/^anthropic\.claude-mythos-5(?!\.\d)/, { by: "messages" }],
  [/^amazon\.titan-embed/, { by: "embed-titan" }],
  [/^amazon\.nova-.*embed/, { by: "embed-nova" }],
  [/^cohere\.embed/, { by: "embed-cohere" }],
  [/^cohere\.rerank/, { by: "rerank-cohere" }],
  [/^amazon\.rerank/, { by: "rerank-amazon" }],
  [/^amazon\.(?:nova-canvas|titan-image)/, { by: "image-amazon" }],
  [/^stability\.(?:sd3|stable-image-(?:core|ultra))/, { by: "image-stability" }],
  [/^stability\./, not("it needs an image")],
];

/**
 * How a model can be tried, by its id and by what it gives; an unknown model of text is asked by Converse.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/models-api-compatibility.html
 */
export function provable({ modelId, outputs }: ModelShape): Provable {
  const known = BY_ID.find(([pattern]) => pattern.test(modelId));
  if (known) return known[1];
  if (outputs === null || outputs.includes("TEXT")) return { by: "converse" };
  const given = outputs.join(", ").toLowerCase() || "nothing that is known";
  return not(`no cheap call is known for a model that gives ${given}`);
}

/** A throughput is called by its ARN and paid by the hour, whether it is tried or not. */
export function provableBy(route: Route, shape: ModelShape): Provable {
  return route === "provisioned"
    ? not("it is bought capacity, called by its ARN")
    : provable(shape);
}

export const isImage = (kind: ProofKind): boolean => kind.startsWith("image-");
/** Kinds that Converse does not serve. */
export const isInvoked = (kind: ProofKind): boolean => kind !== "converse";
