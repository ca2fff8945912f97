import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { RequirementTable } from "@/components/regions/requirement-table";
import type { RequiredCell, RequirementFinding } from "@/lib/domain/requirement/world";
import { aRequired, aReview } from "@/tests/unit/domain/review/reviews";

/** The words of the one row, with a space between its parts. */
function rowOf(cell: Partial<RequiredCell>): string {
  const review = aReview({ requirements: [aRequired(cell)] });
  const html = renderToStaticMarkup(<RequirementTable review={review} />);
  const [, row = ""] = html.split("<tbody>");
  return row.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

const needed = (applied: number | null) => ({ needed: 500_000, applied });
const SHORT = { route: "eu", applied: 400_000 } as const;
const finding: RequirementFinding = {
  ...{ outcome: "not_met", about: "quota", code: null, cause: null, owner: null },
  message: "eu: 400,000, 100,000 short.",
};

describe("what the review says of a required cell", () => {
  it.each<[string, Partial<RequiredCell>, RegExp, RegExp | null]>([
    [
      "held by the global profile alone: which route is short, and by how much",
      { routes: ["eu", "global"], tokensPerMinute: needed(5_000_000), shortRoutes: [SHORT] },
      /500,000 of 5,000,000 By global only .* eu: 400,000, 100,000 short\. /,
      / Ready | Nothing /,
    ],
    [
      "held by another route, too: which one is short, and ready",
      { routes: ["eu", "on-demand"], tokensPerMinute: needed(500_000), shortRoutes: [SHORT] },
      / Ready .* eu: 400,000, 100,000 short\. /,
      /By global only| Nothing /,
    ],
    [
      "held by the global profile where nothing is short",
      { routes: ["global"], tokensPerMinute: needed(5_000_000) },
      / Ready .* Nothing /,
      /By global only|short/,
    ],
    [
      "ready, and short",
      { outcome: "not_met", tokensPerMinute: needed(400_000), findings: [finding] },
      / Short .* eu: 400,000, 100,000 short\. /,
      / Ready | Nothing /,
    ],
    ["ready, whatever its quota", {}, / any Ready .* Nothing /, /By global only|short/],
  ])("%s", (_name, cell, says, not) => {
    const row = rowOf(cell);
    expect(row).toMatch(says);
    if (not) expect(row).not.toMatch(not);
  });
});
