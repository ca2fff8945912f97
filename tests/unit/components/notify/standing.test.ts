import { describe, expect, it } from "vitest";
import { standingOf } from "@/components/notify/agreements";
import { newsSince, type Standing } from "@/components/notify/standing";
import type { WatchState } from "@/lib/domain/agreement/states";

const aWatch = (state: WatchState, over: { modelId?: string; startedAt?: string } = {}): Standing =>
  standingOf({
    accountId: "111122223333",
    modelId: "x",
    state,
    startedAt: "2026-01-01T00:00:00.000Z",
    ...over,
  });

describe("a notification of an agreement", () => {
  it.each([
    ["when it is through", "pending", "active", ["Agreement ready"]],
    ["when it failed", "overdue", "failed", ["Agreement failed"]],
    ["when it lapsed", "pending", "lapsed", ["Agreement gone again"]],
    ["when it is overdue", "pending", "overdue", ["Agreement overdue: 15 min have passed"]],
    ["not while nothing changes", "active", "active", []],
    ["not when someone dismissed it", "pending", "dismissed", []],
    ["not when a fix settles", "failed", "settling", []],
  ] as const)("%s", (_name, before, now, titles) => {
    expect(newsSince([aWatch(before)], [aWatch(now)]).map(({ title }) => title)).toEqual(titles);
  });

  it("leads to the agreements of its own account", () => {
    expect(aWatch("active").news?.href).toBe("/pending?account=111122223333");
  });

  it("is not given for what had ended before the page was opened", () => {
    expect(newsSince([], [aWatch("active")])).toEqual([]);
    expect(newsSince([aWatch("pending", { modelId: "other" })], [aWatch("active")])).toEqual([]);
  });

  it("has the same tag in every tab, and another for another attempt", () => {
    const again = aWatch("active", { startedAt: "2026-01-02T00:00:00.000Z" });
    expect(aWatch("active").news?.id).toBe(aWatch("active").news?.id);
    expect(again.news?.id).not.toBe(aWatch("active").news?.id);
    expect(newsSince([aWatch("active")], [again])).toHaveLength(1);
  });

  it.each([
    ["pending", true],
    ["overdue", true],
    ["settling", true],
    ["active", false],
    ["failed", false],
    ["lapsed", false],
    ["dismissed", false],
  ] as const)("is waited for while it is %s: %s", (state, waits) => {
    expect(aWatch(state).waits).toBe(waits);
  });
});

it("any other thing is told by the same rule", () => {
  const news = { id: "requirement a~ready", title: "Ready", body: "a", href: "/" };
  const short = { thing: "requirement a", waits: true, news: null };
  const ready = { ...short, waits: false, news };
  expect(newsSince([short], [ready])).toEqual([news]);
  expect(newsSince([ready], [ready])).toEqual([]);
  expect(newsSince([ready], [short])).toEqual([]);
  expect(newsSince([], [ready])).toEqual([]);
});
