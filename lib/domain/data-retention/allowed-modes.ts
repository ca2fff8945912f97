/** The modes that AWS documents; `inherit` leaves it to the model's own default. */
export const RETENTION_MODES = [
  "default",
  "none",
  "inherit",
  "aws_review",
  "provider_data_share",
] as const;
type RetentionMode = (typeof RETENTION_MODES)[number];

type Allowed = { modelIds: readonly string[]; modes: readonly RetentionMode[] };

/**
 * Which modes of data retention a model allows, as `allowed_modes` of GET /v1/models on the bedrock-mantle endpoint gave
 * them. No API of the Bedrock control plane tells it, and it changes, hence the date. Models that allow every mode, and
 * those of which it is not known, are left out.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html
 */
export const ALLOWED_MODES = {
  asOf: "2026-09",
  models: [
    { modelIds: ["anthropic.claude-fable-5"], modes: ["aws_review", "provider_data_share"] },
    {
      modelIds: [
        "openai.gpt-5.4",
        "openai.gpt-5.5",
        "openai.gpt-5.6-luna",
        "openai.gpt-5.6-sol",
        "openai.gpt-5.6-terra",
        "openai.gpt-6-astra",
        "openai.gpt-6-luna",
        "openai.gpt-6-sol",
      ],
      modes: ["default", "aws_review", "provider_data_share"],
    },
  ],
} as const satisfies { asOf: string; models: readonly Allowed[] };

const MODES_OF = new Map<string, readonly string[]>(
  ALLOWED_MODES.models.flatMap(({ modelIds, modes }) => modelIds.map((id) => [id, modes] as const)),
);

export type RetentionAnswer =
  | { kind: "allowed" | "not-in-table" | "unknown-mode" }
  | { kind: "not-allowed"; allowed: readonly string[]; asOf: string };

/** Whether the table says that a model may be called under a Region's mode. Only `not-allowed` closes anything. */
export function retentionAnswer(modelId: string, mode: string): RetentionAnswer {
  const allowed = MODES_OF.get(modelId);
  if (!allowed) return { kind: "not-in-table" };
  if (!RETENTION_MODES.some((known) => known === mode)) return { kind: "unknown-mode" };
  const effective = mode === "inherit" ? "default" : mode;
  if (allowed.includes(effective)) return { kind: "allowed" };
  return { kind: "not-allowed", allowed, asOf: ALLOWED_MODES.asOf };
}
