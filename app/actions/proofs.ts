"use server";

import { defineCommand } from "@/app/actions/define";
import { ConfirmProofInput, PlanProofInput } from "@/lib/contracts/actions/proofs";
import { confirmCell, planCell } from "@/lib/services/proofs/of-cell";

export const planProofAction = defineCommand({
  may: "prove",
  on: ({ account }) => [account],
  input: PlanProofInput,
  verb: "planCell",
  run: planCell,
  audit: "proof.previewed",
});

export const confirmProofAction = defineCommand({
  may: "prove",
  on: ({ account }) => [account],
  input: ConfirmProofInput,
  verb: "confirmCell",
  run: confirmCell,
  audit: "proof.confirmed",
});
