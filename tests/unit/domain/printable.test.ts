import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable } from "@/lib/domain/printable";

describe("a text of AWS", () => {
  it.each([
    [
      "stays as it is",
      "Claude Sonnet 4.6 · é 日本 👩‍🚀 עברית",
      "Claude Sonnet 4.6 · é 日本 👩‍🚀 עברית",
    ],
    ["colours", "\u001b[31mred\u001b[0m", "[31mred[0m"],
    [
      "a terminal's title and link",
      "\u001b]0;x\u0007\u001b]8;;http://e\u001b\\",
      "]0;x]8;;http://e\\",
    ],
    ["C1 controls and NUL", "a\u009bb\u0000c\u007f", "abc"],
    ["lines become spaces", "one\r\ntwo\tthree\u2028four\u0085five", "one two three four five"],
    ["writing direction", "\u202eelpmaxe\u202c \u2066x\u2069 \u200f\u061c", "elpmaxe x "],
    ["a byte order mark", "\ufeffname", "name"],
    ["half a character", "a\ud800b", "a\ufffdb"],
    ["nothing", "", ""],
  ])("%s", (_name, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it("holds no control, no override and one line, whatever it was, and is not changed again", () => {
    const odd = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({
        unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      }),
    );
    fc.assert(
      fc.property(odd, (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(
          /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u,
        );
        expect(printable(shown)).toBe(shown);
      }),
    );
  });
});
