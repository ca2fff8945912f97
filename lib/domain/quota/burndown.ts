const COUNTS_OUTPUT_ONCE = /^anthropic\.claude-(?:v\d|instant|3-(?!7-))/;

/**
 * How many tokens of its per-minute and per-day quotas one output token uses up: 5 for Claude 3.7 and later, else 1.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html
 */
export function outputWeight(modelId: string): 1 | 5 {
  return modelId.startsWith("anthropic.claude-") && !COUNTS_OUTPUT_ONCE.test(modelId) ? 5 : 1;
}
