import { queryOptions, useQuery } from "@tanstack/react-query";
import { checkAccountAction, testWebhookAction } from "@/app/actions/settings";
import { AccountCheck } from "@/lib/contracts/account-check";
import { SettingsView } from "@/lib/contracts/settings";
import { WebhookTest } from "@/lib/contracts/webhook-test";
import { readOutcome, unwrapAction } from "@/lib/queries/action";
import { getJson } from "@/lib/queries/client";
import { useCommand } from "@/lib/queries/command";
import type { ActionOutcome } from "@/lib/queries/problem";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

const POLL_MS = 5_000;

/** Polled often: somebody who looks at it has just saved the file, or waits for a scan. Unchanged, it costs a 304. */
export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: async ({ signal }) => {
    const view = await getJson(SettingsView, { address: api.settings(), signal });
    noteServerNow(view.serverNow);
    return view;
  },
  refetchInterval: POLL_MS,
});

export const useSettings = () => useQuery(settingsQuery);

/** Sends the webhook a test, and gives what it answered. */
export function useTestWebhook() {
  return useCommand(
    async (): Promise<ActionOutcome<WebhookTest>> =>
      readOutcome(WebhookTest, await unwrapAction(() => testWebhookAction())),
    [],
  );
}

/** Asks whether an account of the configuration answers. */
export function useCheckAccount() {
  return useCommand(
    async (accountId: string): Promise<ActionOutcome<AccountCheck>> =>
      readOutcome(AccountCheck, await unwrapAction(() => checkAccountAction({ accountId }))),
    [],
  );
}
