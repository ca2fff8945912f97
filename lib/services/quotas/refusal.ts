/** Why a verb did not do what was asked, in words for a page. */
export type QuotasRefusal = {
  code: "UNKNOWN_ACCOUNT" | "UNKNOWN_REGION" | "UNKNOWN_MODEL" | "REGION_OFF";
  message: string;
};
