import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StateOf } from "@/components/acts/list/row-words";
import { ReviewDoc } from "@/components/acts/review/doc";
import { OutcomePanel } from "@/components/acts/review/outcome-panel";
import type { ActView } from "@/lib/contracts/acts";
import type { Why } from "@/lib/domain/acts/act";
import { FAILED, NEVER_ARRIVED, NEVER_KNOWN, SAME_ERROR } from "@/lib/domain/acts/endings";
import type { Preview } from "@/lib/domain/acts/preview";
import { AT, line } from "@/tests/support/acts/a-line";
import { aPreview, aWhy } from "@/tests/support/acts/samples";

const textOf = (element: ReactElement): string =>
  renderToStaticMarkup(element)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

const TERMS = { open: () => undefined, busy: false, opened: null };
const docOf = (preview: Preview) => textOf(<ReviewDoc preview={preview} terms={TERMS} />);

describe("a review says only what was read", () => {
  const quota = { name: "Q", code: "L-1", unit: null, default: 300, asked: 900, applied: null };
  it.each<[string, Preview, string, string]>([
    ["of offers", aPreview("accept-agreement"), "the only offer that AWS lists.", "no private one"],
    ["of a price", aPreview("accept-agreement"), "AWS names no price.", "No fixed fee"],
    [
      "of who confirms",
      aPreview("enable-region"),
      "In the name of whoever confirms (SourceIdentity)",
      " ana ",
    ],
    [
      "of a value that was never set",
      aPreview("request-quota-increase", { subject: { kind: "request-quota-increase", quota } }),
      "Default 300 Applied not set",
      "not known",
    ],
  ])("%s", (_name, preview, says, saysNot) => {
    const text = docOf(preview);
    expect(text).toContain(says);
    expect(text).not.toContain(saysNot);
  });
});

describe("a review of an offer whose model ends", () => {
  const { subject } = aPreview("accept-agreement");
  const told = "us-east-1: Legacy. End of life in 4 days. Use Sky 10: it is ready there.";
  const of = (ends?: string[]) =>
    docOf(
      aPreview("accept-agreement", {
        subject: { ...subject, ...(ends && { ends }) } as typeof subject,
      }),
    );

  it("says so first, with when and what to use", () => {
    expect(of([told]).trimStart()).toMatch(new RegExp(`^The model ends soon ${told} What `));
  });

  it("says nothing of it where it does not end", () => {
    expect(of()).not.toContain("The model ends soon");
  });
});

describe("an end of which nobody knows what came", () => {
  const shown = (state: "refused" | "failed", why: Why): ActView => ({
    ...line("act-1", { state, why, left: true, sentAt: AT, endedAt: AT, expiresAt: null }),
    ...{ serverNow: AT, preview: null, hash: null, word: null, secondPerson: false },
    elsewhere: { command: "", link: null, needs: "" },
  });
  it.each([
    ["no reading for a week", "refused", NEVER_KNOWN, true],
    ["the same error", "refused", SAME_ERROR, true],
    ["no reading after it was accepted", "failed", FAILED.notRead(null), true],
    ["no trace", "refused", NEVER_ARRIVED, false],
    ["AWS's refusal", "refused", aWhy(), false],
    ["AWS's failure", "failed", FAILED.notShown("PENDING"), false],
  ] as const)("is told as that: %s", (_name, state, why, notKnown) => {
    const view = shown(state, why);
    const told = [
      textOf(<OutcomePanel act={view} />),
      textOf(<StateOf act={view} serverNow={view.serverNow} />),
    ];
    for (const text of told)
      expect([
        text.includes("Not known"),
        /Refused|Failed|came to nothing|then failed/.test(text),
      ]).toEqual([notKnown, !notKnown]);
  });
});
