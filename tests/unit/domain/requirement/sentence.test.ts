import { describe, expect, it } from "vitest";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import { NO_HISTORY } from "@/lib/domain/requirement/line-since";
import { linesOf, rowsOfLines } from "@/lib/domain/requirement/lines";
import { overviewOf } from "@/lib/domain/requirement/overview";
import { requiredCauses } from "@/lib/domain/requirement/required-causes";
import { requiredSentence } from "@/lib/domain/requirement/sentence";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementCell } from "@/lib/domain/requirement/world";
import { aCell, aFinding, aQuota, aRequirement, aWorld, SONNET } from "./worlds";

const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";

function linesFor(cells: readonly RequirementCell[], over: Partial<Requirement> = {}) {
  const world = aWorld(cells);
  const regions = [...new Set(cells.map(({ region }) => region))];
  const requirement = aRequirement({ models: [SONNET, HAIKU], regions, ...over });
  return linesOf(judgeRequirement(requirement, world), { world, since: NO_HISTORY });
}
const rowsFor = (cells: readonly RequirementCell[], over: Partial<Requirement> = {}) =>
  rowsOfLines(linesFor(cells, over));

const milan = (modelId: string) => aCell({ region: "eu-south-1", modelId, state: "blocked" });
const short = aCell({ routes: ["eu"], quotas: [aQuota({ applied: 1 })] });
const unread = (region: string) =>
  aCell({ region, state: "unknown", findings: [aFinding({ severity: "unknown", code: "Stale" })] });

describe("the sentence that answers", () => {
  it.each<[string, readonly RequirementCell[], Partial<Requirement>, string]>([
    ["all of several", [aCell(), aCell({ modelId: HAIKU })], {}, "All 2 hold."],
    ["one", [aCell()], { models: [SONNET] }, "The one line holds."],
    [
      "two that one step opens",
      [aCell(), aCell({ modelId: HAIKU }), milan(SONNET), milan(HAIKU)],
      {},
      "2 of 4 hold. Both that are not met wait for one step: submit the use case form in eu-south-1.",
    ],
    [
      "two that need two steps",
      [
        milan(SONNET),
        aCell({
          region: "eu-south-1",
          modelId: HAIKU,
          state: "inactive",
          findings: [aFinding({ code: "AgreementNotCreated", cause: null })],
        }),
      ],
      {},
      "0 of 2 hold. 2 are not met.",
    ],
    [
      "a short quota",
      [short],
      { models: [SONNET], tokensPerMinute: 2 },
      "0 of 1 holds. One quota is short.",
    ],
    [
      "what could not be read",
      [aCell(), unread("eu-west-2"), unread("eu-west-3")],
      { models: [SONNET] },
      "1 of 3 hold. 2 could not be read.",
    ],
  ])("of %s", (_name, cells, over, expected) => {
    expect(requiredSentence({ rows: rowsFor(cells, over) })).toBe(expected);
  });

  it("of nothing says so, and never that all of it holds", () => {
    expect(requiredSentence({ rows: [] })).toBe("Nothing is required here.");
  });
});

describe("what stands in the way of what is required", () => {
  it("is counted in lines, by the step that opens them, worst first", () => {
    const cells = [short, milan(SONNET), milan(HAIKU), aCell({ modelId: HAIKU })];
    const causes = requiredCauses(linesFor(cells, { tokensPerMinute: 2 }));
    expect(causes.map(({ title, lines, state }) => [title, lines.length, state])).toEqual([
      ["Anthropic use case form missing in eu-south-1", 2, "not_met"],
      ["Claude Sonnet 4.6 quota short in eu-west-1", 1, "short"],
    ]);
    expect(causes.map(({ cause }) => cause)).toEqual([
      "blocked.FTUFormNotFilled.use-case-form-missing",
      null,
    ]);
  });

  it("is nothing where all of it holds", () => {
    expect(requiredCauses(linesFor([aCell()], { models: [SONNET] }))).toEqual([]);
  });
});

describe("the overview", () => {
  const inRegions = (names: readonly string[], blocked: readonly string[]) =>
    names.map((region) =>
      aCell({ region, ...(blocked.includes(region) && { state: "blocked" as const }) }),
    );
  const EIGHT = [
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "us-east-1",
    "us-east-2",
    "us-west-2",
  ];

  it.each([
    ["six Regions are all there", 6, 6, 0],
    ["of seven the four that need the most", 7, 4, 3],
  ])("%s", (_name, count, shown, more) => {
    const names = EIGHT.slice(0, count);
    const last = names.at(-1) ?? "";
    const overview = overviewOf(rowsFor(inRegions(names, [last]), { models: [SONNET] }));
    expect(overview.regions).toHaveLength(shown);
    expect(overview.moreRegions).toBe(more);
    expect(overview.regions).toContain(last);
  });

  it.each([
    ["five requirements are all there", 5, 5, 0],
    ["of six those that do not hold", 6, 1, 5],
  ])("%s", (_name, count, shown, more) => {
    const rows = Array.from({ length: count }, (_, at) =>
      rowsFor([aCell({ state: at === 0 ? "blocked" : "ready" })], {
        name: `R${at}`,
        models: [SONNET],
      }),
    ).flat();
    const overview = overviewOf(rows);
    expect(overview.rows).toHaveLength(shown);
    expect(overview.moreHold).toBe(more);
    expect(overview.rows[0]?.requirement).toBe("R0");
    expect(overview.rows[0]?.line?.step?.text).toBe("Submit the use case form");
  });
});
