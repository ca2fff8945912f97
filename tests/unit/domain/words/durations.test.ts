import { expect, it } from "vitest";
import { parseDuration, setDurationText, waitText } from "@/lib/domain/words/durations";

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

it.each([
  [30_000, "30 s"],
  [90_000, "1 min 30 s"],
  [900_000, "15 min"],
  [3_599_000, "59 min 59 s"],
  [3_600_000, "1 h"],
  [5_400_000, "90 min"],
  [86_400_000, "1 day"],
  [34_560_000_000, "400 days"],
])("%s ms that somebody set are %s", (ms, text) => {
  expect(setDurationText(ms)).toBe(text);
});

it.each([
  [15, "15 min"],
  [59, "59 min"],
  [60, "1 h"],
  [90, "90 min"],
  [1_439, "1439 min"],
  [1_440, "a day"],
  [1_441, "1441 min"],
  [2_880, "2 days"],
])("a wait of %s min is %j", (minutes, text) => {
  expect(waitText(minutes)).toBe(text);
});
