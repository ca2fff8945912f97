import { describe, expect, it } from "vitest";
import { exemptionOf } from "@/lib/domain/how-to-call/exemption";
import { type CallPlace, type CallRoute, grantOf } from "@/lib/domain/how-to-call/grant";
import { routeCall } from "@/lib/domain/how-to-call/route-call";

const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
const HERE: CallPlace = {
  partition: "aws",
  accountId: "111122223333",
  region: "eu-west-1",
  modelId: HAIKU,
};
const model = (region: string, partition = "aws") =>
  `arn:${partition}:bedrock:${region}::foundation-model/${HAIKU}`;
const profile = (id: string) => `arn:aws:bedrock:eu-west-1:111122223333:inference-profile/${id}`;
const by = (route: string, destinations: readonly string[] = []): CallRoute => ({
  route,
  profileId: ["on-demand", "provisioned"].includes(route) ? null : `${route}.${HAIKU}`,
  destinations,
});

describe("what a caller must be allowed on", () => {
  const cases: readonly [name: string, route: CallRoute, grant: ReturnType<typeof grantOf>][] = [
    [
      "on demand: the model where it is called",
      by("on-demand", ["eu-west-1"]),
      { profile: null, models: [model("eu-west-1")], regions: ["eu-west-1"] },
    ],
    [
      "a geographic profile: it, and the model here and in every destination",
      by("eu", ["eu-west-3", "eu-central-1"]),
      {
        profile: profile(`eu.${HAIKU}`),
        models: [model("eu-central-1"), model("eu-west-1"), model("eu-west-3")],
        regions: ["eu-central-1", "eu-west-1", "eu-west-3"],
      },
    ],
    [
      "a profile that may answer here as well: the model here once",
      by("eu", ["eu-west-1", "eu-central-1"]),
      {
        profile: profile(`eu.${HAIKU}`),
        models: [model("eu-central-1"), model("eu-west-1")],
        regions: ["eu-central-1", "eu-west-1"],
      },
    ],
    [
      "a global profile: the model here, and by its ARN without a Region",
      by("global", ["eu-west-1"]),
      {
        profile: profile(`global.${HAIKU}`),
        models: [model("eu-west-1"), model("")],
        regions: ["eu-west-1", "unspecified"],
      },
    ],
    ["a profile without named destinations: not known", by("eu"), null],
    ["a throughput: by its own ARN, which is not kept", by("provisioned", ["eu-west-1"]), null],
    ["a profile that no list names", { ...by("eu", ["eu-west-1"]), profileId: null }, null],
  ];
  it.each(cases)("%s", (_name, route, grant) => {
    expect(grantOf(HERE, route)).toEqual(grant);
  });

  it("names the partition of the account", () => {
    const gov = { ...HERE, partition: "aws-us-gov", region: "us-gov-west-1" } as const;
    expect(grantOf(gov, by("on-demand"))?.models).toEqual([model("us-gov-west-1", "aws-us-gov")]);
  });
});

describe("what a policy that denies Regions must exempt", () => {
  const exempt = (...routes: readonly CallRoute[]) =>
    exemptionOf(
      routes.flatMap((route) => {
        const grant = grantOf(HERE, route);
        return grant ? [{ grant, id: route.profileId ?? HAIKU, partition: "aws" }] : [];
      }),
    );

  it("nothing where calls stay in their Region", () => {
    expect(exempt(by("on-demand"))).toBeNull();
  });

  it("the profile of any account and Region, where its calls may run", () => {
    expect(exempt(by("on-demand"), by("eu", ["eu-west-3", "eu-west-1"]), by("global"))).toEqual({
      regions: ["eu-west-1", "eu-west-3", "unspecified"],
      condition: {
        ArnNotLike: {
          "bedrock:InferenceProfileArn": [
            `arn:aws:bedrock:*:*:inference-profile/eu.${HAIKU}`,
            `arn:aws:bedrock:*:*:inference-profile/global.${HAIKU}`,
          ],
        },
      },
    });
  });
});

describe("a call by a route", () => {
  const called = (modelId: string, route: CallRoute, outputs: readonly string[] | null = null) =>
    routeCall({ ...HERE, modelId, outputs }, route);

  it("has an id, snippets, a policy and nothing missing", () => {
    expect(called(HAIKU, by("eu", ["eu-west-1"]), ["TEXT"])).toMatchObject({
      route: "eu",
      id: `eu.${HAIKU}`,
      snippets: { python: expect.stringContaining(`modelId="eu.${HAIKU}"`) },
      policy: { Version: "2012-10-17" },
      missing: [],
    });
  });

  it("says what it can't tell, and leaves that out", () => {
    expect(called(HAIKU, by("provisioned"), ["TEXT"])).toMatchObject({
      id: null,
      snippets: null,
      policy: null,
      exemption: null,
      missing: [expect.stringMatching(/^A throughput is called by its own ARN/)],
    });
    expect(called(HAIKU, by("eu"), ["TEXT"])).toMatchObject({
      id: `eu.${HAIKU}`,
      policy: null,
      missing: [expect.stringMatching(/^No policy: AWS names no Region/)],
    });
    expect(called("amazon.nova-sonic-v1:0", by("on-demand"), ["SPEECH"])).toMatchObject({
      id: "amazon.nova-sonic-v1:0",
      snippets: null,
      policy: { Version: "2012-10-17" },
      missing: ["No snippet: it needs a stream of speech."],
    });
  });
});
