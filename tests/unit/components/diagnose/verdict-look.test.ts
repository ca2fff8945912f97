import { describe, expect, it } from "vitest";
import { EXAMPLES } from "@/components/diagnose/examples";
import { howLong, verdictLook } from "@/components/diagnose/verdict-look";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";

describe("the line that says whether to act or to wait", () => {
  it.each([
    ["An INVALID_PAYMENT_INSTRUMENT", "blocked", "Act, waiting will not help"],
    [
      "ValidationException: The provided model identifier is invalid.",
      "blocked",
      "Change it, repeating will not help",
    ],
    ["Agreement is being processed.", "pending", "Wait, then try again"],
    ["Too many tokens, please wait before trying again.", "pending", "Retry with growing pauses"],
    ["good morning", "unknown", "Not recognised"],
  ])("%s", (text, state, says) => {
    expect(verdictLook(diagnose(text))).toEqual({ state, says });
  });

  it("takes the wait that the text names before the catalogue's", () => {
    const named = diagnose("Your subscription is still being processed. Try again after 5 minutes");
    expect(howLong(named, "up to 15 min")).toBe("5 min");
    expect(howLong(diagnose("good morning"), null)).toBe("not known");
  });

  it.each(EXAMPLES)("the example $label is recognised", ({ text }) => {
    expect(diagnose(text).cause).not.toBeNull();
  });
});
