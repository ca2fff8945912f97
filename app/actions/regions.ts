"use server";

import { defineCommand } from "@/app/actions/define";
import { SignOffInput } from "@/lib/domain/review/signoff-input";
import { signOff } from "@/lib/services/signoffs/sign-off";

export const signOffAction = defineCommand({ input: SignOffInput, run: signOff });
