import { expect, it } from "vitest";
import { soleOwnerOf } from "@/lib/domain/catalogue/sole-owner";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";

it.each<[string, Code, Owner | null]>([
  ["no cause refines it", "AgreementNotCreated", "account-admin"],
  ["its one cause is the same people's", "RegionDisabled", "account-admin"],
  ["a quota of 0 is asked for by an admin, a spent one by nobody", "ThrottlingException", null],
  ["the account's policy refuses, or the organization's", "AccessDeniedException", null],
  ["a right, a payment or the agreement is missing", "MPAgreementFailed", null],
])("who acts on a code of which the cause was not kept: %s", (_name, code, owner) => {
  expect(soleOwnerOf(code)).toBe(owner);
});
