import { describe, expect, it } from "vitest";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import type { QuotaUse } from "@/lib/domain/usage/of-quota";
import { ownLoad } from "@/lib/domain/usage/own-load";
import { briefUse, costOfReads, peakSentence, throttledSentence } from "@/lib/domain/usage/words";

const AT = Date.UTC(2026, 10, 28, 10, 4);
const use = (over: Partial<QuotaUse> = {}): QuotaUse => ({
  ...{ from: AT, to: AT + 1, calledBy: [], load: null, share: 0.41, atLeast: false },
  tokens: { status: "seen", value: { peak: 41_200, peakAt: AT, hours: [] } },
  throttled: { status: "seen", value: 72 },
  ...over,
});
const NO_DATA = { status: "no-data" } as const;
const PART = { status: "incomplete", why: "CloudWatch answered PartialData" } as const;

describe("what is said of a use", () => {
  it.each([
    ["all of it", use(), "busiest minute 41 %, 72 throttled"],
    ["no share", use({ share: null }), "busiest minute 41,200, 72 throttled"],
    [
      "at least",
      use({ share: null, atLeast: true }),
      "busiest minute at least 41,200, 72 throttled",
    ],
    ["nothing counted", use({ tokens: NO_DATA, throttled: NO_DATA }), "no use counted"],
    [
      "parts",
      use({ tokens: PART, throttled: PART }),
      "use not read whole, throttled calls not read whole",
    ],
  ])("%s, in short", (_name, given, text) => {
    expect(briefUse(given)).toBe(text);
  });

  it.each([
    ["a share", use(), "Busiest minute: 41,200 tokens at 10:04 UTC, 41 % of the applied value."],
    [
      "at least",
      use({ share: null, atLeast: true }),
      "Busiest minute: at least 41,200 tokens at 10:04 UTC. Application inference profiles were called here too",
    ],
    ["no data", use({ tokens: NO_DATA }), "no proof that nothing was called"],
    ["a part", use({ tokens: PART }), "not known: CloudWatch answered PartialData. No share"],
  ])("%s, as a sentence", (_name, given, text) => {
    expect(peakSentence(given, AT + 60_000)).toContain(text);
  });

  it("names the day of a busiest minute that was yesterday", () => {
    expect(peakSentence(use(), AT + 20 * 3_600_000)).toContain("tokens at 28 Nov 10:04 UTC");
  });

  it.each([
    [NO_DATA, "No throttled call was counted."],
    [{ status: "seen", value: 1 } as const, "1 call was throttled."],
    [{ status: "seen", value: 2 } as const, "2 calls were throttled."],
    [PART, "How many calls were throttled is not known: CloudWatch answered PartialData."],
  ])("of throttled calls: %o", (throttled, text) => {
    expect(throttledSentence({ throttled })).toBe(text);
  });
});

describe("the load to begin with", () => {
  const line = (region: string, callsPerMinute: number | null) =>
    ({
      region,
      modelId: "acme.sky",
      use: use({
        load: callsPerMinute === null ? null : { callsPerMinute, inputTokens: 5, outputTokens: 2 },
      }),
    }) as QuotaLine;
  it("is that of the busiest Region, with max_tokens left open", () => {
    const lines = [line("eu-west-1", 3), line("us-east-1", 9), line("eu-west-3", null)];
    expect(ownLoad(lines, "acme.sky")).toEqual({
      region: "us-east-1",
      text: { callsPerMinute: "9", inputTokens: "5", outputTokens: "2", maxTokens: "", cached: "" },
    });
  });
  it("is none where nothing is known", () => {
    expect(ownLoad([line("eu-west-1", null)], "acme.sky")).toBeNull();
    expect(ownLoad([line("eu-west-1", 3)], "acme.sea")).toBeNull();
  });
});

describe("what an hourly reading costs", () => {
  it.each([
    ["all told", 9, 0, "9 metrics a read, about $0.07 a month for this account."],
    [
      "a Region never told",
      9,
      1,
      "at least 9 metrics a read, about $0.07 a month for this account.",
    ],
    ["none ever told", 0, 2, "what that costs is known once it was read."],
    [
      "told that nothing is asked for",
      0,
      0,
      "0 metrics a read, about $0.07 a month for this account.",
    ],
  ])("%s", (_name, metrics, unread, words) =>
    expect(costOfReads({ metrics, usd: "about $0.07", unread })).toBe(words),
  );
});
