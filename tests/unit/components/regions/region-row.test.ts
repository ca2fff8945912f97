import { describe, expect, it } from "vitest";
import { rowOfLine, rowOfRoll } from "@/components/regions/region-row";
import { rollLines } from "@/lib/domain/review/roll-lines";
import type { RegionLine } from "@/lib/domain/review/types";
import { eachState } from "@/lib/domain/state";
import { requiredOf } from "@/tests/unit/domain/review/lines";

const shut = (status: string, lists: RegionLine["lists"] = "off"): RegionLine => ({
  account: { key: "111122223333", accountId: "111122223333", name: "payments-prod" },
  ...{ region: "ap-southeast-4", city: "Melbourne", geography: "Asia Pacific", optIn: true },
  ...{ status, lists, fault: null, readAt: null, state: "blocked", quotasAtZero: null },
  ...{ counts: eachState(() => 0), required: requiredOf({}), folded: null, signedOff: null },
});

describe("why a Region has no counts", () => {
  it.each([
    ["DISABLED", { state: null, word: "Off" }],
    ["DISABLING", { state: null, word: "Being switched off" }],
    ["ENABLING", { state: "pending", word: "Being enabled" }],
  ])("is its own state where it is %s", (status, expected) => {
    const row = rowOfLine(shut(status), { lead: "region", serverNow: 0 });
    expect(row.trouble).toMatchObject(expected);
  });

  it.each<[string, readonly RegionLine[], object | null]>([
    ["off in both", [shut("DISABLED"), shut("DISABLED")], { state: null, word: "Off" }],
    [
      "being enabled in both",
      [shut("ENABLING"), shut("ENABLING")],
      { state: "pending", word: "Being enabled" },
    ],
    [
      "being enabled in one, off in the other",
      [shut("ENABLING"), shut("DISABLED")],
      { state: "pending", word: "Being enabled in 1 account" },
    ],
    [
      "being switched off in both",
      [shut("DISABLING"), shut("DISABLING")],
      { state: null, word: "Being switched off" },
    ],
    ["off, and being switched off", [shut("DISABLING"), shut("DISABLED")], { word: "Off" }],
    ["read in one", [shut("ENABLING"), shut("ENABLED", "read")], null],
    [
      "without an endpoint",
      [shut("ENABLED", "no-endpoint")],
      { state: null, word: "No Bedrock endpoint" },
    ],
  ])("over accounts: %s", (_name, lines, expected) => {
    const [roll] = rollLines(lines);
    if (!roll) throw new Error("no Region");
    const { trouble } = rowOfRoll(roll, null);
    if (expected === null) expect(trouble).toBeNull();
    else expect(trouble).toMatchObject(expected);
  });
});
