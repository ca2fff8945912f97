import { describe, expect, it } from "vitest";
import { foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import { aRequirement } from "./worlds";

const NO_ENDPOINT = "region-no-bedrock-endpoint";

describe("a Region is folded away when it is off or has no endpoint, and nobody wants it", () => {
  it.each([
    ["off", "DISABLED", null, [], "off"],
    ["on its way off", "DISABLING", null, [], "off"],
    ["on its way", "ENABLING", null, [], null],
    ["on", "ENABLED", null, [], null],
    ["on by default", "ENABLED_BY_DEFAULT", null, [], null],
    ["not known", null, null, [], null],
    ["in a state of tomorrow", "PAUSED", null, [], null],
    ["without an endpoint", "ENABLED", NO_ENDPOINT, [], "no-endpoint"],
    ["not reached", "ENABLED", "network-unreachable", [], null],
    ["off and wanted", "DISABLED", null, ["af-south-1"], null],
    ["without an endpoint and wanted", null, NO_ENDPOINT, ["af-south-1"], null],
    ["off while another is wanted", "DISABLED", null, ["eu-west-1"], "off"],
  ] as const)("%s", (_name, status, cause, wanted, expected) => {
    expect(foldedFor({ region: "af-south-1", status, cause }, new Set(wanted))).toBe(expected);
  });
});

describe("a Region is wanted by the configuration and by the account's own requirements", () => {
  const account = { key: "111122223333", name: "payments" };
  const wanted = (over: Parameters<typeof aRequirement>[0], regions: readonly string[] | null) => [
    ...wantedRegions({ regions, requirements: [aRequirement(over)] }, account),
  ];
  it.each([
    ["configured", { regions: null }, ["eu-west-1"], ["eu-west-1"]],
    ["required of every account", { regions: ["ap-east-1"] }, null, ["ap-east-1"]],
    [
      "required of this one by id",
      { regions: ["ap-east-1"], accounts: ["111122223333"] },
      null,
      ["ap-east-1"],
    ],
    [
      "required of this one by name",
      { regions: ["ap-east-1"], accounts: ["payments"] },
      null,
      ["ap-east-1"],
    ],
    ["required of another", { regions: ["ap-east-1"], accounts: ["other"] }, null, []],
    ["nobody says where", { regions: null }, null, []],
  ])("%s", (_name, over, regions, expected) => {
    expect(wanted(over, regions)).toEqual(expected);
  });
});
