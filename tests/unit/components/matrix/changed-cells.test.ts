import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followChanges, RING_MS } from "@/components/matrix/changed-cells";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { aSnapshot, type KindName, OWN } from "@/tests/support/a-snapshot";

const OTHER: GridScope = { by: "models", accounts: ["222233334444"] };
const answer = (sonnet: KindName, nova: KindName = "ready"): MatrixSnapshot =>
  aSnapshot(["anthropic.sonnet", "amazon.nova"], { "us-east-1": [sonnet, nova] });
const SONNET = "us-east-1~anthropic.sonnet";
const NOVA = "us-east-1~amazon.nova";

/** The rings after each step: a time that goes by, or an answer and the scope it is looked at in. */
function ringsOver(steps: readonly (number | readonly [MatrixSnapshot, GridScope])[]) {
  const follow = followChanges({ snapshot: answer("pending"), scope: OWN });
  let rings: readonly string[] = [];
  return steps.map((step) => {
    if (typeof step === "number") vi.advanceTimersByTime(step);
    else
      follow.look(
        { snapshot: step[0], scope: step[1] },
        { onRings: (cells) => (rings = [...cells]), onChanges: () => undefined },
      );
    return rings;
  });
}

describe("the ring around what changed", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["goes after two seconds", [[answer("ready"), OWN], RING_MS - 1, 1], [[SONNET], [SONNET], []]],
    [
      "also where another answer without a change comes meanwhile",
      [[answer("ready"), OWN], 500, [answer("ready"), { ...OWN }], RING_MS - 500],
      [[SONNET], [SONNET], [SONNET], []],
    ],
    [
      "has its two seconds from the last change",
      [[answer("ready"), OWN], 1_500, [answer("ready", "payment"), OWN], 1_999, 1],
      [[SONNET], [SONNET], [NOVA], [NOVA], []],
    ],
    [
      "does not go over to another account",
      [[answer("ready"), OWN], [answer("ready"), OTHER], RING_MS],
      [[SONNET], [], []],
    ],
  ] as const)("%s", (_name, steps, rings) => {
    expect(ringsOver(steps)).toEqual(rings);
  });

  it("is given up with the page", () => {
    const onRings = vi.fn();
    const follow = followChanges({ snapshot: answer("pending"), scope: OWN });
    follow.look({ snapshot: answer("ready"), scope: OWN }, { onRings, onChanges: () => undefined });
    follow.end();
    vi.advanceTimersByTime(RING_MS);
    expect(onRings).toHaveBeenCalledTimes(1);
  });
});
