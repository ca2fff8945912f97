import { expect, it } from "vitest";
import { agreementBar } from "@/lib/domain/proof/plan";

it.each([
  ["PENDING", "The agreement is being created, so nothing is tried: a call might sign it."],
  ["NOT_AVAILABLE", "The agreement is not there, so nothing is tried: a call might sign it."],
  ["PAUSED", "The agreement is PAUSED, so nothing is tried: a call might sign it."],
])("why no call is tried while the agreement is %s", (agreement, message) => {
  expect(agreementBar({ agreement })).toMatchObject({ error: { code: "NO_AGREEMENT", message } });
});

it("a call may be tried where the agreement is there", () => {
  expect(agreementBar({ agreement: "AVAILABLE" })).toBeNull();
});
