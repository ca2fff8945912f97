import { describe, expect, it } from "vitest";
import { callerPolicy } from "@/lib/domain/how-to-call/caller-policy";

const CALLED = {
  partition: "aws",
  accountId: "111122223333",
  region: "eu-west-1",
  modelId: "acme.one-v1:0",
} as const;
const PROFILE = "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.acme.one-v1:0";
const EU = {
  route: "eu",
  profileId: "eu.acme.one-v1:0",
  destinations: ["eu-west-1", "eu-north-1"],
};

const resourcesOf = (policy: ReturnType<typeof callerPolicy>): unknown[] =>
  policy?.Statement.map((statement) => Reflect.get(statement, "Resource")) ?? [];

describe("the least policy of who calls", () => {
  it("on demand, allows the model in the Region alone", () => {
    const offered = { route: "on-demand", profileId: null, destinations: ["eu-west-1"] };
    expect(resourcesOf(callerPolicy(CALLED, offered))).toEqual([
      ["arn:aws:bedrock:eu-west-1::foundation-model/acme.one-v1:0"],
    ]);
  });

  it("by a profile, allows the profile, and the model in every destination through it alone", () => {
    const policy = callerPolicy(CALLED, EU);
    expect(resourcesOf(policy)).toEqual([
      [PROFILE],
      [
        "arn:aws:bedrock:eu-west-1::foundation-model/acme.one-v1:0",
        "arn:aws:bedrock:eu-north-1::foundation-model/acme.one-v1:0",
      ],
    ]);
    expect(policy?.Statement[1]).toMatchObject({
      Condition: { StringEquals: { "bedrock:InferenceProfileArn": PROFILE } },
    });
  });

  it("by the global profile, allows the model without a Region too", () => {
    const offered = {
      ...EU,
      route: "global",
      profileId: "global.acme.one-v1:0",
      destinations: ["us-east-1"],
    };
    expect(resourcesOf(callerPolicy(CALLED, offered))[1]).toEqual([
      "arn:aws:bedrock:us-east-1::foundation-model/acme.one-v1:0",
      "arn:aws:bedrock:eu-west-1::foundation-model/acme.one-v1:0",
      "arn:aws:bedrock:::foundation-model/acme.one-v1:0",
    ]);
  });

  it("names the partition", () => {
    const gov = { ...CALLED, partition: "aws-us-gov", region: "us-gov-west-1" } as const;
    const offered = { route: "on-demand", profileId: null, destinations: [] };
    expect(resourcesOf(callerPolicy(gov, offered))).toEqual([
      ["arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/acme.one-v1:0"],
    ]);
  });

  it.each([
    ["provisioned throughput", CALLED, { ...EU, route: "provisioned" }],
    ["an account that is not known", { ...CALLED, accountId: null }, EU],
    ["a profile that is not known", CALLED, { ...EU, profileId: null }],
    ["destinations that are not known", CALLED, { ...EU, destinations: [] }],
  ])("is not told of %s", (_about, called, offered) => {
    expect(callerPolicy(called, offered)).toBeNull();
  });
});
