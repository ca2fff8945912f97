import { describe, expect, it } from "vitest";
import { ACT_KINDS, type ActTarget } from "@/lib/domain/acts/kinds";
import {
  actTitle,
  afterwardsOf,
  buttonWord,
  cannotBeUndone,
  costOf,
  firstSentence,
  tickSentence,
} from "@/lib/domain/acts/words";
import { anAgreement, aQuota, aRow } from "./readings";

const QUOTA: ActTarget = {
  kind: "request-quota-increase",
  region: "eu-west-1",
  quotaCode: "L-15B8E632",
  value: 8_000_000,
};
const FORM: ActTarget = { kind: "submit-use-case-form", region: "us-east-1" };
const ACCEPT: ActTarget = { kind: "accept-agreement", modelId: "xai.grok-4.6", offerId: null };

describe("the title of an act", () => {
  it.each<[ActTarget, Parameters<typeof actTitle>[1], string]>([
    [ACCEPT, { modelName: "Grok 4.6" }, "Accept the Grok 4.6 offer"],
    [ACCEPT, {}, "Accept the xai.grok-4.6 offer"],
    [
      QUOTA,
      {
        quotaName: "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
      },
      "Raise Anthropic Claude Sonnet 4.6, cross-Region, to 8,000,000 tokens a minute",
    ],
    [QUOTA, { quotaName: "Batch jobs" }, "Raise Batch jobs to 8,000,000"],
    [QUOTA, {}, "Raise quota L-15B8E632 to 8,000,000"],
    [{ kind: "enable-region", region: "eu-south-2" }, {}, "Enable eu-south-2, Spain"],
    [{ kind: "enable-region", region: "xx-new-1" }, {}, "Enable xx-new-1"],
    [
      { kind: "submit-use-case-form", region: "us-east-1" },
      {},
      "Submit the Anthropic use case form",
    ],
    [
      { kind: "submit-use-case-form", region: "eu-south-1" },
      {},
      "Submit the Anthropic use case form in eu-south-1",
    ],
  ])("%o %o", (target, names, title) => {
    expect(actTitle(target, names)).toBe(title);
  });
});

describe("the words of a preview", () => {
  const account = { id: "111122223333", name: "payments-prod" };
  const terms = {
    offerId: "offer-a",
    provider: "xAI",
    termsHost: null,
    refundPolicy: null,
    validFor: null,
    rateCard: [],
    price: null,
    offers: 1,
  };
  const agreement = {
    kind: "accept-agreement",
    modelId: "xai.grok-4.6",
    modelName: "Grok 4.6",
    terms,
    offeredIn: 17,
    watched: 19,
    unknownIn: 2,
  } as const;
  const quota = {
    kind: "request-quota-increase",
    quota: { name: "q", code: "L-1", unit: null, applied: null, default: 300, asked: 900 },
  } as const;

  it("say effect and reach first", () => {
    expect(firstSentence({ subject: agreement, region: null })).toBe(
      "This signs xAI’s terms for the whole account, in every Region, and starts a subscription that AWS Marketplace bills.",
    );
    expect(firstSentence({ subject: quota, region: "eu-west-1" })).toMatch(
      /in eu-west-1 from 300 to 900\./,
    );
  });

  it("name the account that is bound", () => {
    expect(tickSentence({ subject: agreement, account })).toBe(
      "I accept these terms for account 111122223333 and may bind my company to them.",
    );
    expect(tickSentence({ subject: quota, account })).toContain("111122223333");
  });

  it("give a price only where both rows are exact", () => {
    const card = [
      aRow("USE1_input_tokens_global_standard", "3.00"),
      aRow("USE1_output_tokens_global_standard", "15.00"),
    ];
    expect(costOf(anAgreement({ rateCard: card }))).toEqual([
      "AWS’s card names no fixed fee. Use is billed by AWS Marketplace from the first call: about $3.00 in, $15.00 out per million tokens through the global profile.",
    ]);
    expect(costOf(anAgreement({ rateCard: card.slice(1) }))[0]).toMatch(/as in the card\.$/);
    expect(costOf(aQuota())[0]).toMatch(/^Free\./);
  });

  it("say of a card that did not come only that it did not come", () => {
    expect(costOf(anAgreement()).join(" ")).toMatch(/^AWS gave no rate card, .* not known/);
  });

  it.each([
    ["Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6", false],
    ["Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.6", true],
  ])("say where it may change nothing: %s", (name, may) => {
    expect(costOf(aQuota({ name })).join(" ").includes("AWS’s sources disagree")).toBe(may);
  });

  it.each(ACT_KINDS)("say what can’t be undone of %s, and name its button", (kind) => {
    expect(cannotBeUndone(kind)).toHaveLength(1);
    expect(buttonWord(kind)).not.toMatch(/^(OK|Submit|Send)$/);
  });

  it("say that it is read again before anything is sent", () => {
    for (const target of [ACCEPT, QUOTA])
      expect(afterwardsOf(target, { isManagement: false })[0]).toMatch(/nothing is sent/);
  });

  it.each([
    [FORM, true, true],
    [FORM, false, false],
    [ACCEPT, true, false],
    [QUOTA, true, false],
  ])(
    "say of $kind that members may go by it: management account %s",
    (target, isManagement, says) => {
      const said = afterwardsOf(target, { isManagement }).join(" ");
      expect(said.includes("its members may go by this form")).toBe(says);
    },
  );
});
