import { describe, expect, it } from "vitest";
import { type GoLive, goLiveOf, goLiveText, worstGoLive } from "@/lib/domain/review/go-live";

const NONE = { not_met: 0, could_not_tell: 0, waiting: 0, met: 0 };
const line = (
  required: Partial<typeof NONE>,
  over: { short?: number; byGlobal?: number } = {},
) => ({
  required: { ...NONE, ...required },
  short: 0,
  byGlobal: 0,
  ...over,
});

describe("a Region is judged by what is required there alone", () => {
  it.each<[string, ReturnType<typeof line>, GoLive | null]>([
    ["nothing required", line({}), null],
    ["all met", line({ met: 4 }), "fit"],
    ["all met, one by global only", line({ met: 4 }, { byGlobal: 1 }), "by-global"],
    ["one waits", line({ met: 3, waiting: 1 }), "waiting"],
    ["one is not known", line({ met: 3, waiting: 1, could_not_tell: 1 }), "cannot-tell"],
    ["a quota is short", line({ met: 3, not_met: 1 }, { short: 1 }), "short"],
    [
      "a quota is short and one is not known",
      line({ could_not_tell: 1, not_met: 1 }, { short: 1 }),
      "short",
    ],
    ["a quota is short and another is not met", line({ not_met: 2 }, { short: 1 }), "not-met"],
  ])("%s", (_name, given, expected) => {
    expect(goLiveOf(given)).toBe(expected);
  });

  it("over several accounts is what the worst of them is", () => {
    expect(worstGoLive([line({}), line({ met: 1 }), line({ met: 1, waiting: 1 })])).toBe("waiting");
    expect(worstGoLive([line({})])).toBeNull();
  });

  it.each<[string, { region: string; goLive: GoLive | null }[], string | null]>([
    ["nothing required", [{ region: "us-east-1", goLive: null }], null],
    [
      "the fit ones first",
      [
        { region: "eu-south-1", goLive: "not-met" },
        { region: "eu-central-1", goLive: "fit" },
        { region: "eu-west-1", goLive: "short" },
      ],
      "eu-central-1 is fit for go-live. eu-west-1 has a quota that is short. eu-south-1 does not hold what is required.",
    ],
    [
      "none is fit",
      [
        { region: "a", goLive: "by-global" },
        { region: "b", goLive: "by-global" },
      ],
      "No Region is fit for go-live yet. a and b hold what is required, some of it by the global profile only.",
    ],
  ])("says where one can go live: %s", (_name, regions, text) => {
    expect(goLiveText(regions)).toBe(text);
  });
});
