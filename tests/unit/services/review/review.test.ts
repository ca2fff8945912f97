import { describe, expect, it } from "vitest";
import { compareRegions } from "@/lib/services/regions/compare-regions";
import { listRegions } from "@/lib/services/regions/list-regions";
import { judgedBeside } from "@/lib/services/requirements/judge-requirements";
import { reviewRegion } from "@/lib/services/review/review-region";
import { NO_ACCOUNT } from "@/lib/services/world/choice";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";
import { at, closesStores, failed, given, reviewOf } from "./reviewed";
import { aRegionFacts, availability, read, SKY, TIMEOUT } from "./store";

closesStores();

const modelsOf = ({ models }: ReturnType<typeof aRegionFacts>) => {
  if (models.status !== "read") throw new Error("no models");
  return models.value;
};

describe("a region's review", () => {
  it("says that it is ready, by which routes and where they lead", async () => {
    const review = await reviewOf(await given({ regions: { "eu-west-1": aRegionFacts() } }));
    expect(review.headline).toBe("Ready to go live: the one requirement holds.");
    expect(review.models[0]?.routes.map(({ route }) => route)).toEqual(["on-demand", "eu"]);
    expect(review.facts.destinations).toEqual([
      { prefix: "eu", profiles: 1, regions: ["eu-central-1", "eu-west-1"] },
    ]);
    expect(review.faults.map(({ what }) => what)).toEqual(["Use case form"]);
    expect(review.checks.map(({ holds }) => holds)).toEqual([true, true, true]);
  });

  it("of what must stay within a geography is not held by the global profile", async () => {
    const own = aRegionFacts().profiles;
    if (own.status !== "read") throw new Error("no profiles");
    const profiles = read(
      own.value.map((one) => ({ ...one, profileId: `global.${SKY}`, prefix: "global" })),
    );
    const models = read(
      modelsOf(aRegionFacts()).map((one) => ({ ...one, inferenceTypes: ["INFERENCE_PROFILE"] })),
    );
    const review = await reviewOf(
      await given({
        regions: { "eu-west-1": aRegionFacts({ profiles, models }) },
        requirements: [
          aRequirement({ models: [SKY], regions: ["eu-west-1"], routes: { within: "eu" } }),
        ],
      }),
    );
    expect(review.headline).toMatch(/^Not ready to go live\. 0 of 1 requirement holds\./);
    expect(review.requirements[0]?.cell).toMatchObject({ outcome: "not_met", routes: [] });
  });

  it("of a Region that is off ticks nothing, since nothing of it was read", async () => {
    const ctx = await given({
      regions: { "eu-west-1": aRegionFacts() },
      status: { "eu-south-1": "DISABLED" },
    });
    const review = await reviewRegion(ctx, { ...at, region: "eu-south-1" });
    if (!review.ok) throw new Error(review.error.message);
    expect(review.value.headline).toBe(
      "eu-south-1 is off, so nothing of it was read. Nobody requires anything in eu-south-1.",
    );
    expect(review.value.checks.map(({ holds }) => holds)).toEqual([false, false, false]);
    expect(review.value.checks.at(-1)?.detail).toBe("nothing is required");
  });

  it("never says ready when its list was not read", async () => {
    const regions = { "eu-west-1": aRegionFacts({ models: failed }), "us-east-1": aRegionFacts() };
    const review = await reviewOf(await given({ regions }));
    expect(review.lists).toBe("failed");
    expect(review.headline).toContain("could not be told");
    expect(review.lifecycle).toBeNull();
    expect(review.checks.find(({ check }) => check === "all-known")?.holds).toBe(false);
  });

  it("keeps what could not be read null, never empty or 0", async () => {
    const facts = aRegionFacts({ profiles: failed, quotas: failed });
    const review = await reviewOf(await given({ regions: { "eu-west-1": facts } }));
    expect(review.facts).toMatchObject({
      destinations: null,
      quotasAtZero: null,
      quotasListed: null,
    });
  });

  it.each([
    ["the role, for what it may not read", "iam-admin", "iam-admin"],
    ["nobody, where the next scan may cure the reading", "wait", null],
  ] as const)("names who acts first on a model: %s", async (_name, owner, who) => {
    const fault = { ...TIMEOUT, code: "ThrottlingException", cause: null, owner } as const;
    const facts = aRegionFacts({
      availability: { [SKY]: { status: "failed", fault, last: null } },
    });
    const review = await reviewOf(await given({ regions: { "eu-west-1": facts } }));
    expect(review.models[0]).toMatchObject({ state: "unknown", owner: who });
  });

  it("groups what stands in the way under its owner", async () => {
    const facts = aRegionFacts({
      availability: { [SKY]: availability({ agreement: "NOT_AVAILABLE" }) },
    });
    const review = await reviewOf(await given({ regions: { "eu-west-1": facts } }));
    expect(review.blockers).toMatchObject([
      {
        owner: "account-admin",
        blockers: [{ code: "AgreementNotCreated", requirements: ["Payments assistant"] }],
      },
    ]);
  });

  it.each([
    [
      "an account that is not configured",
      { account: "999988887777", region: "eu-west-1" },
      "UNKNOWN_ACCOUNT",
    ],
    ["a region that is not read", { account: null, region: "eu-west-3" }, "UNKNOWN_REGION"],
  ])("is refused for %s", async (_name, place, code) => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    expect(await reviewRegion(ctx, place)).toMatchObject({ ok: false, error: { code } });
  });
});

describe("the list of regions", () => {
  it("has every region, the unread and the closed ones too", async () => {
    const ctx = await given({
      regions: { "eu-west-1": aRegionFacts(), "us-east-1": aRegionFacts({ models: failed }) },
      status: { "eu-south-1": "DISABLED" },
    });
    const { lines } = await listRegions(ctx);
    expect(lines.map(({ region, lists, state }) => [region, lists, state])).toEqual([
      ["us-east-1", "failed", "unknown"],
      ["eu-south-1", "off", "blocked"],
      ["eu-west-1", "read", "ready"],
    ]);
    expect(lines[0]).toMatchObject({ fault: { code: "NetworkError" } });
    expect(lines[2]).toMatchObject({ required: { counts: { met: 1 } }, quotasAtZero: 0 });
  });

  it.each<[string, readonly string[] | null, (string | null)[]]>([
    ["nobody configured", null, ["off", null]],
    ["the configuration names", ["eu-south-1", "eu-west-1"], [null, null]],
  ])("folds a Region that is off: one that %s", async (_name, configured, folded) => {
    const ctx = await given({
      regions: { "eu-west-1": aRegionFacts() },
      status: { "eu-south-1": "DISABLED" },
      configured,
    });
    const { lines } = await listRegions(ctx);
    expect(lines.map((line) => line.folded)).toEqual(folded);
  });
});

describe("two regions side by side", () => {
  it("say what one has and the other lacks", async () => {
    const none = aRegionFacts({ models: read([]), profiles: read([]), availability: {} });
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts(), "us-east-1": none } });
    const compared = await compareRegions(ctx, { ...at, other: "us-east-1" });
    expect(compared).toMatchObject({ ok: true, value: { models: [{ difference: "only-here" }] } });
  });
});

describe("a required model that no list shows", () => {
  const requirements = [aRequirement({ models: ["vendor.nowhere-v1:0"], regions: ["eu-west-1"] })];
  it.each([
    ["once every list was read", {}, "not_met"],
    ["while a model list failed", { models: failed }, "could_not_tell"],
    [
      "while a profile list failed, since a profile alone may show it",
      { profiles: failed },
      "could_not_tell",
    ],
  ])("%s", async (_name, over, expected) => {
    const regions = { "eu-west-1": aRegionFacts(), "us-east-1": aRegionFacts(over) };
    const { judged } = await judgedBeside(await given({ regions, requirements }), NO_ACCOUNT);
    expect(judged[0]?.outcome).toBe(expected);
  });
});
