import { describe, expect, it } from "vitest";
import { bundled, groupOf } from "@/components/acts/list/groups";
import { ACT_STATES, type ActLine } from "@/lib/contracts/acts";
import { AT, line } from "@/tests/support/acts/a-line";

const MINUTE = 60_000;

const by = (at: number, name = "ana", you = true) => ({ previewed: { name, at, you } });
const ENDED = { state: "done" } as const;
const wish = { name: "ben", at: AT, you: false, reason: "A pilot." };

describe("offers that are reviewed together", () => {
  it.each<[string, readonly ActLine[], readonly string[]]>([
    ["of one go", [line("a"), line("b", by(AT + MINUTE))], ["a+b"]],
    ["three minutes apart", [line("a"), line("b", by(AT + 3 * MINUTE))], ["a+b"]],
    ["more than that", [line("a"), line("b", by(AT + 3 * MINUTE + 1))], ["a", "b"]],
    ["of two persons", [line("a"), line("b", by(AT, "chiara", false))], ["a", "b"]],
    ["of two accounts", [line("a"), line("b", { account: "444455556666" })], ["a", "b"]],
    ["one of which somebody asked for", [line("a"), line("b", { wish })], ["a", "b"]],
    [
      "one of which is another's to confirm",
      [line("a"), line("b", { may: { ...line("b").may, confirm: false } })],
      ["a", "b"],
    ],
    ["of another kind", [line("a"), line("b", { kind: "enable-region" })], ["a", "b"]],
    ["sent, each with its own outcome", [line("a", ENDED), line("b", ENDED)], ["a", "b"]],
    ["one of which was sent", [line("a"), line("b", ENDED)], ["a", "b"]],
    ["asked for, not previewed", [line("a", { previewed: null }), line("b")], ["a", "b"]],
  ])("%s", (_name, acts, expected) => {
    expect(bundled(acts).map((bundle) => bundle.acts.map(({ id }) => id).join("+"))).toEqual(
      expected,
    );
  });
});

describe("the part of the page", () => {
  it("is known of every state", () => {
    const parts = Object.fromEntries(ACT_STATES.map((state) => [state, groupOf({ state })]));
    expect(parts).toEqual({
      asked: "asked",
      previewed: "waiting",
      confirmed: "under-way",
      intended: "under-way",
      sent: "under-way",
      unknown: "under-way",
      accepted: "under-way",
      done: "ended",
      failed: "ended",
      refused: "ended",
      expired: "ended",
      withdrawn: "ended",
      declined: "ended",
    });
  });
});
