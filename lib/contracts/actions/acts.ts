import { z } from "zod";
import { Account, BaseModel, Region } from "./parts";

const Id = z.string().min(1).max(100);
const Hash = z.string().regex(/^[0-9a-f]{64}$/, "not a hash");
const Word = z.string().min(1).max(100);
/** The JSON of a form, as it is sent: AWS takes 16,384 bytes. */
const Form = z.string().min(1).max(16_384);
/** A sentence of a person's own. */
const Said = z.string().trim().min(1).max(500);

const Target = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("accept-agreement"),
    modelId: BaseModel,
    offerId: z.string().min(1).max(200).nullable(),
  }),
  z.strictObject({
    kind: z.literal("request-quota-increase"),
    region: Region,
    quotaCode: z.string().regex(/^L-[0-9A-Z]{1,60}$/),
    value: z.number().positive().max(10_000_000_000),
  }),
  z.strictObject({ kind: z.literal("enable-region"), region: Region }),
  z.strictObject({ kind: z.literal("submit-use-case-form"), region: Region }),
]);

export const AskForActInput = z.strictObject({ account: Account, target: Target, reason: Said });
export type AskForActInput = z.infer<typeof AskForActInput>;

export const PreviewActInput = z.strictObject({
  account: Account,
  target: Target,
  form: Form.optional(),
});
export type PreviewActInput = z.infer<typeof PreviewActInput>;

export const ConfirmActInput = z.strictObject({
  id: Id,
  hash: Hash,
  word: Word,
  form: Form.optional(),
});
export type ConfirmActInput = z.infer<typeof ConfirmActInput>;

export const ConfirmActsInput = z.strictObject({
  acts: z
    .array(z.strictObject({ id: Id, hash: Hash }))
    .min(1)
    .max(50),
  word: Word,
});
export type ConfirmActsInput = z.infer<typeof ConfirmActsInput>;

export const ActRef = z.strictObject({ id: Id });
export type ActRef = z.infer<typeof ActRef>;

export const DeclineActInput = z.strictObject({ id: Id, said: Said });
export type DeclineActInput = z.infer<typeof DeclineActInput>;
