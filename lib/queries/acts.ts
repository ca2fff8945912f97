import { queryOptions, useQuery } from "@tanstack/react-query";
import {
  askForActAction,
  confirmActAction,
  confirmActsAction,
  declineActAction,
  openTermsAction,
  previewActAction,
  withdrawActAction,
} from "@/app/actions/acts";
import type {
  AskForActInput,
  ConfirmActInput,
  ConfirmActsInput,
  PreviewActInput,
} from "@/lib/contracts/actions/acts";
import { ActAnswer, ActView, ManyAnswer, TermsAnswer } from "@/lib/contracts/acts";
import type { Result } from "@/lib/domain/result";
import { unwrapAction } from "@/lib/queries/action";
import { ACTS_KEY, AT_REST_MS, isUnderWay, UNDER_WAY_MS } from "@/lib/queries/acts-list";
import { PENDING_KEY } from "@/lib/queries/agreements";
import { type Contract, getJson, parsed } from "@/lib/queries/client";
import { useCommand } from "@/lib/queries/command";
import type { ActionOutcome } from "@/lib/queries/problem";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

const ACT_KEY = ["act"] as const;
const SHOWN_BY = [ACTS_KEY, ACT_KEY, PENDING_KEY];

export const actQuery = (id: string) =>
  queryOptions({
    queryKey: [...ACT_KEY, id],
    queryFn: async ({ signal }) => {
      const act = await getJson(ActView, { address: api.act(id), signal });
      noteServerNow(act.serverNow);
      return act;
    },
    refetchInterval: ({ state }) =>
      state.data && isUnderWay(state.data.state) ? UNDER_WAY_MS : AT_REST_MS,
    refetchIntervalInBackground: false,
  });

/** One act in full. */
export const useAct = (id: string) => useQuery(actQuery(id));

/** An answer of an action as its contract has it; what the verb refused is part of it. */
async function answered<T>(
  contract: Contract<T>,
  call: () => Promise<Result<unknown, unknown>>,
): Promise<ActionOutcome<T>> {
  const outcome = await unwrapAction(call);
  return outcome.ok ? { ok: true, value: parsed(contract, outcome.value) } : outcome;
}

/** A wish, for somebody who may to review. */
export const useAskForAct = () =>
  useCommand(
    (input: AskForActInput) => answered(ActAnswer, () => askForActAction(input)),
    SHOWN_BY,
  );

/** Reads AWS afresh and freezes what it says; nothing is sent. */
export const usePreviewAct = () =>
  useCommand(
    (input: PreviewActInput) => answered(ActAnswer, () => previewActAction(input)),
    SHOWN_BY,
  );

/** Sends it, once. */
export const useConfirmAct = () =>
  useCommand(
    (input: ConfirmActInput) => answered(ActAnswer, () => confirmActAction(input)),
    SHOWN_BY,
  );

/** Sends several, one after the other. */
export const useConfirmActs = () =>
  useCommand(
    (input: ConfirmActsInput) => answered(ManyAnswer, () => confirmActsAction(input)),
    SHOWN_BY,
  );

/** A link to the terms, made by AWS for this one opening. */
export const useOpenTerms = () =>
  useCommand((id: string) => answered(TermsAnswer, () => openTermsAction({ id })), []);

export const useWithdrawAct = () =>
  useCommand((id: string) => answered(ActAnswer, () => withdrawActAction({ id })), SHOWN_BY);

export const useDeclineAct = () =>
  useCommand(
    (input: { id: string; said: string }) => answered(ActAnswer, () => declineActAction(input)),
    SHOWN_BY,
  );
