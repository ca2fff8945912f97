import { describe, expect, it } from "vitest";
import { cellText } from "@/lib/domain/cell-ref";
import { changeGroups, requiredLines } from "@/lib/domain/grid/change-lines";
import { changeDetail, changeTitle } from "@/lib/domain/grid/change-words";
import { countChanges } from "@/lib/domain/grid/changed-cells";
import { requiredThen, requirementsOf } from "@/lib/domain/grid/required-then";
import { aRequirement, aSnapshot, NOW, OWN } from "@/tests/support/a-snapshot";
import { aPast, changes, MODELS, place } from "./a-past";

describe("the lines beside the grid", () => {
  const snapshot = aSnapshot(
    MODELS,
    {
      "eu-west-1": ["ready", "payment", "ready"],
      "eu-west-2": ["ready", "payment", "ready"],
      "us-east-1": ["timeout", "timeout", "timeout"],
    },
    { requirements: [aRequirement({ name: "chat", models: ["anthropic.b"] })] },
  );
  const past = aPast(
    {
      "eu-west-1": ["inactive", "ready", "ready"],
      "eu-west-2": ["inactive", "inactive", "ready"],
      "us-east-1": ["ready", "ready", "none"],
    },
    {},
    { "eu-west-1": [[1, place("payment"), NOW - 60_000]] },
  );
  const { changed, two } = changes(snapshot, past);

  it("stand by what they are to a caller, and count every changed cell once", () => {
    const groups = changeGroups(changed.cells);
    expect(groups.map(({ change, cells }) => [change, cells])).toEqual([
      ["worse", 2],
      ["better", 2],
      ["lost", 3],
    ]);
    const counted = groups.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells));
    expect(new Set(counted).size).toBe(changed.cells.length);
    expect(countChanges(changed.cells)).toEqual({ worse: 2, better: 2, lost: 3, new: 0, found: 0 });
  });

  it("say what, since when, and who can act", () => {
    const lines = changeGroups(changed.cells).flatMap((group) => group.lines);
    expect(lines.map((line) => [changeTitle(line), changeDetail(line, NOW)])).toEqual([
      ["b: Payment method refused", "inactive before. Billing"],
      ["b: Payment method refused", "ready before; today 14:23. Billing"],
      ["a: Ready", "inactive before."],
      ["us-east-1: Timed out", "ready or not offered before."],
    ]);
  });

  it("name what is required first, with who asks for it", () => {
    const names = requirementsOf(two.is, OWN);
    const lines = requiredLines(
      changed.cells,
      ({ account, region, model: { modelId } }) =>
        names.get(cellText({ account, region, modelId })) ?? [],
    );
    expect(
      lines.map(({ change, cells, requirements }) => [change, cells.length, requirements]),
    ).toEqual([
      ["worse", 2, ["chat"]],
      ["lost", 1, ["chat"]],
    ]);
    expect(requiredThen(two, OWN)).toEqual({
      lines: 3,
      readyThen: 2,
      readyNow: 0,
      unknownThen: 0,
    });
  });
});
