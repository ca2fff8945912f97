import type { Cause } from "@/lib/domain/causes";
import { ACCOUNT_CAUSES } from "./causes-account";
import { ANSWER_CAUSES } from "./causes-answer";
import { CREDENTIAL_CAUSES } from "./causes-credentials";
import { IAM_CAUSES } from "./causes-iam";
import { MARKETPLACE_CAUSES } from "./causes-marketplace";
import { QUOTA_CAUSES } from "./causes-quota";
import { REQUEST_CAUSES } from "./causes-request";
import { SERVICE_CAUSES } from "./causes-service";
import type { CauseEntry } from "./entry";

/** What each cause means and what to do about it; `CAUSE_OWNER` says who. */
export const CAUSE_ENTRIES: Readonly<Record<Cause, CauseEntry>> = {
  ...MARKETPLACE_CAUSES,
  ...ACCOUNT_CAUSES,
  ...IAM_CAUSES,
  ...CREDENTIAL_CAUSES,
  ...REQUEST_CAUSES,
  ...SERVICE_CAUSES,
  ...QUOTA_CAUSES,
  ...ANSWER_CAUSES,
} satisfies Record<Cause, CauseEntry>;

/** The causes that refine a code. */
export function causesOf(code: CauseEntry["code"]): readonly Cause[] {
  return (Object.keys(CAUSE_ENTRIES) as Cause[]).filter(
    (cause) => CAUSE_ENTRIES[cause].code === code,
  );
}
