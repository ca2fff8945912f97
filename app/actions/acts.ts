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
  verb: "answerAsk",
  run: answerAsk,
  audit: "act.asked",
});
export const previewActAction = defineCommand({
  may: "act",
  on: ({ account }) => [account],
  input: PreviewActInput,
  verb: "answerPreview",
  run: answerPreview,
  audit: "act.previewed",
});
export const confirmActAction = defineCommand({
  may: "act",
  on: () => [],
  input: ConfirmActInput,
  verb: "answerConfirm",
  run: answerConfirm,
  audit: "act.confirmed",
});
export const confirmActsAction = defineCommand({
  may: "act",
  on: () => [],
  input: ConfirmActsInput,
  verb: "answerConfirmMany",
  run: answerConfirmMany,
  audit: "act.confirmed",
});
export const openTermsAction = defineCommand({
  may: "act",
  on: () => [],
  input: ActRef,
  verb: "answerTerms",
  run: answerTerms,
  audit: "act.terms",
});
export const withdrawActAction = defineCommand({
  may: "ask",
  on: () => [],
  input: ActRef,
  verb: "answerWithdraw",
  run: answerWithdraw,
  audit: "act.ended",
});
export const declineActAction = defineCommand({
  may: "act",
  on: () => [],
  input: DeclineActInput,
  verb: "answerDecline",
  run: answerDecline,
  audit: "act.declined",
});
