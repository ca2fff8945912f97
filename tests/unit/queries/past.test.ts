import { expect, it } from "vitest";
import type { Past } from "@/lib/domain/past/types";
import { pastPollEveryMs } from "@/lib/queries/past";

const until = (moment: Past["to"]["moment"]): Past => {
  const found = { at: 1, region: null, unreadSince: null };
  return {
    serverNow: 2,
    from: { ...found, moment: { kind: "day", day: "2026-11-20" } },
    to: { ...found, moment },
    kept: [],
    models: [],
    kinds: [],
    columns: [],
    dropped: [],
  };
};

it.each<[name: string, past: Past | undefined, everyMs: number | false]>([
  ["what is not there yet is asked again", undefined, 60_000],
  ["what has happened until now is asked again", until({ kind: "now" }), 60_000],
  ["what is over does not change", until({ kind: "day", day: "2026-11-21" }), false],
  ["nor does what a scan left", until({ kind: "scan", id: "s" }), false],
])("%s", (_name, past, everyMs) => {
  expect(pastPollEveryMs(past)).toBe(everyMs);
});
