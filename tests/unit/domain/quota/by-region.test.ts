import { expect, it } from "vitest";
import { linesByRegion } from "@/lib/domain/quota/by-region";
import type { QuotaLine } from "@/lib/domain/quota/lines";

const line = (region: string, quotaCode: string) => ({ region, quotaCode }) as QuotaLine;

it.each<[string, readonly QuotaLine[], readonly [string, readonly string[], string][]]>([
  ["nothing", [], []],
  [
    "the Region of the first line first, each with its lines in order and the worst of them",
    [line("us-east-1", "L-1"), line("eu-west-1", "L-1"), line("us-east-1", "L-2")],
    [
      ["us-east-1", ["L-1", "L-2"], "L-1"],
      ["eu-west-1", ["L-1"], "L-1"],
    ],
  ],
])("%s", (_name, lines, expected) => {
  expect(
    linesByRegion(lines).map(({ region, lines: own, lowest }) => [
      region,
      own.map(({ quotaCode }) => quotaCode),
      lowest?.quotaCode,
    ]),
  ).toEqual(expected);
});
