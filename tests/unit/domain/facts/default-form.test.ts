import { describe, expect, it } from "vitest";
import { defaultFormStep } from "@/lib/domain/facts/default-form";
import type { FormState, Reading } from "@/lib/domain/facts/facts";
import { failed, readAt } from "@/tests/support/build-facts";

const present: Reading<FormState> = readAt("present");
const denied: Reading<FormState> = failed("AccessDeniedException");
const throttled: Reading<FormState> = failed("ThrottlingException");

describe("the form of all default Regions", () => {
  it.each<[string, readonly Reading<FormState>[], ReturnType<typeof defaultFormStep>]>([
    ["is asked in us-east-1 first", [], { ask: "us-east-1" }],
    ["stands once it was answered", [present], { reading: present }],
    ["is asked in the next Region where that one refuses", [denied], { ask: "us-east-2" }],
    ["… or does not answer", [throttled], { ask: "us-east-2" }],
    [
      "is not asked in a third where two do not answer",
      [throttled, throttled],
      { reading: throttled },
    ],
    ["… and tells the first failure", [denied, throttled, throttled], { reading: denied }],
    ["is asked on where each refuses", [denied, denied], { ask: "us-west-1" }],
    ["stands once a later Region answers", [denied, throttled, present], { reading: present }],
  ])("%s", (_name, asked, expected) => {
    expect(defaultFormStep("aws", asked)).toEqual(expected);
  });

  it("is not known where every default Region refuses", () => {
    expect(
      defaultFormStep(
        "aws",
        Array.from({ length: 40 }, () => denied),
      ),
    ).toEqual({ reading: denied });
  });
});
