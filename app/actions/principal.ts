"use server";

import { defineQuery } from "@/app/actions/define";
import { CheckPrincipalInput } from "@/lib/contracts/actions/check-principal";
import { checkPrincipal } from "@/lib/services/principals/check-principal";

export const checkPrincipalAction = defineQuery({
  may: "ask",
  on: ({ account }) => [account],
  input: CheckPrincipalInput,
  verb: "checkPrincipal",
  run: checkPrincipal,
});
