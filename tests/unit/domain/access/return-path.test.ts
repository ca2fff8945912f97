import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnPath } from "@/lib/domain/access/return-path";
import { returnPlace } from "@/lib/domain/words/return-place";

const HERE = "https://readiness.acme.example";

describe("where somebody goes after signing in", () => {
  it.each([
    ["a page", "/regions/eu-west-1", "/regions/eu-west-1"],
    [
      "a deep link whole",
      "/?cell=1~eu-west-1~m&account=all#x",
      "/?cell=1~eu-west-1~m&account=all#x",
    ],
    ["a path that climbs inside", "/a/../quotas", "/quotas"],
    ["nothing", null, "/"],
    ["an empty text", "", "/"],
    ["another host", "https://evil.example/", "/"],
    ["another host without its scheme", "//evil.example/", "/"],
    ["three slashes", "///evil.example/", "/"],
    ["a backslash", "/\\evil.example/", "/"],
    ["a tab that a browser drops", "/\t/evil.example/", "/"],
    ["a line break", "/\n/evil.example", "/"],
    ["a climb that ends in two slashes", "/..//evil.example", "/"],
    ["a script", "javascript:alert(1)", "/"],
    ["a path without a slash", "quotas", "/"],
    ["the way in itself", "/sign-in?to=/quotas", "/"],
    ["a handler of the way in", "/auth/sign-in", "/"],
    ["the API", "/api/readiness", "/"],
    ["a path of 2,001 letters", `/${"a".repeat(2_000)}`, "/"],
    ["a path of 2,000 letters", `/${"a".repeat(1_999)}`, `/${"a".repeat(1_999)}`],
  ])("%s", (_name, asked, expected) => {
    expect(returnPath(asked)).toBe(expected);
  });

  it("is always of this dashboard, whatever is asked for", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      "//",
      "@",
      ":",
      "evil.example",
      "..",
      "?",
      "#",
      "\t",
      "%2f",
      "http:",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = returnPath(`/${pieces.join("")}`);
        expect(new URL(path, HERE).origin).toBe(HERE);
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
    );
  });
});

describe("what it is called", () => {
  it.each([
    ["/", "the matrix"],
    ["/?cell=111122223333~eu-west-1~xai.grok-4-6", "the cell of xai.grok-4-6 in eu-west-1"],
    ["/regions/eu-west-1", "eu-west-1"],
    ["/errors/FTUFormNotFilled", "FTUFormNotFilled"],
    ["/quotas?region=x", "the quotas"],
    ["/nowhere", "the page you asked for"],
  ])("%s", (path, expected) => {
    expect(returnPlace(path)).toBe(expected);
  });
});
