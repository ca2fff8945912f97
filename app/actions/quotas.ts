"use server";

import { defineQuery } from "@/app/actions/define";
import { RefreshQuotasInput } from "@/lib/contracts/actions/quotas";
import { refreshQuotas } from "@/lib/services/quotas/refresh-quotas";

export const refreshQuotasAction = defineQuery({
  may: "ask",
  on: ({ account }) => [account],
  input: RefreshQuotasInput,
  verb: "refreshQuotas",
  run: refreshQuotas,
});
