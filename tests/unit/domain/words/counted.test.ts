import { expect, it } from "vitest";
import { counted } from "@/lib/domain/words/counted";

it.each<[count: number, one: string, many: string | undefined, expected: string]>([
  [0, "cell", undefined, "0 cells"],
  [1, "cell", undefined, "1 cell"],
  [2, "cell", undefined, "2 cells"],
  [1_200, "Region", undefined, "1,200 Regions"],
  [1, "row stands", "rows stand", "1 row stands"],
  [3, "row stands", "rows stand", "3 rows stand"],
])("so many of something is said as it is read: %i %s", (count, one, many, expected) => {
  expect(counted(count, one, many)).toBe(expected);
});
