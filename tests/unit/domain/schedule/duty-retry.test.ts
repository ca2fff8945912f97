import { expect, it } from "vitest";
import { dutyRetryMs } from "@/lib/domain/schedule/duty-retry";

it.each([
  [1, 5_000],
  [2, 10_000],
  [3, 20_000],
  [4, 40_000],
  [5, 60_000],
  [5_000, 60_000],
])("after %i failures in a row a duty waits %i ms", (failures, ms) => {
  expect(dutyRetryMs(failures, 60_000)).toBe(ms);
});
