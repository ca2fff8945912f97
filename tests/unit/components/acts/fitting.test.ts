import { describe, expect, it } from "vitest";
import { fitsText } from "@/components/acts/list/fitting";
import type { ActLine } from "@/lib/contracts/acts";

const ACT: ActLine = {
  ...{ id: "a-1", kind: "request-quota-increase", account: "profile:sandbox" },
  target: {
    kind: "request-quota-increase",
    region: "eu-west-1",
    quotaCode: "L-27C57EE8",
    value: 1,
  },
  ...{ accountId: "111122223333", accountName: "payments-prod" },
  ...{ title: "Raise Tokens per minute", subject: "Tokens per minute", where: "eu-west-1, now 5" },
  ...{ state: "asked", createdAt: 0, wish: { name: "Ben", at: 0, you: true, reason: "A pilot." } },
  ...{ previewed: null, confirmed: null, expiresAt: null, sentAt: null, acceptedAt: null },
  ...{ endedAt: null, endedBy: null, said: null, says: null, readAt: null, nextReadAt: null },
  ...{ why: null, left: false, existed: false, requestId: null },
  may: { review: true, confirm: true, withdraw: true, decline: false },
};

describe("an act is found", () => {
  it.each([
    ["by nothing asked", "", true],
    ["by a word of its title, in any case", "RAISE", true],
    ["by its account's name", "payments", true],
    ["by its account's id", "111122223333", true],
    ["by the quota's code", "l-27c5", true],
    ["by its Region", "eu-west-1", true],
    ["by who asked", "ben", true],
    ["as one's own", "you", true],
    ["by why", "pilot", true],
    ["by several words of different kinds", "ben tokens eu-west", true],
    ["not where one word is of another act", "ben tokens us-east", false],
    ["not by a word nobody has", "marketplace", false],
  ])("%s", (_name, text, found) => {
    expect(fitsText(ACT, text)).toBe(found);
  });
});
