import fc from "fast-check";
import { expect, it } from "vitest";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import { NO_HISTORY } from "@/lib/domain/requirement/line-since";
import { linesOf } from "@/lib/domain/requirement/lines";
import type { Requirement } from "@/lib/domain/requirement/types";
import { wantedModels } from "@/lib/domain/requirement/wanted";
import type { RequirementWorld } from "@/lib/domain/requirement/world";
import { ACCOUNT, aCell, aRequirement, aWorld } from "./worlds";

const ACCOUNTS = [ACCOUNT, "444455556666", "777788889999"];
const REGIONS = ["eu-west-1", "us-east-1", "ap-south-1"];
const MODELS = ["amazon.nova-pro-v1:0", "meta.llama-v1:0", "meta.llama-v2:0", "mistral.large-v1:0"];
const ASKED = [
  ...MODELS,
  "provider:meta",
  "meta.*",
  "*",
  "nobody.model-v1:0",
  "eu.meta.llama-v1:0",
];

const some = (from: readonly string[]) => fc.subarray([...from], { minLength: 1 });
const requirement: fc.Arbitrary<Requirement> = fc
  .record({
    models: some(ASKED),
    regions: fc.option(some([...REGIONS, "eu-north-1"])),
    accounts: fc.option(some([...ACCOUNTS, "payments-prod", "nobody"])),
  })
  .map((over) => aRequirement(over));
const world: fc.Arbitrary<RequirementWorld> = fc
  .subarray(
    ACCOUNTS.flatMap((account) =>
      REGIONS.flatMap((region) => MODELS.map((modelId) => ({ account, region, modelId }))),
    ),
  )
  .map((places) =>
    aWorld(
      places.map((place, index) =>
        aCell({
          ...place,
          provider: place.modelId.split(".", 1)[0] ?? "",
          state: index % 3 === 0 ? "not_offered" : "ready",
        }),
      ),
    ),
  );

/** As the service lays it out: only the cells that are wanted. */
function limited(whole: RequirementWorld, requirements: readonly Requirement[]): RequirementWorld {
  const wanted = wantedModels(requirements, whole.models);
  const nameOf = new Map(whole.accounts.map((one) => [one.account, one]));
  const cells = whole.cells.filter(({ account, region, modelId }) =>
    wanted(nameOf.get(account) ?? { account, name: null })(region).has(modelId),
  );
  return { ...whole, cells };
}

it("a requirement comes to the same by the cells that are wanted as by all", () => {
  fc.assert(
    fc.property(world, fc.array(requirement, { maxLength: 3 }), (whole, requirements) => {
      const part = limited(whole, requirements);
      for (const one of requirements) {
        const judged = judgeRequirement(one, part);
        expect(judged).toEqual(judgeRequirement(one, whole));
        const since = NO_HISTORY;
        expect(linesOf(judged, { world: part, since })).toEqual(
          linesOf(judged, { world: whole, since }),
        );
      }
    }),
  );
});

it("nothing is wanted where nothing is required, and no more than is", () => {
  const models = MODELS.map((modelId) => ({ modelId, provider: "any" }));
  const account = { account: ACCOUNT, name: "payments-prod" };
  expect([...wantedModels([], models)(account)("eu-west-1")]).toEqual([]);
  const one = aRequirement({ models: ["meta.*"], regions: ["eu-west-1"], accounts: [ACCOUNT] });
  const wanted = wantedModels([one], models);
  expect([...wanted(account)("eu-west-1")]).toEqual(["meta.llama-v1:0", "meta.llama-v2:0"]);
  expect([...wanted(account)("us-east-1")]).toEqual([]);
  expect([...wanted({ account: "444455556666", name: null })("eu-west-1")]).toEqual([]);
});
