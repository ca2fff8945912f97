"use server";

import { defineCommand } from "@/app/actions/define";
import {
  ActRef,
  AskForActInput,
  ConfirmActInput,
  ConfirmActsInput,
  DeclineActInput,
  PreviewActInput,
} from "@/lib/contracts/actions/acts";
import {
  answerAsk,
  answerConfirm,
  answerConfirmMany,
  answerDecline,
  answerPreview,
  answerTerms,
  answerWithdraw,
} from "@/lib/services/acts/answers";

export const askForActAction = defineCommand({
  may: "ask",
  on: ({ account }) => [account],
  input: AskForActInput,
  run: answerAsk,
  audit: "act.asked",
});
export const previewActAction = defineCommand({
  may: "act",
  on: ({ account }) => [account],
  input: PreviewActInput,
  run: answerPreview,
  audit: "act.previewed",
});
export const confirmActAction = defineCommand({
  may: "act",
  on: () => [],
  input: ConfirmActInput,
  run: answerConfirm,
  audit: "act.confirmed",
});
export const confirmActsAction = defineCommand({
  may: "act",
  on: () => [],
  input: ConfirmActsInput,
  run: answerConfirmMany,
  audit: "act.confirmed",
});
export const openTermsAction = defineCommand({
  may: "act",
  on: () => [],
  input: ActRef,
  run: answerTerms,
  audit: "act.terms",
});
export const withdrawActAction = defineCommand({
  may: "ask",
  on: () => [],
  input: ActRef,
  run: answerWithdraw,
  audit: "act.ended",
});
export const declineActAction = defineCommand({
  may: "act",
  on: () => [],
  input: DeclineActInput,
  run: answerDecline,
  audit: "act.declined",
});
