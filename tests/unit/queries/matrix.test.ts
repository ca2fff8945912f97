import { describe, expect, it } from "vitest";
import { applyDelta, shareUnchanged } from "@/lib/domain/grid/merge";
import type { MatrixDelta, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { isDelta } from "@/lib/domain/grid/snapshot";
import { cellPollEveryMs } from "@/lib/queries/cell";
import { pollEveryMs } from "@/lib/queries/matrix";
import { aColumn, anAccount, aSnapshot } from "@/tests/support/a-snapshot";

const held = aSnapshot(["amazon.a", "amazon.b"], {
  "us-east-1": ["pending", "ready"],
  "eu-west-1": ["ready", "ready"],
});
const { models: _models, regions: _regions, ...rest } = held;
const delta = (over: Partial<MatrixDelta> = {}): MatrixDelta => ({
  ...rest,
  version: "v-2",
  since: "v-1",
  columns: [],
  ...over,
});

describe("how often the matrix is asked", () => {
  const scan = {
    scanId: "s",
    startedAt: 0,
    regionsDone: 0,
    regionsTotal: 1,
    cellsDecided: 0,
    cellsTotal: 1,
    secondsLeft: null,
  };
  it.each<[string, MatrixSnapshot | undefined, number]>([
    ["nothing was answered yet", undefined, 2_000],
    ["nothing to show yet", { ...held, models: [] }, 2_000],
    ["a scan runs", { ...held, scan }, 2_000],
    ["a scan runs while agreements pend", { ...held, scan, pendingCount: 3 }, 2_000],
    ["an agreement pends", { ...held, pendingCount: 1 }, 10_000],
    ["the store does not work", { ...held, storeProblem: { since: 1, message: "Full." } }, 10_000],
    ["at rest", held, 60_000],
  ])("%s", (_name, snapshot, expected) => {
    expect(pollEveryMs(snapshot)).toBe(expected);
  });
  it.each([
    ["pending", 10_000],
    ["ready", 60_000],
    ["blocked", 60_000],
  ] as const)("an open cell that is %s", (state, expected) => {
    expect(cellPollEveryMs({ state })).toBe(expected);
  });
});

describe("a delta", () => {
  it("is told from a whole snapshot", () => {
    expect([isDelta(delta()), isDelta(held)]).toEqual([true, false]);
  });

  it("without columns keeps every column the same object", () => {
    const next = applyDelta(held, delta());
    expect(next?.version).toBe("v-2");
    expect(next?.columns).toBe(held.columns);
    expect(next?.models).toBe(held.models);
    expect(next?.kinds).toBe(held.kinds);
  });

  it("replaces only the column that changed", () => {
    const changed = aColumn("us-east-1", ["ready", "ready"]);
    const next = applyDelta(held, delta({ columns: [changed] }));
    expect(next?.columns[0]).toBe(changed);
    expect(next?.columns[1]).toBe(held.columns[1]);
  });

  it("drops the columns of an account that is gone", () => {
    const next = applyDelta(held, delta({ accounts: [anAccount({ key: "other" })] }));
    expect(next?.columns).toEqual([]);
  });

  it.each<[string, MatrixDelta]>([
    ["of another version", delta({ since: "v-0" })],
    ["with a column of another height", delta({ columns: [aColumn("us-east-1", ["ready"])] })],
    ["with fewer kinds than its cells name", delta({ kinds: held.kinds.slice(0, 1) })],
    [
      "with a Region the page does not know",
      delta({ columns: [aColumn("eu-north-1", ["ready", "ready"])] }),
    ],
  ])("%s is refused, so that the whole is asked for", (_name, wrong) => {
    expect(applyDelta(held, wrong)).toBeNull();
  });
});

describe("a whole snapshot that says the same", () => {
  it("shares everything with the one before", () => {
    const again: MatrixSnapshot = structuredClone({ ...held, version: "v-9" });
    const shared = shareUnchanged(held, again);
    expect(shared.columns).toBe(held.columns);
    expect(shared.accounts).toBe(held.accounts);
    expect(shared.version).toBe("v-9");
  });

  it("takes over a column whose time of reading moved", () => {
    const again: MatrixSnapshot = {
      ...held,
      columns: held.columns.map((column, index) =>
        index === 0 ? { ...column, readAt: 1 } : { ...column },
      ),
    };
    const shared = shareUnchanged(held, again);
    expect(shared.columns[0]?.readAt).toBe(1);
    expect(shared.columns[1]).toBe(held.columns[1]);
  });
});
