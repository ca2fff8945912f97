import { expect, it } from "vitest";
import { createShared } from "@/lib/domain/shared";

it("gives the first value of a text, and begins anew behind its limit", () => {
  const shared = createShared<{ at: number }>(2);
  const [first, second] = [shared("a", () => ({ at: 1 })), shared("a", () => ({ at: 2 }))];
  expect(second).toBe(first);
  expect(shared("b", () => ({ at: 3 }))).toEqual({ at: 3 });
  expect(shared("a", () => ({ at: 4 }))).toBe(first);
  expect(shared("c", () => ({ at: 5 }))).toEqual({ at: 5 });
  expect(shared("a", () => ({ at: 6 }))).toEqual({ at: 6 });
});
