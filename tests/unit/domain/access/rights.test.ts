import { describe, expect, it } from "vitest";
import { type Caller, callerName, LOCAL } from "@/lib/domain/access/rights";
import { RIGHTS_OF, ROLES, rolesWith } from "@/lib/domain/access/roles";
import { mayNot, whoMay } from "@/lib/domain/access/words";
import { aPerson } from "./people";

const TOKEN: Caller = { kind: "token", id: "t1", name: "ci", role: "viewer", accounts: null };

describe("callers", () => {
  it.each([
    [LOCAL, "local"],
    [aPerson({ name: "Ana", email: "ana@acme.example" }), "user:Ana"],
    [TOKEN, "token:ci"],
    [{ kind: "command", user: "ana" }, "command:ana"],
    [{ kind: "command", user: null }, "command"],
    [{ kind: "system", work: "poll" }, "system:poll"],
  ] as const)("%j is named %s", (caller, name) => {
    expect(callerName(caller)).toBe(name);
  });
});

describe("roles", () => {
  it("each holds all of the one before it, and more", () => {
    const [first, ...others] = ROLES.map((role): readonly string[] => RIGHTS_OF[role]);
    others.reduce((less = [], more) => {
      expect(more.slice(0, less.length)).toEqual(less);
      expect(more.length).toBeGreaterThan(less.length);
      return more;
    }, first ?? []);
  });

  it.each([
    ["read", ["viewer", "operator", "admin"]],
    ["sign", ["operator", "admin"]],
    ["manage", ["admin"]],
  ] as const)("%s is held by %j", (right, roles) => {
    expect(rolesWith(right)).toEqual(roles);
  });

  it("a refusal says who may", () => {
    expect(whoMay("read")).toBe("a viewer, an operator or an admin");
    expect(mayNot("sign", "payments-prod")).toBe(
      "You may not sign off a Region in payments-prod. An operator or an admin may.",
    );
    expect(mayNot("manage", null)).toBe(
      "You may not manage sessions, tokens and the record here. An admin of all accounts may.",
    );
  });
});
