import { describe, expect, it } from "vitest";
import { isAskable, planRegions } from "@/lib/domain/facts/plan";
import { defaultRegions } from "@/lib/domain/known-regions";
import type { Partition } from "@/lib/domain/region";
import { failed, readAt } from "@/tests/support/build-facts";

const listed = [
  { region: "us-east-1", status: "ENABLED_BY_DEFAULT" },
  { region: "eu-south-1", status: "DISABLED" },
];
const settings = { regions: null, partition: "aws" } as const;

describe("the regions of a scan", () => {
  it("are those that ListRegions names", () => {
    expect(planRegions({ regions: readAt(listed) }, settings)).toEqual(listed);
  });

  it("are those of the configuration where it names some, with their state", () => {
    const regions = ["eu-south-1", "eu-west-1", "eu-west-1"];
    expect(planRegions({ regions: readAt(listed) }, { ...settings, regions })).toEqual([
      { region: "eu-south-1", status: "DISABLED" },
      { region: "eu-west-1", status: null },
    ]);
  });

  it.each<[string, Partition, readonly string[], readonly string[]]>([
    ["those of its own partition", "aws", ["eu-west-1", "us-gov-west-1"], ["eu-west-1"]],
    ["those of another's", "aws-us-gov", ["eu-west-1", "us-gov-west-1"], ["us-gov-west-1"]],
    ["none of its own: all that it has", "aws-us-gov", ["eu-west-1"], ["us-east-1", "eu-south-1"]],
    ["none at all", "aws", [], []],
    ["one with a name that is new", "aws", ["cl-central-1"], ["cl-central-1"]],
    [
      "one with a new name, to another's",
      "aws-eusc",
      ["cl-central-1"],
      ["us-east-1", "eu-south-1"],
    ],
  ])("of a configuration that names %s", (_name, partition, regions, expected) => {
    const planned = planRegions({ regions: readAt(listed) }, { regions, partition });
    expect(planned.map(({ region }) => region)).toEqual(expected);
  });

  it.each([
    [
      "last named, their state unknown now",
      failed("AccessDeniedException", listed),
      ["us-east-1", "eu-south-1"],
    ],
    [
      "default, where they were never named",
      failed<typeof listed>("AccessDeniedException"),
      defaultRegions("aws"),
    ],
    ["default, where nobody asked", { status: "never" } as const, defaultRegions("aws")],
  ])("are those that were %s", (_name, regions, expected) => {
    const planned = planRegions({ regions }, settings);
    expect(planned.map(({ region }) => region)).toEqual(expected);
    expect(new Set(planned.map(({ status }) => status))).toEqual(new Set([null]));
  });

  it("are those of the partition", () => {
    const planned = planRegions(
      { regions: failed("AccessDeniedException") },
      { ...settings, partition: "aws-us-gov" },
    );
    expect(planned.map(({ region }) => region)).toEqual(["us-gov-west-1", "us-gov-east-1"]);
    expect(defaultRegions("aws")).toHaveLength(17);
    expect(defaultRegions("aws")[0]).toBe("us-east-1");
  });
});

it.each([
  ["ENABLED", true],
  ["ENABLED_BY_DEFAULT", true],
  [null, true],
  ["SOMETHING_NEW", true],
  ["DISABLED", false],
  ["DISABLING", false],
  ["ENABLING", false],
])("a region that is %s may be asked: %s", (status, expected) => {
  expect(isAskable({ region: "eu-south-1", status })).toBe(expected);
});
