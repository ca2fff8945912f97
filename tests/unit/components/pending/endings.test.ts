import { describe, expect, it } from "vitest";
import { type Ending, endingId, newEndings } from "@/components/pending/endings";

const aWatch = (state: Ending["state"], modelId = "x"): Ending => ({
  accountId: "111122223333",
  modelId,
  state,
  startedAt: "2026-01-01T00:00:00.000Z",
});

describe("a notification", () => {
  it.each([
    ["when it is through", "pending", "active", ["Agreement ready"]],
    ["when it failed", "overdue", "failed", ["Agreement failed"]],
    ["when it lapsed", "pending", "lapsed", ["Agreement gone again"]],
    ["when it is overdue", "pending", "overdue", ["Agreement overdue: 15 min have passed"]],
    ["not while nothing changes", "active", "active", []],
    ["not when someone dismissed it", "pending", "dismissed", []],
    ["not when a fix settles", "failed", "settling", []],
  ] as const)("%s", (_name, before, now, titles) => {
    expect(newEndings([aWatch(before)], [aWatch(now)]).map(({ title }) => title)).toEqual(titles);
  });

  it("is not given for what had ended before the page was opened", () => {
    expect(newEndings([], [aWatch("active")])).toEqual([]);
    expect(newEndings([aWatch("pending", "other")], [aWatch("active")])).toEqual([]);
  });

  it("has the same tag in every tab, and another for another attempt", () => {
    expect(endingId(aWatch("active"))).toBe(endingId(aWatch("active")));
    expect(endingId({ ...aWatch("active"), startedAt: "2026-01-02T00:00:00.000Z" })).not.toBe(
      endingId(aWatch("active")),
    );
  });
});
