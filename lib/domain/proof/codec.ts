import { z } from "zod";
import { CAUSES } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import { OWNERS } from "@/lib/domain/owner";
import { PROOF_OUTCOMES, type Proof } from "./proof";

const whole = z.number().int();

/** A proof as it is kept; one of a newer version is none. */
export const StoredProof: z.ZodType<Proof> = z.object({
  version: z.literal(1),
  id: z.string(),
  account: z.string(),
  region: z.string(),
  modelId: z.string(),
  route: z.string(),
  calledId: z.string(),
  outcome: z.enum(PROOF_OUTCOMES),
  at: whole,
  latencyMs: whole.nullable(),
  stopReason: z.string().nullable(),
  inputTokens: whole.nullable(),
  outputTokens: whole.nullable(),
  cost: z.number().nullable(),
  calls: whole,
  requestId: z.string().nullable(),
  roleArn: z.string(),
  by: z.string(),
  againAt: whole.nullable(),
  refused: z
    .object({
      of: z.enum(["account", "role"]).nullable(),
      code: z.enum(CODES),
      cause: z.enum(CAUSES).nullable(),
      owner: z.enum(OWNERS),
      message: z.string(),
      httpStatus: whole.nullable(),
    })
    .nullable(),
});
