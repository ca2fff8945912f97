import { describe, expect, it } from "vitest";
import { afterAnswer, type RegionAnswer, unseen } from "@/lib/domain/agreement/answers";
import { answersOf } from "@/tests/support/watches/watch";

const T0 = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

function answer(said: string, attempt: number, at: number): RegionAnswer {
  const [found] = answersOf({ "eu-west-1": said }, at);
  if (!found) throw new Error("no answer");
  return { ...found, attempt };
}

describe("which of two answers a watch goes by", () => {
  it.each([
    [
      "the later attempt, also where the earlier one was stamped 6 h ahead",
      1,
      T0 + 6 * HOUR_MS,
      2,
      T0,
      "ready",
    ],
    ["the later attempt, whichever comes first", 2, T0, 1, T0 + 6 * HOUR_MS, "pending"],
    ["the new one where the old was never counted", 0, T0 + HOUR_MS, 1, T0, "ready"],
  ])("%s", (_name, attempt, at, laterAttempt, laterAt, says) => {
    const first = afterAnswer(unseen("eu-west-1"), {
      answer: answer("PENDING", attempt, at),
      askedAt: null,
    });
    const then = afterAnswer(first, {
      answer: answer("AVAILABLE", laterAttempt, laterAt),
      askedAt: null,
    });
    expect(then.says).toBe(says);
  });
});
