import { expect, it } from "vitest";
import { parseDuration } from "@/lib/domain/words/durations";

it.each([
  ["30s", 30_000],
  ["15m", 900_000],
  ["1h", 3_600_000],
  ["400d", 34_560_000_000],
  [" 20m ", 1_200_000],
  ["0s", 0],
  ["", null],
  ["15", null],
  ["m", null],
  ["1.5h", null],
  ["-1m", null],
  ["15 m", null],
  ["15M", null],
  ["1w", null],
  ["1234567s", null],
])("a duration of %j is %s ms", (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});
