import { z } from "zod";
import { PRINCIPAL_MAX } from "@/lib/domain/principal/arn";
import { Account, ListedModel, Region } from "./parts";

/** Whose rights, in which account; null: of every model that is ready, in every Region. */
export const CheckPrincipalInput = z.object({
  principal: z.string().min(1).max(PRINCIPAL_MAX),
  account: Account,
  model: ListedModel.nullable(),
  region: Region.nullable(),
});
export type CheckPrincipalInput = z.infer<typeof CheckPrincipalInput>;
