"use server";

import { defineCommand } from "@/app/actions/define";
import {
  CreateTokenInput,
  EndSessionsInput,
  RevokeTokenInput,
} from "@/lib/contracts/actions/people";
import { endSessionsOf, makeToken } from "@/lib/services/access/manage";
import { revokeToken } from "@/lib/services/access/tokens";

export const endSessionsAction = defineCommand({
  may: "manage",
  input: EndSessionsInput,
  on: () => [],
  verb: "endSessionsOf",
  run: endSessionsOf,
  audit: "sign-in.ended",
});
export const createTokenAction = defineCommand({
  may: "manage",
  input: CreateTokenInput,
  on: () => [],
  verb: "makeToken",
  run: makeToken,
  audit: "token.made",
});
export const revokeTokenAction = defineCommand({
  may: "manage",
  input: RevokeTokenInput,
  on: () => [],
  verb: "revokeToken",
  run: revokeToken,
  audit: "token.ended",
});
