import { describe, expect, it } from "vitest";
import { knownProfiles } from "@/lib/domain/diagnosis/known-profiles";
import { ACCOUNT, aSnapshot } from "@/tests/support/a-snapshot";

describe("the profile ids that an account can call", () => {
  const snapshot = aSnapshot(["acme.sky"], {
    "eu-west-1": ["geographic"],
    "eu-central-1": ["geographic"],
    "us-east-1": ["global"],
    "us-west-2": ["form"],
    "sa-east-1": ["ready"],
  });

  it.each<[string, string, string | null, (readonly [string, readonly string[]])[]]>([
    [
      "of a Region",
      "acme.sky",
      "eu-west-1",
      [
        ["eu.acme.sky", ["eu-west-1"]],
        ["global.acme.sky", ["eu-west-1"]],
      ],
    ],
    [
      "of every Region, the most common first",
      "acme.sky",
      null,
      [
        ["global.acme.sky", ["eu-west-1", "eu-central-1", "us-east-1"]],
        ["eu.acme.sky", ["eu-west-1", "eu-central-1"]],
      ],
    ],
    ["of a Region where it is blocked", "acme.sky", "us-west-2", []],
    ["of a Region where on-demand works and no profile is", "acme.sky", "sa-east-1", []],
    ["of a Region that is not among them", "acme.sky", "ap-south-1", []],
    ["of a model that no list has", "acme.other", null, []],
  ])("%s", (_name, modelId, region, expected) => {
    const found = knownProfiles(snapshot, { account: ACCOUNT, modelId, region });
    expect(found.map(({ id, regions }) => [id, [...regions].sort()])).toEqual(
      expected.map(([id, regions]) => [id, [...regions].sort()]),
    );
  });
});
