import { describe, expect, it } from "vitest";
import type { RequirementFinding } from "@/lib/domain/requirement/world";
import { destinationCount, destinationText } from "@/lib/domain/review/destinations";
import { reviewMarkdown } from "@/lib/domain/review/markdown";
import type { RegionReview } from "@/lib/domain/review/types";
import { aBlockedModel, aModel, aRequired, aReview } from "./reviews";

const record = (over: Partial<RegionReview>) =>
  reviewMarkdown({ review: aReview(over), signOffs: [], elsewhere: [] });

describe("the record of a review", () => {
  it("gives each model with its state, its reason and its request id", () => {
    const text = record({ models: [aBlockedModel()] });
    expect(text).toContain(
      "| Claude Sonnet 4.6 | anthropic.claude-sonnet-4-6 | blocked | FTUFormNotFilled | eu |",
    );
    expect(text).toContain("req-1");
  });

  it("says of what was not read that it could not be read, never that there is nothing", () => {
    const facts = { ...aReview().facts, destinations: null };
    const text = record({ models: [], lifecycle: null, facts });
    for (const title of ["Models", "Lifecycle dates", "Destinations of cross-Region profiles"]) {
      expect(text).toContain(`## ${title}\n\nCould not be read.`);
    }
  });

  it("names who acts and figures in words, and no value as the program has it", () => {
    const tokensPerMinute = { needed: 500_000, applied: 6_000_000 };
    const owned = aBlockedModel({ owner: "iam-admin" });
    const text = record({
      models: [owned],
      requirements: [aRequired({ tokensPerMinute })],
    });
    expect(text).toContain("500,000 of 6,000,000");
    expect(text).not.toMatch(/iam-admin|application-code|account-admin|not_met|could_not_tell/);
    expect(text).not.toMatch(/ENABLED_BY_DEFAULT|ENABLED\\_BY/);
  });

  it.each([
    ["a quota of 0", "not_met", "quota-zero", "aws-support", "Account admin"],
    ["what the next scan may read", "could_not_tell", null, "wait", ""],
    ["AWS's own work", "waiting", null, "wait", "Wait for AWS"],
  ] as const)("names who acts first on a requirement: %s", (_name, outcome, cause, owner, who) => {
    const finding: RequirementFinding = {
      ...{ outcome, about: "cell", code: "ThrottlingException", cause, owner },
      message: "So it is.",
    };
    const text = record({
      requirements: [aRequired({ outcome, findings: [finding] })],
      problems: [{ requirement: "Search", finding }],
    });
    expect(text.match(/So it is\. \|[^|\n]*\|/g)).toEqual(Array(2).fill(`So it is. | ${who} |`));
  });

  it.each<[string, readonly string[], string]>([
    ["the global profile alone", ["eu", "global"], "met, by global only | eu, global |"],
    ["another geography too", ["eu", "us", "global"], "met | eu, us, global |"],
  ])("says which routes are short where one holds: %s", (_name, routes, expected) => {
    const tokensPerMinute = { needed: 500_000, applied: 5_000_000 };
    const shortRoutes = [{ route: "eu", applied: 4 }];
    const text = record({ requirements: [aRequired({ routes, tokensPerMinute, shortRoutes })] });
    expect(text).toContain(expected);
    expect(text).toContain("eu: 4, 499,996 short.");
  });

  it("keeps AWS's texts from becoming markup", () => {
    const text = record({ models: [aModel({ name: "a|b<img src=x>[c](d)" })] });
    expect(text).toContain("a\\|b\\<img src=x\\>\\[c\\](d)");
  });
});

describe("where a profile may send a call", () => {
  it.each([
    ["eu", ["eu-west-1", "eu-west-3"], "eu-west-1, eu-west-3", "to 2 Regions"],
    ["us", ["us-east-1"], "us-east-1", "to 1 Region"],
    ["apac", [], "destinations not named", null],
    [
      "global",
      ["eu-west-1"],
      "any commercial Region; aws:RequestedRegion is unspecified",
      "to any Region",
    ],
  ])("%s", (prefix, regions, text, count) => {
    expect(destinationText(prefix, regions)).toBe(text);
    expect(destinationCount(prefix, regions)).toBe(count);
  });
});
