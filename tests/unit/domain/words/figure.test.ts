import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figure } from "@/lib/domain/words/figure";

describe("a number as it is read", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [7, "7"],
    [999, "999"],
    [1_000, "1,000"],
    [-999, "-999"],
    [-1_000, "-1,000"],
    [999_999, "999,999"],
    [1_000_000, "1,000,000"],
    [Number.MAX_SAFE_INTEGER, "9,007,199,254,740,991"],
    [0.5, "0.5"],
    [1_234.5678, "1,234.568"],
    [1e21, "1,000,000,000,000,000,000,000"],
  ])("%d is %s", (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it("is what the language itself writes", () => {
    const values = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(
        values.filter((value) => !Object.is(value, -0)),
        (value) => {
          expect(figure(value)).toBe(value.toLocaleString("en-US"));
        },
      ),
    );
  });
});
