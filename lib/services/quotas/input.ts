import { z } from "zod";
import { partitionOf } from "@/lib/domain/region";

const Account = z.string().min(1).max(200);
const Region = z.string().refine((text) => partitionOf(text) !== null, "not a Region code");
const Model = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,200}$/, "not a model id");

/** One region's quotas, or one model's over all regions. What is not given is chosen for the caller. */
export const ListQuotasInput = z.object({
  account: Account.nullable().default(null),
  region: Region.nullable().default(null),
  model: Model.nullable().default(null),
});
export type ListQuotasInput = z.infer<typeof ListQuotasInput>;

export const RefreshQuotasInput = z.object({ account: Account, region: Region });
export type RefreshQuotasInput = z.infer<typeof RefreshQuotasInput>;
