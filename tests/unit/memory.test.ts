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

it.each([
  ["20.20.2", []],
  ["21.7.3", []],
  ["22.0.0", [{ type: "major", execution: "sync", flavor: "last-resort" }]],
  ["24.21.0", [{ type: "major", execution: "sync", flavor: "last-resort" }]],
])("on Node %s is collected with %j", (version, expected) => {
  const asked: unknown[][] = [];
  const gc = (...options: unknown[]): void => {
    asked.push(options);
  };
  collectorOf(gc, version)?.();
  expect(asked).toEqual([expected]);
});

it("is left to V8 where the process was started without its gc", () => {
  expect(collectorOf(undefined, "24.21.0")).toBeNull();
});
