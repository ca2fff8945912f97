import type { ReviewAccount } from "./types";

/** Of an account what its Regions are listed under. */
export const reviewAccount = ({ key, accountId, name }: ReviewAccount): ReviewAccount => ({
  key,
  accountId,
  name,
});
