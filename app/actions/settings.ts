"use server";

import { defineCommand, defineQuery } from "@/app/actions/define";
import { NoInput } from "@/lib/contracts/actions/scan";
import { CheckAccountInput } from "@/lib/contracts/actions/settings";
import { checkAccount } from "@/lib/services/settings/check-account";
import { sendTest } from "@/lib/services/webhook/send-test";

export const checkAccountAction = defineQuery({
  may: "ask",
  on: ({ accountId }) => [accountId],
  input: CheckAccountInput,
  verb: "checkAccount",
  run: checkAccount,
});
const test = defineCommand({
  may: "manage",
  on: () => [],
  input: NoInput,
  verb: "sendTest",
  run: sendTest,
  audit: "webhook.tested",
});

export async function testWebhookAction() {
  return test(undefined);
}
