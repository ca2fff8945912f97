import { describe, expect, it } from "vitest";
import { refusedBefore } from "@/lib/domain/acts/before";
import type { ActReading } from "@/lib/domain/acts/read";
import { anAgreement, aQuota } from "./readings";

const ACCOUNT = "111122223333";
const refusalOf = (reading: ActReading) => refusedBefore(reading, ACCOUNT);
const codeOf = (reading: ActReading) => refusalOf(reading)?.code ?? null;

describe("an agreement", () => {
  it.each([
    ["may be accepted where none exists", {}, null],
    ["may be tried anew where it failed", { agreement: "ERROR" }, null],
    ["is not accepted twice", { agreement: "AVAILABLE" }, /already/],
    ["is left alone while AWS creates it", { agreement: "PENDING" }, /creating/],
    ["is left alone in a state that is not known", { agreement: "NEW" }, /does not know/],
    ["needs a Region that has the model", { region: "NOT_AVAILABLE" }, /does not offer/],
    ["needs the form", { form: "missing" as const }, /form has not been submitted/],
    ["may be accepted with the form", { form: "present" as const }, null],
    ["is only of a model sold there", { offers: "not-sold" as const }, /isn’t sold/],
    ["needs an offer", { offers: [] }, /no offer/],
    ["is of the offer that was named", { offerId: "offer-b" }, /no longer lists the offer offer-b/],
    ["takes the offer that was named", { offerId: "offer-a" }, null],
    [
      "takes one of two that was named",
      { offers: ["offer-a", "offer-b"], offerId: "offer-b" },
      null,
    ],
  ])("%s", (_name, given, message) => {
    const refused = refusalOf(anAgreement(given));
    if (message === null) expect(refused).toBeNull();
    else
      expect(refused).toMatchObject({
        code: "REFUSED_BEFORE",
        message: expect.stringMatching(message),
      });
  });

  it("is never of the first of two offers", () => {
    expect(refusalOf(anAgreement({ offers: ["offer-a", "offer-b"] }))).toMatchObject({
      code: "CHOOSE_OFFER",
      message: expect.stringMatching(/2 offers/),
    });
  });
});

describe("a quota", () => {
  it.each([
    ["above both", { applied: 300, initial: 300, asked: 301 }, null],
    [
      "equal to the default",
      { applied: 10, initial: 300, asked: 300 },
      /not above AWS’s default of 300/,
    ],
    ["above the default with 0 applied", { applied: 0, initial: 300, asked: 301 }, null],
    [
      "of a default that is applied already, which nobody has to restore",
      { applied: 300, initial: 300, asked: 300 },
      /not above what is applied, 300/,
    ],
    [
      "equal to what is applied",
      { applied: 500, initial: 300, asked: 500 },
      /not above what is applied, 500/,
    ],
    ["above what is applied", { applied: 500, initial: 300, asked: 501 }, null],
    ["above the default where none is applied", { applied: null, initial: 300, asked: 301 }, null],
    ["of a default that is not known", { initial: null }, /default of this quota is not known/],
    ["that is not adjustable", { adjustable: false }, /AWS Support decides/],
    ["of tokens a day", { code: "L-E3F10727" }, /AWS Support decides/],
    [
      "of requests a minute, asked for expressly: AWS’s sources disagree",
      { name: "On-demand model inference requests per minute for Anthropic Claude Sonnet 4.6" },
      null,
    ],
    ["with a request that waits", { status: "PENDING" }, /open already, for 9,000/],
    ["with an open case", { status: "CASE_OPENED" }, /open already/],
    ["with a request that was denied", { status: "DENIED" }, null],
    ["with a case that was closed", { status: "CASE_CLOSED" }, null],
  ])("%s", (_name, given, message) => {
    const refused = refusalOf(aQuota(given));
    if (message === null) expect(refused).toBeNull();
    else
      expect(refused).toMatchObject({
        code: "REFUSED_BEFORE",
        message: expect.stringMatching(message),
      });
  });

  it("below its default is AWS Support’s to restore", () => {
    expect(refusalOf(aQuota({ applied: 0, initial: 300, asked: 300 }))).toMatchObject({
      owner: "aws-support",
      next: expect.stringMatching(/restores the default/),
    });
  });

  it.each([
    ["below the default", { applied: 10, asked: 300 }, "Wanted: the default, 300"],
    ["below the default, of which nothing is applied", { applied: 0, asked: 200 }, "Applied: 0"],
    ["where what is applied is not known", { applied: null, asked: 300 }, "Applied: (fill in)"],
    ["of a default that is not known", { initial: null }, "Wanted: 1,000"],
    ["that is not adjustable", { adjustable: false }, "Wanted: 1,000"],
    ["of tokens a day", { code: "L-E3F10727" }, "Quota: Cross-region model inference"],
    ["equal to what is applied", { applied: 500, asked: 500 }, null],
    ["with a request that waits", { status: "PENDING" }, null],
  ])("%s: the Support text, where AWS Support decides", (_name, given, holds) => {
    const text = refusalOf(aQuota(given))?.supportText;
    if (holds === null) expect(text).toBeNull();
    else {
      expect(text).toContain(holds);
      expect(text).toContain("Account: 111122223333\nRegion: eu-west-1\n");
    }
  });
});

describe("a Region", () => {
  it.each([
    ["DISABLED", null],
    ["ENABLED", "REFUSED_BEFORE"],
    ["ENABLED_BY_DEFAULT", "REFUSED_BEFORE"],
    ["ENABLING", "REFUSED_BEFORE"],
    ["DISABLING", "REFUSED_BEFORE"],
    ["SOMETHING", "REFUSED_BEFORE"],
  ])("that is %s", (status, code) => {
    expect(codeOf({ kind: "enable-region", region: "eu-south-2", status })).toBe(code);
  });
});

describe("a form", () => {
  it.each([
    ["missing", null],
    ["present", "REFUSED_BEFORE"],
  ] as const)("that is %s", (form, code) => {
    const shape = { sha256: "0".repeat(64), bytes: 402, fields: [] };
    expect(codeOf({ kind: "submit-use-case-form", region: "us-east-1", form, shape })).toBe(code);
  });
});
