import { describe, expect, it } from "vitest";
import { broughtBy, cookieIn, cookieNames } from "@/app/brought";
import { tokenText } from "@/lib/domain/access/token-text";

const SECRET = "a".repeat(43);
const TOKEN = tokenText(new Uint8Array(32).fill(3));

describe("the names of our cookies", () => {
  it.each([
    ["https://readiness.acme.example", "__Host-readiness"],
    ["http://127.0.0.1:3000", "readiness"],
  ])("%s", (publicUrl, expected) => {
    expect(cookieNames(publicUrl).session).toBe(expected);
  });
});

describe("the secret in a cookie", () => {
  it.each<[string, string | null, string | null]>([
    ["alone", `readiness=${SECRET}`, SECRET],
    ["among others", `theme=dark; readiness=${SECRET}; x=y`, SECRET],
    ["none", null, null],
    ["one whose name only ends so", `my-readiness=${SECRET}`, null],
    ["one whose name only begins so", `readiness-sign-in=${SECRET}`, null],
    ["twice, so that one may be planted", `readiness=${SECRET}; readiness=${"b".repeat(43)}`, null],
    ["too short", `readiness=${SECRET.slice(1)}`, null],
    ["of other letters", `readiness=${"a".repeat(42)}%`, null],
  ])("%s", (_name, header, expected) => {
    expect(cookieIn(header, "readiness")).toBe(expected);
  });
});

describe("what a request brings", () => {
  const brought = (headers: Record<string, string>, assertionHeader: string | null = null) => {
    const known = { publicUrl: "http://127.0.0.1:3000", assertionHeader, takesToken: true };
    const { bearer, assertion } = broughtBy(new Headers(headers), known);
    return { bearer, assertion };
  };

  it.each<[string, Record<string, string>, string | null, unknown]>([
    ["a token", { authorization: `Bearer ${TOKEN}` }, null, { bearer: TOKEN, assertion: null }],
    [
      "another kind of word",
      { authorization: "Basic YTpi" },
      null,
      { bearer: null, assertion: null },
    ],
    [
      "a header that no proxy here writes",
      { "x-id": "x.y.z" },
      null,
      { bearer: null, assertion: null },
    ],
    ["an assertion", { "x-id": "x.y.z" }, "x-id", { bearer: null, assertion: "x.y.z" }],
    [
      "an assertion in the header of tokens",
      { authorization: "Bearer x.y.z" },
      "authorization",
      { bearer: null, assertion: "Bearer x.y.z" },
    ],
    [
      "a token in the header of assertions",
      { authorization: `Bearer ${TOKEN}` },
      "authorization",
      { bearer: TOKEN, assertion: null },
    ],
  ])("%s", (_name, headers, assertionHeader, expected) => {
    expect(brought(headers, assertionHeader)).toEqual(expected);
  });
});
