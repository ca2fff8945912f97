import { describe, expect, it } from "vitest";
import { rereadText } from "@/lib/domain/grid/reread-text";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { aSnapshot } from "@/tests/support/a-snapshot";

const MODELS = ["x.a", "x.b", "x.c", "x.d"];
const now = (...cells: Parameters<typeof aSnapshot>[1][string][number][]) =>
  aSnapshot(MODELS, { "us-east-1": cells, "eu-west-1": ["ready", "ready", "ready", "ready"] });
const READY = now("ready", "ready", "ready", "ready");
const US = { ...EVERYTHING, regions: ["us-east-1"] };

describe("what came of a re-check", () => {
  it.each([
    ["nothing changed", US, READY, "Nothing changed: 4 ready."],
    [
      "one cell is otherwise",
      US,
      now("payment", "ready", "ready", "ready"),
      "a in us-east-1 is blocked.",
    ],
    [
      "three are named",
      US,
      now("payment", "pending", "inactive", "ready"),
      "a in us-east-1 is blocked, b in us-east-1 is pending, c in us-east-1 is inactive.",
    ],
    [
      "four are counted",
      US,
      now("payment", "payment", "payment", "pending"),
      "4 cells changed: now 1 pending, 3 blocked.",
    ],
    [
      "what could not be told is never left out",
      US,
      now("payment", "ready", "ready", "timeout"),
      "a in us-east-1 is blocked, d in us-east-1 is unknown.",
    ],
    [
      "nor is what still could not be told",
      US,
      now("payment", "payment", "payment", "timeout"),
      "4 cells changed: now 3 blocked, 1 unknown. 1 not known.",
    ],
    [
      "only what was read counts",
      { ...EVERYTHING, models: ["x.b"] },
      now("payment", "ready", "ready", "ready"),
      "Nothing changed: 2 ready.",
    ],
  ])("%s", (_name, scope, after, detail) => {
    expect(rereadText("us-east-1", { scope, before: READY, after })).toEqual({
      title: "The reading of us-east-1 has ended",
      detail,
    });
  });

  it("says how it stands where it is not known how it was", () => {
    const { detail } = rereadText("us-east-1", { scope: US, before: null, after: READY });
    expect(detail).toBe("Now 4 ready.");
  });
});
