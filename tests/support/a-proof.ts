import type { Proof } from "@/lib/domain/proof/proof";

export const PROOF_AT = Date.UTC(2026, 10, 28, 12);

type Given = Partial<Omit<Proof, "refused">> & { refused?: "account" | "role" };

/** An answered call of a route, or what is said of it. */
export const aProof = ({ refused, ...over }: Given = {}): Proof => ({
  version: 1,
  id: "11111111-1111-4111-8111-111111111111",
  account: "111122223333",
  region: "us-east-1",
  modelId: "anthropic.claude-opus-5",
  route: "us",
  calledId: "us.anthropic.claude-opus-5",
  outcome: "answered",
  at: PROOF_AT,
  latencyMs: 412,
  stopReason: "max_tokens",
  inputTokens: 8,
  outputTokens: 1,
  cost: 0.000065,
  calls: 1,
  requestId: "request-1",
  roleArn: "arn:aws:iam::111122223333:role/BedrockReadinessProve",
  by: "ana",
  againAt: null,
  refused: refused
    ? {
        of: refused,
        code: "BadCScoreException",
        cause: "account-not-eligible-for-model",
        owner: "aws-support",
        message: "This model is not available for this account.",
        httpStatus: 403,
      }
    : null,
  ...over,
});
