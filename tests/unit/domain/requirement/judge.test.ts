import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeRequirement, worstOutcome } from "@/lib/domain/requirement/judge";
import { STATES } from "@/lib/domain/state";
import { outcomeOf, type Row } from "./judged";
import { ACCOUNT, aCell, aRequirement, aWorld, SONNET } from "./worlds";

const OTHER = "444455556666";

const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";

describe("a requirement of a named model in a named region", () => {
  it.each<Row>([
    ["is met when the cell is ready", {}, aWorld([aCell()]), "met"],
    ["is not met when it is blocked", {}, aWorld([aCell({ state: "blocked" })]), "not_met"],
    [
      "is not met while nobody accepted the offer",
      {},
      aWorld([aCell({ state: "inactive" })]),
      "not_met",
    ],
    [
      "is not met where the model is not offered",
      {},
      aWorld([aCell({ state: "not_offered", routes: [] })]),
      "not_met",
    ],
    ["waits while AWS works", {}, aWorld([aCell({ state: "pending" })]), "waiting"],
    [
      "could not be told when the cell is unknown",
      {},
      aWorld([aCell({ state: "unknown" })]),
      "could_not_tell",
    ],
    [
      "is decided by the blocked one of two models",
      { models: [SONNET, HAIKU] },
      aWorld([aCell({ state: "unknown" }), aCell({ modelId: HAIKU, state: "blocked" })]),
      "not_met",
    ],
    [
      "holds for every account unless it names one",
      {},
      aWorld([aCell(), aCell({ account: "444455556666", state: "blocked" })]),
      "not_met",
    ],
    [
      "looks only at the account it names",
      { accounts: ["payments-prod"] },
      aWorld([aCell(), aCell({ account: "444455556666", state: "blocked" })]),
      "met",
    ],
    ["names an account by its id as well", { accounts: [ACCOUNT] }, aWorld([aCell()]), "met"],
    [
      "could not be told for an account nobody reads",
      { accounts: ["sandbox"] },
      aWorld([aCell()]),
      "could_not_tell",
    ],
    [
      "could not be told for an account nobody reads, though another is called by its id",
      { accounts: [ACCOUNT, OTHER] },
      { ...aWorld([aCell()]), accounts: [{ account: ACCOUNT, name: OTHER, fault: null }] },
      "could_not_tell",
    ],
    [
      "does not look at an account that is called by the id of another",
      { accounts: [OTHER] },
      {
        ...aWorld([aCell({ state: "blocked" }), aCell({ account: OTHER })]),
        accounts: [
          { account: ACCOUNT, name: OTHER, fault: null },
          { account: OTHER, name: null, fault: null },
        ],
      },
      "met",
    ],
    [
      "could not be told for a region nobody scans",
      { regions: ["eu-west-3"] },
      aWorld([aCell()]),
      "could_not_tell",
    ],
    [
      "is not met by one region when a second one is not scanned",
      { regions: ["eu-west-1", "eu-west-3"] },
      aWorld([aCell()]),
      "could_not_tell",
    ],
    [
      "is not met in a region that is off and has no cells",
      { regions: ["eu-south-1"] },
      aWorld([aCell()], { "eu-south-1": "off" }),
      "not_met",
    ],
    [
      "could not be told in a region whose cells are missing",
      { regions: ["eu-west-1", "eu-south-1"] },
      aWorld([aCell()], { "eu-south-1": "read" }),
      "could_not_tell",
    ],
  ])("%s", (_name, requirement, world, expected) => {
    expect(outcomeOf(requirement, world)).toBe(expected);
  });
});

describe("a pattern or a provider", () => {
  const both = [aCell(), aCell({ modelId: HAIKU, state: "blocked" })];
  it.each<Row>([
    ["covers every model that fits", { models: ["anthropic.*"] }, aWorld(both), "not_met"],
    ["covers only what fits", { models: ["*sonnet*"] }, aWorld(both), "met"],
    ["reads the provider in any case", { models: ["provider:anthropic"] }, aWorld(both), "not_met"],
    ["that fits nothing is a stated problem", { models: ["cohere.*"] }, aWorld(both), "not_met"],
    [
      "that fits nothing yet could not be told while a list failed",
      { models: ["provider:Cohere"] },
      aWorld(both, { "us-east-1": "failed" }),
      "could_not_tell",
    ],
    [
      "passes over models that are not offered in the region",
      { models: ["anthropic.*"] },
      aWorld([aCell(), aCell({ modelId: HAIKU, state: "not_offered", routes: [] })]),
      "met",
    ],
    [
      "is not met where none of them is offered",
      { models: ["anthropic.*"] },
      aWorld([aCell({ state: "not_offered", routes: [] })]),
      "not_met",
    ],
    [
      "does not pass over one that is unknown",
      { models: ["anthropic.*"] },
      aWorld([aCell(), aCell({ modelId: HAIKU, state: "unknown", routes: [] })]),
      "could_not_tell",
    ],
  ])("%s", (_name, over, world, expected) => {
    expect(outcomeOf(over, world)).toBe(expected);
  });

  it.each([
    ["*", true],
    ["anthropic.*-6", true],
    ["*claude*sonnet*", true],
    ["anthropic.claude-sonnet-4-6*", true],
    ["anthropic.claude-sonnet-4-6*6", false],
    ["*opus*", false],
    ["claude*", false],
  ])("%s fits Claude Sonnet 4.6: %s", (pattern, fits) => {
    expect(outcomeOf({ models: [pattern] }, aWorld([aCell()]))).toBe(fits ? "met" : "not_met");
  });
});

describe("a requirement that leaves the region open", () => {
  const open = { regions: null };
  it.each<Row>([
    [
      "is met when every region that offers the model is ready",
      open,
      aWorld([aCell(), aCell({ region: "us-west-1", state: "not_offered", routes: [] })]),
      "met",
    ],
    [
      "is not met when no region offers it",
      open,
      aWorld([aCell({ state: "not_offered", routes: [] })]),
      "not_met",
    ],
    [
      "leaves out regions that are off",
      open,
      aWorld([aCell(), aCell({ region: "eu-south-1", state: "blocked" })], { "eu-south-1": "off" }),
      "met",
    ],
    [
      "leaves out regions without Bedrock",
      open,
      aWorld([aCell(), aCell({ region: "ap-east-1", state: "unknown" })], {
        "ap-east-1": "no-endpoint",
      }),
      "met",
    ],
    [
      "does not leave out a region that was not read",
      open,
      aWorld([aCell(), aCell({ region: "us-east-1", state: "unknown" })], {
        "us-east-1": "failed",
      }),
      "could_not_tell",
    ],
    [
      "is not met when one region is blocked",
      open,
      aWorld([aCell(), aCell({ region: "us-east-1", state: "blocked" })]),
      "not_met",
    ],
  ])("%s", (_name, over, world, expected) => {
    expect(outcomeOf(over, world)).toBe(expected);
  });
});

describe("every requirement", () => {
  it("of nothing could not be told, never met", () => {
    expect(outcomeOf({}, { accounts: [], regions: [], models: [], cells: [] })).toBe(
      "could_not_tell",
    );
    expect(worstOutcome([])).toBe("could_not_tell");
  });

  it("is met only if everything it counts is ready", () => {
    const cells = fc.array(
      fc.record({
        region: fc.constantFrom("eu-west-1", "us-east-1"),
        modelId: fc.constantFrom(SONNET, HAIKU),
        state: fc.constantFrom(...STATES),
      }),
    );
    const models = fc.constantFrom(
      [SONNET],
      ["anthropic.*"],
      [SONNET, HAIKU],
      ["provider:Anthropic"],
    );
    const regions = fc.constantFrom(null, ["eu-west-1"], ["eu-west-1", "us-east-1"]);
    fc.assert(
      fc.property(cells, models, regions, (over, wanted, where) => {
        const world = aWorld(
          over.map((one) => aCell(one)),
          { "eu-west-1": "read" },
        );
        const judged = judgeRequirement(aRequirement({ models: wanted, regions: where }), world);
        if (judged.outcome !== "met") return;
        expect(judged.problems).toEqual([]);
        expect(judged.cells.length).toBeGreaterThan(0);
        expect(new Set(judged.cells.map((cell) => cell.state))).toEqual(new Set(["ready"]));
      }),
    );
  });
});
