import { describe, expect, it } from "vitest";
import {
  disagreementText,
  sentenceOf,
  supportTextOf,
  waitMinutesOf,
} from "@/lib/domain/agreement/words";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import { durationText, roughDurationText } from "@/lib/domain/words/durations";
import { anAvailability, aWatch, poll, T0 } from "@/tests/support/watches/watch";

const R = "eu-west-1";
const say = (watch: ReturnType<typeof aWatch>, now: number, earlier: readonly number[] = []) =>
  sentenceOf({ watch, now, earlier, failure: null });

describe("what happens next", () => {
  it.each([
    [
      "without earlier ones",
      [],
      "AWS Marketplace creates the agreement. Calls may succeed now and still fail later.",
    ],
    [
      "with one",
      [4 * MINUTE_MS],
      "AWS Marketplace creates the agreement. An earlier one took 4 min here. Calls may succeed now and still fail later.",
    ],
    [
      "with several",
      [22 * MINUTE_MS, 2 * MINUTE_MS],
      "AWS Marketplace creates the agreement. Earlier ones took 2 min to 22 min here. Calls may succeed now and still fail later.",
    ],
  ])("%s", (_name, earlier, expected) => {
    expect(say(aWatch(), T0, earlier)).toBe(expected);
  });

  it("suggests another try every 15 minutes once it is overdue", () => {
    expect(say(aWatch(), T0 + 15 * MINUTE_MS)).toBe(
      "Try the call again at 00:30. Still pending after that: open a Support case.",
    );
    expect(say(aWatch(), T0 + 31 * MINUTE_MS)).toContain("00:45");
  });

  it("says how long it took, and no more than is known", () => {
    const seen = poll(aWatch(), T0 + 4 * MINUTE_MS, { [R]: "PENDING" });
    const active = poll(seen, T0 + 4 * MINUTE_MS + 30_000, { [R]: "AVAILABLE" });
    expect(say(active, T0 + DAY_MS)).toBe(
      "Agreement ready after 4 min in eu-west-1. No call was tried.",
    );
    const asleep = poll(aWatch(), T0 + 20 * MINUTE_MS, { [R]: "AVAILABLE" });
    expect(say(asleep, T0 + DAY_MS)).toBe(
      "Agreement ready after at most 20 min in eu-west-1. It was 5 min over its 15 min. No call was tried.",
    );
  });
});

describe("Regions that disagree", () => {
  it.each([
    ["none where they agree", { a: "PENDING", b: "PENDING" }, null],
    [
      "the one that is through",
      { a: "AVAILABLE", b: "PENDING", c: "PENDING" },
      "Regions disagree: a says AVAILABLE, the others PENDING.",
    ],
    [
      "one against one",
      { a: "PENDING", b: "AVAILABLE" },
      "Regions disagree: b says AVAILABLE, a PENDING.",
    ],
    ["no answer is no disagreement", { a: "fault", b: "PENDING" }, null],
  ])("%s", (_name, said, expected) => {
    const pending = Object.fromEntries(Object.keys(said).map((region) => [region, "PENDING"]));
    expect(disagreementText(poll(aWatch(pending), T0 + 15_000, said))).toBe(expected);
  });
});

describe("a wait that AWS's text names", () => {
  it.each([
    ["Try again after 5 minutes.", 5],
    ["Something failed.", null],
  ])("%s", (text, minutes) => {
    const failed = anAvailability("ERROR", { agreementError: text });
    expect(waitMinutesOf(poll(aWatch(), T0 + 15_000, { [R]: failed }))).toBe(minutes);
  });
});

describe("the text for AWS Support", () => {
  it("holds account, model, Regions, agreement, request ids and times", () => {
    const start = {
      startedAt: T0 - MINUTE_MS,
      source: "acceptance",
      agreementId: "agmt-1",
    } as const;
    const watch = poll(aWatch(), T0 + 20 * MINUTE_MS, { [R]: "PENDING" }, { start });
    expect(supportTextOf(watch, T0 + 21 * MINUTE_MS)).toBe(
      [
        "Amazon Bedrock model access: the AWS Marketplace agreement stays PENDING past 15 minutes.",
        "",
        "Account: 111122223333",
        "Model: anthropic.claude-sonnet-4-6",
        "Agreement: agmt-1",
        "Pending since: 2025-12-31T23:59:00.000Z (acceptance time)",
        "Pending for: 22 min 00 s at 2026-01-01T00:21:00.000Z",
        "",
        "GetFoundationModelAvailability, agreementAvailability.status:",
        "- eu-west-1: PENDING at 2026-01-01T00:20:00.000Z, request id req-eu-west-1",
      ].join("\n"),
    );
  });
});

describe("durations", () => {
  it.each([
    [0, "0 s", "0 s"],
    [59_999, "59 s", "59 s"],
    [60_000, "1 min 00 s", "1 min"],
    [252_000, "4 min 12 s", "4 min"],
    [3_600_000, "1 h 0 min", "1 h 0 min"],
  ])("%d ms", (ms, exact, rough) => {
    expect(durationText(ms)).toBe(exact);
    expect(roughDurationText(ms)).toBe(rough);
  });
});
