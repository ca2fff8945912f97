"use server";

import { defineCommand } from "@/app/actions/define";
import { SignOffInput } from "@/lib/contracts/actions/sign-off";
import { signOff } from "@/lib/services/signoffs/sign-off";

export const signOffAction = defineCommand({
  may: "sign",
  on: ({ account }) => [account],
  input: SignOffInput,
  verb: "signOff",
  run: signOff,
  audit: "region.signed",
});
