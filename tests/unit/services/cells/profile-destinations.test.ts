import { describe, expect, it } from "vitest";
import { profileDestinations } from "@/lib/services/cells/profile-destinations";
import { ACCOUNT, aContext, aRegion, DENIED, read } from "@/tests/unit/services/quotas/world";

const profiles = read([
  {
    profileId: "eu.acme.sky-9-v1:0",
    name: null,
    prefix: "eu",
    modelId: "acme.sky-9-v1:0",
    destinations: ["eu-central-1", "eu-west-1"],
  },
]);
const ctx = aContext({
  regions: [
    aRegion("eu-west-1", { profiles }),
    aRegion("eu-central-1", {
      profiles: {
        status: "failed",
        fault: DENIED,
        last: profiles.status === "read" ? profiles : null,
      },
    }),
    aRegion("eu-north-1", { profiles: { status: "never" } }),
  ],
});

describe("where the profiles of an account lead", () => {
  it("is told by Region, from the last good reading", async () => {
    const told = await profileDestinations(ctx, ACCOUNT);
    expect(told?.map(({ region, destinations }) => [region, destinations])).toEqual([
      ["eu-west-1", ["eu-central-1", "eu-west-1"]],
      ["eu-central-1", ["eu-central-1", "eu-west-1"]],
    ]);
  });

  it("is not known of an account that is not configured", async () => {
    expect(await profileDestinations(ctx, "999988887777")).toBeNull();
  });
});
