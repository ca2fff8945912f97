import { describe, expect, it } from "vitest";
import { type Claims, groupsOf, shownName, verifiedEmail } from "@/lib/domain/access/claims";

const given = (...groups: readonly string[]) => ({ state: "given", groups });

describe("groups by the name of their claim", () => {
  it.each<[string, Claims, string, unknown]>([
    ["a list", { groups: ["a", "b"] }, "groups", given("a", "b")],
    ["an empty list", { groups: [] }, "groups", given()],
    ["one group as a text", { groups: "a" }, "groups", given("a")],
    ["what is no text is left out", { groups: ["a", 1, null] }, "groups", given("a")],
    ["a name with a colon", { "cognito:groups": ["a"] }, "cognito:groups", given("a")],
    [
      "a name that is an address",
      { "https://acme.example/g": ["a"] },
      "https://acme.example/g",
      given("a"),
    ],
    ["a path", { realm_access: { roles: ["a"] } }, "realm_access.roles", given("a")],
    [
      "the whole name before the path",
      { "a.b": ["whole"], a: { b: ["path"] } },
      "a.b",
      given("whole"),
    ],
    ["another claim", { memberof: ["a"] }, "groups", { state: "absent" }],
    ["a path that ends early", { a: "x" }, "a.b", { state: "absent" }],
    ["a name that every object has", {}, "constructor.name", { state: "absent" }],
    ["an object in the place of groups", { groups: { a: 1 } }, "groups", { state: "absent" }],
    ["left out by Entra ID", { _claim_names: { groups: "src1" } }, "groups", { state: "left-out" }],
    [
      "left out in a token that came by a page",
      { hasgroups: true },
      "groups",
      { state: "left-out" },
    ],
    ["another claim was left out", { _claim_names: { x: "src1" } }, "groups", { state: "absent" }],
  ])("%s", (_name, claims, name, expected) => {
    expect(groupsOf(claims, name)).toEqual(expected);
  });
});

describe("an e-mail counts", () => {
  it.each<[string, Claims, string | null]>([
    ["where it was verified", { email: "a@acme.example", email_verified: true }, "a@acme.example"],
    ["as Cognito says it", { email: "a@acme.example", email_verified: "true" }, "a@acme.example"],
    ["not where it was not", { email: "a@acme.example", email_verified: false }, null],
    ["not where nothing is said", { email: "a@acme.example" }, null],
    ["not where the word is another", { email: "a@acme.example", email_verified: "yes" }, null],
    ["not where it is no text", { email: ["a@acme.example"], email_verified: true }, null],
  ])("%s", (_name, claims, expected) => {
    expect(verifiedEmail(claims)).toBe(expected);
  });
});

describe("the name that is shown", () => {
  it.each<[string, Claims, string]>([
    ["that of the claims", { name: "Ana Moreau" }, "Ana Moreau"],
    ["what one signs in by", { preferred_username: "ana" }, "ana"],
    [
      "of an address only what stands before the @",
      { email: "ana.moreau@acme.example" },
      "ana.moreau",
    ],
    ["the subject where there is nothing", { name: "  " }, "u-1"],
    ["without marks that turn the writing round", { name: "Ana\u202e\n" }, "Ana"],
    ["at most 100 letters", { name: "x".repeat(101) }, "x".repeat(100)],
  ])("%s", (_name, claims, expected) => {
    expect(shownName(claims, "u-1")).toBe(expected);
  });
});
