import { z } from "zod";

/** An account of the configuration by its id; no role and no address is taken from whoever asks. */
export const CheckAccountInput = z.object({ accountId: z.string().regex(/^\d{12}$/) });
export type CheckAccountInput = z.infer<typeof CheckAccountInput>;
