import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, type Moment, momentText, parseMoment } from "@/lib/domain/past/moment";

describe("a moment in an address", () => {
  it.each<[name: string, text: string, moment: Moment | null]>([
    ["now", "now", { kind: "now" }],
    ["a day", "2026-11-20", { kind: "day", day: "2026-11-20" }],
    ["the leap day", "2028-02-29", { kind: "day", day: "2028-02-29" }],
    ["a day that no calendar has", "2026-02-29", null],
    ["a month that no calendar has", "2026-13-01", null],
    ["a day in short", "2026-1-2", null],
    ["a scan", "scan-7f", { kind: "scan", id: "7f" }],
    ["a scan without its id", "scan-", null],
    ["a sign-off", "sign-off-1~eu-west-1~9", { kind: "sign-off", id: "1~eu-west-1~9" }],
    ["a sign-off without its id", "sign-off-", null],
    ["nothing", "", null],
    ["a word", "yesterday", null],
    ["a time", "2026-11-20T16:20Z", null],
  ])("%s", (_name, text, moment) => {
    expect(parseMoment(text)).toEqual(moment);
    if (moment) expect(momentText(moment)).toBe(text);
  });

  it("is read as it was written", () => {
    const id = fc.string({ minLength: 1 });
    const moments = fc.oneof(
      fc.constant<Moment>({ kind: "now" }),
      id.map((one): Moment => ({ kind: "scan", id: one })),
      id.map((one): Moment => ({ kind: "sign-off", id: one })),
    );
    fc.assert(
      fc.property(moments, (moment) => {
        expect(parseMoment(momentText(moment))).toEqual(moment);
      }),
    );
  });
});

describe("a day", () => {
  it.each<[name: string, edge: "from" | "to", at: number | null, day: string]>([
    ["begins at midnight UTC", "from", Date.UTC(2026, 10, 20), "2026-11-20"],
    ["is over with its last millisecond", "to", Date.UTC(2026, 10, 21) - 1, "2026-11-20"],
    ["is none where the text is none", "from", null, "2026-11-31"],
  ])("%s", (_name, edge, at, day) => {
    expect(dayAt(day, edge)).toBe(at);
  });
});
