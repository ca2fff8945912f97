import { z } from "zod";
import { partitionOf } from "@/lib/domain/region";

/** An account's id or key. */
export const Account = z.string().min(1).max(200);
export const Region = z.string().refine((text) => partitionOf(text) !== null, "not a Region code");
export const Model = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,200}$/, "not a model id");
/** A model by its base id. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelSummary.html */
export const BaseModel = z
  .string()
  .max(140)
  .regex(/^[a-z0-9-]{1,63}\.[a-zA-Z0-9._:/-]{1,139}$/, "not a model id");
/** A model that is looked up among those that were read: AWS lists ids of any form, and one that it does not list is not found. */
export const ListedModel = z.string().min(1).max(200);
