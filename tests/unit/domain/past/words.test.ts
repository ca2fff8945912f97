import { describe, expect, it } from "vitest";
import type { FoundMoment, ScanMoment } from "@/lib/domain/past/types";
import { momentWords, scanBeside } from "@/lib/domain/past/words";

const NOW = Date.UTC(2026, 10, 24, 14, 24);
const AT = Date.UTC(2026, 10, 20, 16, 20);

describe("a moment in words", () => {
  it.each<
    [name: string, found: Pick<FoundMoment, "moment" | "region">, when: string, what: string]
  >([
    ["now", { moment: { kind: "now" }, region: null }, "now", "20 Nov 16:20"],
    ["a day", { moment: { kind: "day", day: "2026-11-20" }, region: null }, "20 Nov", "day, UTC"],
    ["a scan", { moment: { kind: "scan", id: "s" }, region: null }, "20 Nov 16:20", "scan"],
    [
      "a sign-off",
      { moment: { kind: "sign-off", id: "s" }, region: "eu-west-1" },
      "20 Nov 16:20",
      "sign-off, eu-west-1",
    ],
  ])("%s", (_name, found, when, what) => {
    expect(momentWords({ ...found, at: AT, unreadSince: null }, NOW)).toEqual({ when, what });
  });
});

describe("the scan beside a time", () => {
  const aScan = (at: number): ScanMoment => ({
    id: `s${at}`,
    at,
    trigger: "start",
    complete: true,
  });
  const scans = [30, 20, 10].map(aScan);
  it.each<[name: string, at: number, by: 1 | -1, id: string | null]>([
    ["before one is the one before it", 20, -1, "s10"],
    ["after one is the one after it", 20, 1, "s30"],
    ["before a time between two", 25, -1, "s20"],
    ["after a time between two", 25, 1, "s30"],
    ["before the first there is none", 10, -1, null],
    ["after the last there is none", 30, 1, null],
    ["before all, the first comes after", 0, 1, "s10"],
  ])("%s", (_name, at, by, id) => {
    expect(scanBeside({ scans }, { at, by })?.id ?? null).toBe(id);
  });
});
