import { describe, expect, it } from "vitest";
import { endedJson, endedText, previewJson, previewText, refusalText } from "@/lib/cli/act-text";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { previewedAct } from "@/lib/domain/acts/machine";
import { ACCOUNT, anAct, anEnded, aPreview, aWhy, previewing } from "@/tests/support/acts/samples";

describe("a preview", () => {
  it("is for a script what it needs to confirm", () => {
    expect(JSON.parse(previewJson(anAct("enable-region", "previewed")) ?? "")).toMatchObject({
      act: "act-1",
      hash: "hash-1",
      word: "eu-south-2",
      expiresAt: expect.stringMatching(/^2026-11-23T14:35:02/),
      preview: { kind: "enable-region", account: { id: ACCOUNT } },
    });
  });

  it.each(ACT_KINDS)("of %s says what is done, for whom, and how it is confirmed", (kind) => {
    const text = previewText(anAct(kind, "previewed")) ?? "";
    const word = kind === "enable-region" ? "eu-south-2" : ACCOUNT;
    expect(text).toContain(`for payments-prod, ${ACCOUNT}`);
    expect(text).toContain("Nothing has been sent.");
    expect(text).toContain(`act confirm act-1 --hash hash-1 --word ${word}`);
    expect(text.includes("--form FILE")).toBe(kind === "submit-use-case-form");
    expect(text).toContain("Until 14:35:02 UTC");
    expect(text).toContain("in the name of whoever confirms (SourceIdentity)");
    expect(text).not.toMatch(/\bana\b/);
  });

  it.each([
    [["Root", "Workloads"], `, ${ACCOUNT}\nin Root / Workloads\n`],
    [undefined, `, ${ACCOUNT}\n\n`],
  ])("names the units of the account where it has any: %j", (units, said) => {
    const preview = aPreview("enable-region", {
      account: { id: ACCOUNT, name: null, ...(units && { units }) },
    });
    const act = previewedAct(
      { id: "act-1", account: ACCOUNT },
      previewing("enable-region", { preview }),
    );
    expect(previewText(act)).toContain(said.replace(/^, /, "for "));
  });

  it("says only what was read of an offer and a quota", () => {
    const textOf = (kind: "accept-agreement" | "request-quota-increase", changes: object) => {
      const preview = aPreview(kind, changes);
      const start = { id: "act-1", account: ACCOUNT };
      return previewText(previewedAct(start, previewing(kind, { preview })));
    };
    expect(textOf("accept-agreement", {})).toContain("offer-1, the only one that AWS lists\n");
    const quota = { name: "Q", code: "L-1", unit: null, applied: null, default: null, asked: 1 };
    expect(
      textOf("request-quota-increase", { subject: { kind: "request-quota-increase", quota } }),
    ).toContain("  Applied: not set\n  AWS default: not known\n");
  });

  it.each([
    [["us-east-1: Legacy. End of life in 4 days. Use Sky 10: it is ready there."], 1],
    [undefined, 0],
  ])("says before all else that the model ends: %j", (ends, times) => {
    const { subject } = aPreview("accept-agreement");
    const preview = aPreview("accept-agreement", {
      subject: { ...subject, ...(ends && { ends }) } as typeof subject,
    });
    const start = { id: "act-1", account: ACCOUNT };
    const text = previewText(previewedAct(start, previewing("accept-agreement", { preview })));
    expect(
      text?.match(/The model ends soon\n {2}us-east-1: Legacy.*\n\nCall\n/g) ?? [],
    ).toHaveLength(times);
    expect(text?.includes("ends soon")).toBe(times > 0);
  });

  it("names the empty parts too", () => {
    expect(previewText(anAct("enable-region", "previewed"))).toContain(
      "Still missing after\n  nothing\n",
    );
  });

  it("rewrites no terminal with a text of AWS", () => {
    const preview = aPreview("accept-agreement", { cost: ["\u001b[2Jfree\u202e"] });
    const act = previewedAct(
      { id: "act-1", account: ACCOUNT },
      previewing("accept-agreement", { preview }),
    );
    expect(previewText(act)).toContain("  [2Jfree\n");
  });

  it("is none once it was confirmed", () => {
    const act = anAct("enable-region", "sent");
    expect([previewJson(act), previewText(act)]).toEqual([null, null]);
  });
});

describe("what came of a confirmation", () => {
  it.each([
    [anAct("enable-region", "accepted"), "AWS accepted it. Request req-1."],
    [anAct("enable-region", "unknown"), "Not known: It was refused."],
    [anAct("enable-region", "sent"), "Not known yet."],
    [anEnded("enable-region", "refused"), "Refused: It was refused."],
    [anEnded("enable-region", "done"), "Done: AWS shows it."],
  ])("is said", (act, text) => {
    const ended = { act, isWatched: true };
    expect(endedText(ended)).toContain(text);
    expect(JSON.parse(endedJson(ended))).toMatchObject({ act: "act-1", state: act.step.state });
  });

  const ON = "The dashboard on this store reads AWS";
  const OFF = "No dashboard runs on this store now";
  it.each([
    [anAct("enable-region", "accepted"), true, ON],
    [anAct("enable-region", "accepted"), false, OFF],
    [anAct("enable-region", "unknown"), true, ON],
    [anAct("enable-region", "unknown"), false, OFF],
    [anEnded("enable-region", "done"), false, null],
    [anEnded("enable-region", "refused"), false, null],
  ])("says who watches what goes on, %#", (act, isWatched, text) => {
    const said = endedText({ act, isWatched });
    expect([ON, OFF].filter((one) => said.includes(one))).toEqual(text === null ? [] : [text]);
    expect(JSON.parse(endedJson({ act, isWatched })).watched).toBe(text === ON);
  });

  it("says what AWS said, and who does what about it", () => {
    const act = anEnded("enable-region", "refused");
    const why = { ...aWhy(), text: "No.", requestId: "req-9" };
    const refused = act.step.state === "refused" ? { ...act, step: { ...act.step, why } } : act;
    expect(endedText({ act: refused, isWatched: false })).toBe(
      "Refused: It was refused.\nAWS said: No.\nRequest req-9\nIAM admin: Ask them.\n",
    );
  });
});

describe("a refusal", () => {
  it("says what there is to choose from", () => {
    const offer = { refundPolicy: null, validFor: null, rateCard: [], price: null };
    expect(
      refusalText({
        code: "CHOOSE_OFFER",
        message: "There are 2 offers.",
        offers: [
          { offerId: "offer-a", ...offer },
          { offerId: "offer-b", ...offer },
        ],
        next: "Choose one of them.",
        owner: "account-admin",
      }),
    ).toBe(
      [
        "bedrock-readiness act: There are 2 offers.",
        "  --offer offer-a  0 rates, no end named",
        "  --offer offer-b  0 rates, no end named",
        "Account admin: Choose one of them.",
        "",
      ].join("\n"),
    );
  });

  it("says what to send to whoever decides", () => {
    expect(
      refusalText({
        code: "REFUSED_BEFORE",
        message: "It is refused.",
        next: "Send it.",
        owner: "aws-support",
        supportText: "Please.\n\nAccount: 1",
      }),
    ).toBe(
      "bedrock-readiness act: It is refused.\nAWS Support: Send it.\n\nPlease.\n\nAccount: 1\n",
    );
  });

  it("says what moved", () => {
    const moved = [{ label: "Agreement", was: "not there", is: "being created" }];
    expect(refusalText({ code: "MOVED", message: "It moved.", moved })).toContain(
      "  Agreement was not there, is being created\n",
    );
  });
});
