import { describe, expect, it } from "vitest";
import type { Act } from "@/lib/domain/acts/act";
import { advance } from "@/lib/domain/acts/machine";
import { actNoticeId, actNotices, actNoticeText } from "@/lib/domain/acts/notices";
import { anAct, anEnded, aWish, by, T0 } from "@/tests/support/acts/samples";

const K = "accept-agreement";
const wish = aWish(K).wish;
const kinds = (act: Act) => actNotices(act).map(({ kind }) => kind);

describe("people are told", () => {
  it.each([
    ["a wish", aWish(K), ["asked"]],
    ["a wish under way", anAct(K, "accepted", wish), ["asked"]],
    ["an act that nobody asked for, under way", anAct(K, "accepted"), []],
    ["a preview", anAct(K, "previewed"), []],
    ["done", anEnded(K, "done"), ["done"]],
    ["failed", anEnded(K, "failed"), ["failed"]],
    ["refused", anEnded(K, "refused"), ["refused"]],
    ["declined", anEnded(K, "declined"), ["declined"]],
    ["expired", anEnded(K, "expired"), []],
    ["withdrawn", anEnded(K, "withdrawn"), []],
    ["a wish that is done", { ...anEnded(K, "done"), wish }, ["asked", "done"]],
    ["a wish that was taken back", { ...anEnded(K, "withdrawn"), wish }, []],
  ] as const)("%s", (_name, act, expected) => {
    expect(kinds(act)).toEqual(expected);
  });

  it("in sentences that name the act, the account and the next step", () => {
    const text = (act: Act) => actNotices(act).map((notice) => actNoticeText(act, notice));
    expect(text(aWish(K))).toEqual([
      "ben asks: Accept the xai.grok-4-6 offer, account 111122223333. “The pilot starts.”",
    ]);
    expect(text(anEnded(K, "done"))).toEqual([
      "Done: Accept the Grok 4.6 offer, account 111122223333. AWS shows it.",
    ]);
    expect(text(anEnded(K, "failed"))).toEqual([
      "Failed: Accept the Grok 4.6 offer, account 111122223333. It was refused. Ask them.",
    ]);
    const declined = advance(aWish(K), {
      type: "declined",
      by: by("ana", T0 + 1),
      said: "Not this year.",
    });
    expect(text(declined)).toEqual([
      "ben asks: Accept the xai.grok-4-6 offer, account 111122223333. “The pilot starts.”",
      "Declined by ana: Accept the xai.grok-4-6 offer, account 111122223333. “Not this year.”",
    ]);
  });

  it("each notice has its own name, which begins with the account's", () => {
    expect(actNoticeId(aWish(K), "asked")).toBe("111122223333~act~act-1~asked");
  });
});
