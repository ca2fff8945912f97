import { describe, expect, it } from "vitest";
import type { Act } from "@/lib/domain/acts/act";
import { advance, PREVIEW_MS, previewedAct } from "@/lib/domain/acts/machine";
import { actNoticeId, actNotices, actNoticeText, actOfNotice } from "@/lib/domain/acts/notices";
import { anAct, anEnded, aWish, by, previewing, T0, TARGETS } from "@/tests/support/acts/samples";

const K = "accept-agreement";
const wish = aWish(K).wish;
const ONE = { now: T0, actions: { enabled: true, secondPerson: false } };
const TWO = { now: T0, actions: { enabled: true, secondPerson: true } };
const kinds = (act: Act, now = ONE) => actNotices(act, now).map(({ kind }) => kind);

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

  const waiting = anAct(K, "previewed");
  const UNTIL = T0 + PREVIEW_MS;
  it.each([
    ["a preview", waiting, TWO, ["second-person"]],
    ["a preview of a wish", anAct(K, "previewed", wish), TWO, ["asked", "second-person"]],
    ["one whose time is all but over", waiting, { ...TWO, now: UNTIL }, ["second-person"]],
    ["one whose time is over", waiting, { ...TWO, now: UNTIL + 1 }, []],
    [
      "one that was previewed by nobody for sure",
      previewedAct(
        { id: "act-1", account: "111122223333" },
        previewing(K, { by: { key: "local", name: "local", at: T0 } }),
      ),
      TWO,
      [],
    ],
    ["where one person is enough", waiting, ONE, []],
    [
      "where acts were turned off",
      waiting,
      { ...TWO, actions: { enabled: false, secondPerson: true } },
      [],
    ],
    ["a form, which nobody else can confirm", anAct("submit-use-case-form", "previewed"), TWO, []],
    ["what the second person confirmed", anAct(K, "confirmed"), TWO, []],
  ] as const)("that a second person is waited for: %s", (_name, act, now, expected) => {
    expect(kinds(act, now)).toEqual(expected);
  });

  it("in sentences that name the act, the account and the next step", () => {
    const text = (act: Act) => actNotices(act, TWO).map((notice) => actNoticeText(act, notice));
    expect(text(aWish(K))).toEqual([
      "ben asks: Accept the xai.grok-4-6 offer, account 111122223333. “The pilot starts.”",
    ]);
    expect(text(anEnded(K, "done"))).toEqual([
      "Done: Accept the Grok 4.6 offer, account 111122223333. AWS shows it.",
    ]);
    expect(text(anEnded(K, "failed"))).toEqual([
      "Failed: Accept the Grok 4.6 offer, account 111122223333. It was refused. Ask them.",
    ]);
    expect(text(waiting)).toEqual([
      "Waits for another admin until 14:35:02 UTC: Accept the Grok 4.6 offer, account 111122223333. ana previewed it and can’t confirm it.",
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

  it("a wish is told as it was asked, whatever an admin previews of it", () => {
    const Q = "request-quota-increase";
    const asked = aWish(Q);
    const target = { ...TARGETS[Q], value: 60_000_000 };
    const more = advance(asked, { type: "previewed", ...previewing(Q, { target }) });
    const [first, second] = actNotices(more, TWO).map((notice) => actNoticeText(more, notice));
    expect(first).toBe(
      "ben asks: Raise Tokens per minute to 600,000, account 111122223333. “The pilot starts.”",
    );
    expect(second).toContain("Raise Tokens per minute to 60,000,000");
    const over = advance(more, { type: "time", at: UNTIL + 1 });
    expect(actNotices(over, TWO).map((notice) => actNoticeText(over, notice))).toEqual([
      "ben asks: Raise quota L-1111AAAA to 600,000, account 111122223333. “The pilot starts.”",
    ]);
  });

  it("each notice has its own name, which begins with the account's", () => {
    const id = (kind: "asked" | "second-person", at: number) => actNoticeId(aWish(K), { kind, at });
    expect(id("asked", T0)).toBe("111122223333~act~act-1~asked");
    expect(id("second-person", T0)).toBe(`111122223333~act~act-1~second-person~${T0}`);
    expect(id("second-person", T0 + 1)).not.toBe(id("second-person", T0));
  });

  it.each([
    ["a wish", actNoticeId(aWish(K), { kind: "asked", at: T0 }), "act-1"],
    ["a preview", actNoticeId(aWish(K), { kind: "second-person", at: T0 }), "act-1"],
    ["a watch", "111122223333~anthropic.claude-sonnet-4-6~1~failed", null],
    ["a watch of an account whose id is not known", "profile:act~a.b~1~failed", null],
  ])("names its act: one of %s", (_name, id, act) => {
    expect(actOfNotice(id)).toBe(act);
  });
});
