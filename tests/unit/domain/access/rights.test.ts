import { describe, expect, it } from "vitest";
import { type Caller, callerName, holds, LOCAL, RIGHTS } from "@/lib/domain/access/rights";

const COMMAND: Caller = { kind: "command", user: "ana" };
const SYSTEM: Caller = { kind: "system", work: "poll" };

describe("rights", () => {
  it.each([
    ["the local caller", LOCAL, RIGHTS],
    ["a command", COMMAND, RIGHTS],
    ["the system", SYSTEM, ["read", "ask"]],
  ])("%s holds its own and no others", (_name, caller, rights) => {
    expect(RIGHTS.filter((right) => holds(caller, right))).toEqual(rights);
  });

  it.each([
    [LOCAL, "local"],
    [COMMAND, "command:ana"],
    [{ kind: "command", user: null }, "command"],
    [SYSTEM, "system:poll"],
  ] as const)("%j is named %s", (caller, name) => {
    expect(callerName(caller)).toBe(name);
  });
});
