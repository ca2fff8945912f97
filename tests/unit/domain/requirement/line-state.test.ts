import { describe, expect, it } from "vitest";
import type { HeldBy, LineState } from "@/lib/domain/requirement/line";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementCell } from "@/lib/domain/requirement/world";
import { EU, geographicAndGlobal, lineOf, unread } from "./line-worlds";
import { aCell, aQuota } from "./worlds";

describe("the state of a line and what holds it", () => {
  const needs = { tokensPerMinute: 500_000 };
  it.each<[string, RequirementCell, Partial<Requirement>, LineState, HeldBy]>([
    [
      "ready is met, by the routes that are open",
      aCell(),
      {},
      "met",
      { by: "routes", routes: ["eu", "global"] },
    ],
    [
      "a policy is met by the geographic profile",
      aCell(),
      { routes: EU },
      "met",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "a policy is met on demand in a Region of the geography",
      aCell({ routes: ["on-demand"] }),
      { routes: EU },
      "met",
      { by: "routes", routes: ["on-demand"] },
    ],
    [
      "a policy is never met by global",
      aCell({ routes: ["global"] }),
      { routes: EU },
      "not_met",
      { by: "global-only", meant: "within eu" },
    ],
    [
      "a list that names a geography and leaves global out is not met by it",
      aCell({ routes: ["global"] }),
      { routes: ["eu"] },
      "not_met",
      { by: "global-only", meant: "eu" },
    ],
    [
      "a list without a geography meant none",
      aCell({ routes: ["global"] }),
      { routes: ["on-demand"] },
      "not_met",
      { by: "none" },
    ],
    [
      "a policy whose profile list was not read cannot be told",
      aCell({ routes: ["global"], unreadRoutes: ["profiles"] }),
      { routes: EU },
      "cannot_tell",
      { by: "none" },
    ],
    [
      "a quota one token too small is short, held by the route it limits",
      aCell({ routes: ["eu"], quotas: [aQuota({ applied: 499_999 })] }),
      needs,
      "short",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "a quota exactly large enough is met",
      aCell({ routes: ["eu"], quotas: [aQuota({ applied: 500_000 })] }),
      needs,
      "met",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "a short policy that global would hold stays short, and says so",
      aCell({ quotas: geographicAndGlobal(400_000, 6_000_000) }),
      { ...needs, routes: EU },
      "short",
      { by: "global-only", meant: "within eu" },
    ],
    [
      "a short policy that global would not hold either",
      aCell({ quotas: geographicAndGlobal(400_000, 499_999) }),
      { ...needs, routes: EU },
      "short",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "any route is met by global alone, and that is said",
      aCell({ quotas: geographicAndGlobal(400_000, 6_000_000) }),
      needs,
      "met",
      { by: "global-only", meant: null },
    ],
    [
      "of routes whose quota is not known none holds",
      aCell({ quotas: geographicAndGlobal(500_000, null) }),
      needs,
      "met",
      { by: "routes", routes: ["eu"] },
    ],
    [
      "an unread quota cannot be told",
      aCell({ quotas: null }),
      needs,
      "cannot_tell",
      { by: "none" },
    ],
    ["blocked is not met", aCell({ state: "blocked" }), {}, "not_met", { by: "none" }],
    [
      "pending was read, and is not met",
      aCell({ state: "pending", routes: [] }),
      {},
      "not_met",
      { by: "none" },
    ],
    [
      "unknown cannot be told",
      aCell({ state: "unknown", findings: [unread] }),
      {},
      "cannot_tell",
      { by: "none" },
    ],
    [
      "an unread cell with a quota that is too small is not met, never short",
      aCell({
        state: "unknown",
        findings: [unread],
        quotas: [aQuota({ applied: 1 })],
        routes: ["eu"],
      }),
      needs,
      "not_met",
      { by: "none" },
    ],
  ])("%s", (_name, cell, over, state, heldBy) => {
    const line = lineOf(cell, over);
    expect(line.state).toBe(state);
    expect(line.heldBy).toEqual(heldBy);
    expect(line.reason === null).toBe(state === "met");
    expect(line.step === null).toBe(state === "met");
  });
});
