import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameOfPath, pathOfName } from "@/lib/domain/requirement/address";

describe("a requirement's name in an address", () => {
  it.each([
    ["Payments assistant", "Payments~20assistant"],
    ["..", "~2E~2E"],
    ["a/b", "a~2Fb"],
    ["100 %", "100~20~25"],
    ["Ärzte~", "~C3~84rzte~7E"],
    ["it's (new)!*", "it~27s~20~28new~29~21~2A"],
  ])("%s is %s", (name, path) => {
    expect(pathOfName(name)).toBe(path);
    expect(nameOfPath(path)).toBe(name);
  });

  it.each(["", "a/b", "~", "~zz", "~FF", "a%20b", "a.b"])("%j names none", (path) => {
    expect(nameOfPath(path)).toBeNull();
  });

  it("leads back to the name, by signs that no proxy touches", () => {
    const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(names, (name) => {
        const path = pathOfName(name);
        expect(path).toMatch(/^[\w~-]+$/);
        expect(nameOfPath(path)).toBe(name);
      }),
    );
  });
});
