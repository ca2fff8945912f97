import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import { type FeedItem, openEvents, SILENT_AFTER_MS } from "@/lib/domain/trouble/events";

const NOW = Date.UTC(2026, 10, 27, 12);
const said = (title: string, agoMs: number, text = "Text."): FeedItem => ({
  title,
  text,
  at: NOW - agoMs,
});
const DISRUPTED = "Service disruption: Increased Error Rates";
const OVER = "Service is operating normally: [RESOLVED] Increased Error Rates";

describe("what is open in a feed", () => {
  it.each<[string, readonly FeedItem[], readonly string[]]>([
    ["nothing told", [], []],
    ["one message", [said(DISRUPTED, HOUR_MS)], ["Increased Error Rates"]],
    ["called over later", [said(OVER, MINUTE_MS), said(DISRUPTED, HOUR_MS)], []],
    [
      "open again after it was over",
      [said(DISRUPTED, MINUTE_MS), said(OVER, HOUR_MS), said(DISRUPTED, 2 * HOUR_MS)],
      ["Increased Error Rates"],
    ],
    [
      "over under another subject, by the service's own standing",
      [
        said("Service is operating normally: [RESOLVED] Increased Latencies", MINUTE_MS),
        said(DISRUPTED, HOUR_MS),
      ],
      [],
    ],
    [
      "one of two is over by a message that says nothing of the service",
      [
        said("Informational message: [解決済] 遅延 | [RESOLVED] Latency", MINUTE_MS),
        said("Informational message: [解決済] 遅延 | Latency", HOUR_MS),
        said(DISRUPTED, HOUR_MS),
      ],
      ["Increased Error Rates"],
    ],
    ["the order of the feed does not count", [said(DISRUPTED, HOUR_MS), said(OVER, MINUTE_MS)], []],
    ["a title of another kind", [said("Something odd", HOUR_MS)], ["Something odd"]],
    [
      "the last word was just not too long ago",
      [said(DISRUPTED, SILENT_AFTER_MS)],
      ["Increased Error Rates"],
    ],
    ["the last word was too long ago", [said(DISRUPTED, SILENT_AFTER_MS + 1)], []],
    [
      "what was told long ago and again today",
      [said(DISRUPTED, HOUR_MS), said(DISRUPTED, 9 * DAY_MS)],
      ["Increased Error Rates"],
    ],
  ])("%s", (_name, items, expected) => {
    expect(openEvents(items, NOW).map(({ subject }) => subject)).toEqual(expected);
  });

  it("lasts since its first message, and speaks by its last", () => {
    const items = [
      said("Service impact: Increased Error Rates", MINUTE_MS, "We see recovery."),
      said("Informational message: increased error rates", 2 * HOUR_MS, "We investigate."),
    ];
    expect(openEvents(items, NOW)).toEqual([
      {
        kind: "Service impact",
        subject: "Increased Error Rates",
        since: NOW - 2 * HOUR_MS,
        updatedAt: NOW - MINUTE_MS,
        text: "We see recovery.",
      },
    ]);
  });
});
