import { expect, it } from "vitest";
import { createPool } from "@/lib/db/pool";

it("equal parts of two lists are kept once, different ones apart", () => {
  const pool = createPool();
  const [one, two, other] = [100, 100, 200].map((value) => pool([{ name: "tokens", value }])[0]);
  expect(two).toBe(one);
  expect(other).not.toBe(one);
  expect(other).toEqual({ name: "tokens", value: 200 });
});
