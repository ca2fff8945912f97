import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLLUP_ORDER, rollUp } from "@/lib/domain/rollup";
import { STATES, type State } from "@/lib/domain/state";

const states = fc.array(fc.constantFrom(...STATES));

describe("a roll-up", () => {
  it.each<[string, readonly State[], State]>([
    ["of nothing is unknown, never ready", [], "unknown"],
    ["of ready cells is ready", ["ready", "ready"], "ready"],
    ["of ready and not offered is ready", ["ready", "not_offered"], "ready"],
    ["is not offered only if all are", ["not_offered", "not_offered"], "not_offered"],
    ["takes inactive before ready", ["ready", "inactive"], "inactive"],
    ["takes pending before inactive", ["inactive", "pending"], "pending"],
    ["takes unknown before pending", ["pending", "unknown"], "unknown"],
    ["takes blocked before unknown", ["unknown", "blocked"], "blocked"],
    ["of one unknown among not offered is unknown", ["not_offered", "unknown"], "unknown"],
  ])("%s", (_name, input, expected) => {
    expect(rollUp(input).state).toBe(expected);
  });

  it("counts every state it was given", () => {
    expect(rollUp(["ready", "ready", "unknown"])).toEqual({
      state: "unknown",
      total: 3,
      counts: { ready: 2, inactive: 0, pending: 0, blocked: 0, not_offered: 0, unknown: 1 },
    });
  });

  it("with an unknown in it is never ready", () => {
    fc.assert(
      fc.property(states, fc.nat(), (rest, at) => {
        const input = [...rest.slice(0, at), "unknown" as const, ...rest.slice(at)];
        expect(["blocked", "unknown"]).toContain(rollUp(input).state);
      }),
    );
  });

  it("does not depend on the order of its cells and is never better than any of them", () => {
    fc.assert(
      fc.property(states, (input) => {
        const rolled = rollUp(input);
        expect(rollUp([...input].reverse())).toEqual(rolled);
        expect(Object.values(rolled.counts).reduce((sum, n) => sum + n, 0)).toBe(input.length);
        const order: readonly State[] = ROLLUP_ORDER;
        const rank = (state: State) => order.indexOf(state);
        for (const state of input.filter((one) => one !== "not_offered")) {
          expect(rank(rolled.state)).toBeLessThanOrEqual(rank(state));
        }
      }),
    );
  });
});
