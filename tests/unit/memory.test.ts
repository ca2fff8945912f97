import { expect, it } from "vitest";
import { collectorOf, createMemory } from "@/lib/memory";

it.each([
  ["at the start, when nothing was given back yet", [30_000_000], 1],
  ["not for a little", [7_000_000], 0],
  ["not for what stays", [30_000_000, 30_000_000], 1],
  ["not one byte below the limit", [30_000_000, 37_999_999], 1],
  ["for as much as the limit", [30_000_000, 38_000_000], 2],
])("is given back %s", (_name, uses, times) => {
  let [collected, used] = [0, 0];
  const memory = createMemory(
    () => {
      collected += 1;
    },
    () => used,
  );
  for (const bytes of uses) {
    used = bytes;
    memory.freeIfGrown();
  }
  expect(collected).toBe(times);
});

const LAST_RESORT = { type: "major", execution: "sync", flavor: "last-resort" };
const MOVED_TOGETHER = ["--compact-on-every-full-gc", "collected", "--no-compact-on-every-full-gc"];

it.each([
  ["20.20.2", MOVED_TOGETHER, []],
  ["21.7.3", MOVED_TOGETHER, []],
  ["22.0.0", ["collected"], [LAST_RESORT]],
  ["24.21.0", ["collected"], [LAST_RESORT]],
])("on Node %s takes %j", (nodeVersion, steps, options) => {
  const done: string[] = [];
  const asked: unknown[][] = [];
  const gc = (...given: unknown[]): void => {
    asked.push(given);
    done.push("collected");
  };
  collectorOf({ gc, nodeVersion, setFlag: (flag) => done.push(flag) })?.();
  expect(done).toEqual(steps);
  expect(asked).toEqual([options]);
});

it("is left to V8 where the process was started without its gc", () => {
  const setFlag = () => undefined;
  expect(collectorOf({ gc: undefined, nodeVersion: "24.21.0", setFlag })).toBeNull();
});
