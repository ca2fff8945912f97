import { describe, expect, it } from "vitest";
import type { LineState } from "@/lib/domain/requirement/line";
import {
  bestFirst,
  goLiveOf,
  goLiveText,
  type NamedRegion,
  worstGoLive,
} from "@/lib/domain/review/go-live";
import type { WayHere } from "@/lib/domain/review/required-here";
import { requiredOf } from "./lines";

const line = (counts: Partial<Record<LineState, number>>, lists: "read" | "failed" = "read") => ({
  required: requiredOf(counts),
  lists,
});

const way = (over: Partial<WayHere> = {}): WayHere => ({
  key: "k",
  title: "Use case form missing",
  state: "not_met",
  lines: 1,
  owner: "account-admin",
  decider: null,
  takes: null,
  step: "Submit the use case form",
  byGlobal: false,
  ...over,
});

const named = (
  region: string,
  goLive: LineState | null,
  ways: readonly WayHere[] = [],
): NamedRegion => ({
  region,
  goLive,
  required: requiredOf({}, { ways }),
});

describe("a Region is judged by what is required there alone", () => {
  it.each<[string, ReturnType<typeof line>, LineState | null]>([
    ["nothing required", line({}), null],
    ["all met, and all of it read", line({ met: 4 }), "met"],
    ["all met, and not all of it read", line({ met: 4 }, "failed"), "cannot_tell"],
    ["one is not known", line({ met: 3, cannot_tell: 1 }), "cannot_tell"],
    ["a quota is short", line({ met: 3, short: 1 }), "short"],
    ["a quota is short and one is not known", line({ cannot_tell: 1, short: 1 }), "short"],
    ["a quota is short and another is not met", line({ not_met: 1, short: 1 }), "not_met"],
    ["one is not met, and not all of it read", line({ not_met: 1 }, "failed"), "not_met"],
  ])("%s", (_name, given, expected) => {
    expect(goLiveOf(given)).toBe(expected);
  });

  it("over several accounts is what the worst of them is", () => {
    expect(worstGoLive([line({}), line({ met: 1 }), line({ met: 1, short: 1 })])).toBe("short");
    expect(worstGoLive([line({})])).toBeNull();
  });

  it("stands with the fit ones first, and in its order where it is alike", () => {
    const states: readonly (LineState | null)[] = ["not_met", "met", "short", "cannot_tell", "met"];
    const sorted = bestFirst(
      states.map((state, place) => ({ state, place })),
      ({ state }) => state,
    );
    expect(sorted.map(({ state, place }) => `${state} ${place}`)).toEqual([
      "met 1",
      "met 4",
      "cannot_tell 3",
      "short 2",
      "not_met 0",
    ]);
  });
});

describe("the sentence that says where one can go live", () => {
  it.each<[string, NamedRegion[], string | null]>([
    ["nothing required", [named("us-east-1", null)], null],
    [
      "the fit ones first, then what each of the others needs",
      [
        named("eu-south-1", "not_met", [
          way({ step: "Submit the use case form in eu-south-1" }),
          way({ key: "q", step: "Open a Support case for Embed v4", state: "short" }),
        ]),
        named("eu-central-1", "met"),
        named("eu-west-1", "short", [way({ step: "Wait for the increase", byGlobal: true })]),
      ],
      "eu-central-1 is fit for go-live. eu-west-1 is short: wait for the increase; until then by the global profile only. eu-south-1 does not hold: submit the use case form in eu-south-1 and open a Support case for Embed v4.",
    ],
    ["two are fit", [named("a", "met"), named("b", "met")], "a and b are fit for go-live."],
    [
      "none is fit",
      [named("a", "cannot_tell", [way({ step: "Read again now" })])],
      "No Region is fit for go-live yet. a can’t be told: read again now.",
    ],
    [
      "more steps than a sentence holds",
      [
        named(
          "a",
          "not_met",
          ["One", "Two", "Three", "Four"].map((step) => way({ key: step, step })),
        ),
      ],
      "No Region is fit for go-live yet. a does not hold: one, two, and 2 more.",
    ],
    [
      "a step that begins with AWS's name",
      [named("a", "not_met", [way({ step: "AWS Support restores the quota" })])],
      "No Region is fit for go-live yet. a does not hold: AWS Support restores the quota.",
    ],
    [
      "one step for several lines is said once",
      [named("a", "not_met", [way({ key: "1" }), way({ key: "2" })])],
      "No Region is fit for go-live yet. a does not hold: submit the use case form.",
    ],
    [
      "Regions of which the same is said stand together",
      [named("a", "not_met"), named("b", "short"), named("c", "not_met")],
      "No Region is fit for go-live yet. b is short. a and c do not hold.",
    ],
    [
      "more than a sentence holds",
      ["a", "b", "c", "d", "e"].map((region) =>
        named(region, "not_met", [way({ step: `Enable ${region}` })]),
      ),
      "No Region is fit for go-live yet. a does not hold: enable a. b does not hold: enable b. c does not hold: enable c. 2 more are not fit.",
    ],
  ])("%s", (_name, regions, text) => {
    expect(goLiveText(regions)).toBe(text);
  });

  it("says where what is fit holds by the global profile only", () => {
    const global = { ...named("b", "met"), required: requiredOf({ met: 2 }, { byGlobal: 1 }) };
    expect(goLiveText([named("a", "met"), global])).toBe(
      "a and b are fit for go-live. In b some of it holds by the global profile only.",
    );
  });
});
