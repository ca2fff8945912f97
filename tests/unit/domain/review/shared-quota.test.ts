import { describe, expect, it } from "vitest";
import { sharedQuotaText } from "@/lib/domain/review/shared-quota";

describe("the tokens a day that all models of a Region share", () => {
  it.each([
    ["quotas not read", null, null, "not known"],
    ["quotas read, and none of this name", 587, null, "not listed"],
    ["listed, its value not read", 587, { applied: null, defaultValue: 700_000_000 }, "not known"],
    ["no default", 587, { applied: 5, defaultValue: null }, "5"],
    ["zero is a value", 587, { applied: 0, defaultValue: 700_000_000 }, "0 of 700,000,000"],
    [
      "both",
      587,
      { applied: 150_000_000, defaultValue: 700_000_000 },
      "150,000,000 of 700,000,000",
    ],
  ])("%s", (_name, quotasListed, crossModelPerDay, said) => {
    expect(sharedQuotaText({ quotasListed, crossModelPerDay })).toBe(said);
  });
});
