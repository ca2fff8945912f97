import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import {
  type FeedRecord,
  FRESH_MS,
  isCovered,
  NO_RECORD,
  standingOf,
} from "@/lib/domain/trouble/standing";
import { troubleAge, troubleLine, troubleTitle } from "@/lib/domain/trouble/words";

const NOW = Date.UTC(2026, 10, 27, 12);
const ITEM = { title: "Service disruption: Errors", text: "Text.", at: NOW - HOUR_MS };
const FAILED = { at: NOW, since: NOW - HOUR_MS, problem: "The feed could not be reached." };
const answered = (agoMs: number, items = [ITEM]) => ({ at: NOW - agoMs, items });

describe("what AWS says of itself in a Region", () => {
  it.each<[string, FeedRecord, string, string]>([
    ["never asked", NO_RECORD, "unknown", "not asked yet"],
    [
      "never answered",
      { answered: null, failed: FAILED },
      "unknown",
      "not known, the feed did not answer",
    ],
    [
      "answered that nothing is open",
      { answered: answered(2 * MINUTE_MS, []), failed: null },
      "quiet",
      "none told, 2 min ago",
    ],
    [
      "as old as still counts",
      { answered: answered(FRESH_MS, []), failed: FAILED },
      "quiet",
      "none told, 15 min ago",
    ],
    [
      "a little older",
      { answered: answered(FRESH_MS + 1, []), failed: FAILED },
      "unknown",
      "not known, last read 15 min ago",
    ],
    ["open", { answered: answered(0), failed: null }, "open", "since 11:00 UTC"],
    [
      "open when last known",
      { answered: answered(HOUR_MS), failed: FAILED },
      "unknown",
      "not known, last read 1 h ago",
    ],
  ])("%s", (_name, record, status, line) => {
    const standing = standingOf(record, NOW);
    expect(standing.status).toBe(status);
    expect(troubleLine(standing, NOW)).toBe(line);
  });

  it("is never said to be quiet without a fresh answer", () => {
    const record = fc.record({
      answered: fc.option(
        fc.record({ at: fc.integer({ min: 0, max: NOW }), items: fc.constant([]) }),
      ),
      failed: fc.option(fc.constant(FAILED)),
    });
    fc.assert(
      fc.property(record, (given) => {
        const fresh = given.answered !== null && NOW - given.answered.at <= FRESH_MS;
        expect(standingOf(given, NOW).status === "quiet").toBe(fresh);
      }),
    );
  });

  it("names the day where it is not today's, and what is not known any more", () => {
    const standing = standingOf({ answered: answered(HOUR_MS), failed: FAILED }, NOW);
    const event = {
      kind: null,
      subject: "Errors",
      text: "",
      since: NOW - 26 * HOUR_MS,
      updatedAt: ITEM.at,
    };
    expect(troubleTitle("us-east-1", event, NOW)).toBe(
      "AWS reports trouble with Bedrock in us-east-1 since 26 Nov 10:00 UTC.",
    );
    expect(troubleAge(standing, event, NOW)).toBe(
      "Written 11:00 UTC; whether it still holds is not known: the feed was last read 1 h ago.",
    );
  });

  it.each([
    ["aws", true],
    ["aws-us-gov", true],
    ["aws-eusc", false],
    ["aws-cn", false],
  ] as const)("the feeds speak of %s: %s", (partition, covered) => {
    expect(isCovered(partition)).toBe(covered);
  });
});
