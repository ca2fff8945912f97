import { z } from "zod";
import { Account, Region } from "./parts";

export const RefreshQuotasInput = z.object({ account: Account, region: Region });
export type RefreshQuotasInput = z.infer<typeof RefreshQuotasInput>;
