import { z } from "zod";
import { Account, Model, Region } from "@/lib/contracts/actions/parts";
import { QUOTA_SHOWS } from "@/lib/domain/quota/filter";
import { QUOTA_SCOPES, QUOTA_UNITS } from "@/lib/domain/quota/types";

/** One region's quotas, or one model's over all regions. What is not given is chosen for the caller. */
export const ListQuotasInput = z.object({
  account: Account.nullable().default(null),
  region: Region.nullable().default(null),
  model: Model.nullable().default(null),
});
export type ListQuotasInput = z.infer<typeof ListQuotasInput>;

const words = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.enum(values)))
    .default([]);

/** The same with the page's filters, as its address spells them. */
export const QuotasFileInput = ListQuotasInput.extend({
  q: z.string().max(200).default(""),
  show: z.enum(QUOTA_SHOWS).nullable().default(null),
  scope: words(QUOTA_SCOPES),
  unit: words(QUOTA_UNITS),
});
export type QuotasFileInput = z.infer<typeof QuotasFileInput>;
