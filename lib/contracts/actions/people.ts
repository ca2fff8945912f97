import { z } from "zod";
import { accountNameProblem } from "@/lib/domain/access/grants";

const id = z.string().regex(/^[\w-]{43}$/);
const text = z.string().min(1).max(500);

/** Some sessions by their ids, or all of a person. */
export const EndSessionsInput = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(100) }),
  z.strictObject({ issuer: text, subject: text }),
]);
export type EndSessionsInput = z.infer<typeof EndSessionsInput>;

const accountName = z
  .string()
  .max(200)
  .refine((name) => accountNameProblem(name) === null);

export const CreateTokenInput = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u),
  role: z.enum(["viewer", "operator"]),
  /** Null: all. */
  accounts: z.array(accountName).min(1).max(500).nullable(),
  days: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]),
});
export type CreateTokenInput = z.infer<typeof CreateTokenInput>;

export const RevokeTokenInput = z.strictObject({ name: z.string().min(1).max(60) });
