import { describe, expect, it } from "vitest";
import type { LineState } from "@/lib/domain/requirement/line";
import { askedOf } from "@/lib/domain/requirement/line-history";
import { NO_HISTORY, type SinceOf } from "@/lib/domain/requirement/line-since";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementCell } from "@/lib/domain/requirement/world";
import type { State } from "@/lib/domain/state";
import { EU, lineOf, NEVER, unread } from "./line-worlds";
import { aCell, aQuota, aRequirement } from "./worlds";

describe("since when", () => {
  const AT = Date.UTC(2026, 10, 22, 11, 8);
  const cellRow =
    (state: State, code: string | null = null): SinceOf["cell"] =>
    () => ({ state, code, at: AT });
  const since = (state: State, code: string | null = null): SinceOf => ({
    ...NO_HISTORY,
    cell: cellRow(state, code),
  });
  const EARLY = AT - 1;
  const own = (state: LineState | null, over: Partial<Requirement>, at = EARLY): SinceOf => ({
    ...NO_HISTORY,
    line: () => ({ state, asked: askedOf(aRequirement(over)), at }),
  });
  const both = (line: SinceOf, cell: SinceOf): SinceOf => ({ line: line.line, cell: cell.cell });
  const NEEDS = { routes: EU, tokensPerMinute: 500_000 };
  const short = aCell({ routes: ["eu"], quotas: [aQuota({ applied: 499_999 })] });
  it.each<[string, RequirementCell, Partial<Requirement>, SinceOf, number | null]>([
    ["of a cell that decides alone", aCell(), {}, since("ready"), AT],
    [
      "of a blocked cell, by its code too",
      aCell({ state: "blocked" }),
      {},
      since("blocked", "FTUFormNotFilled"),
      AT,
    ],
    [
      "not where the code was another",
      aCell({ state: "blocked" }),
      {},
      since("blocked", "NotAuthorized"),
      null,
    ],
    ["not where history has another state", aCell(), {}, since("blocked"), null],
    ["not where no history is kept", aCell(), {}, NEVER, null],
    ["not where a quota has its part", aCell(), { tokensPerMinute: 1 }, since("ready"), null],
    ["not where routes have theirs", aCell(), { routes: EU }, since("ready"), null],
    [
      "not where a quota decides",
      aCell({ quotas: [aQuota({ applied: 1 })] }),
      { routes: ["eu"], tokensPerMinute: 2 },
      since("ready"),
      null,
    ],
    [
      "not of a cell that could not be read, where a quota may have decided before",
      aCell({ state: "unknown", findings: [unread] }),
      NEEDS,
      since("unknown", "ThrottlingException"),
      null,
    ],
    [
      "of a cell that could not be read, where nothing else is asked",
      aCell({ state: "unknown", findings: [unread] }),
      {},
      since("unknown", "ThrottlingException"),
      AT,
    ],
    [
      "of a quota that is short, by the line's own history",
      short,
      NEEDS,
      own("short", NEEDS),
      EARLY,
    ],
    ["of what quotas and routes hold", aCell(), NEEDS, own("met", NEEDS), EARLY],
    [
      "of a route that is not there",
      aCell({ routes: ["global"] }),
      { routes: EU },
      own("not_met", { routes: EU }),
      EARLY,
    ],
    ["not where the line was in another state", short, NEEDS, own("met", NEEDS), null],
    ["not where it was asked for no longer", short, NEEDS, own(null, NEEDS), null],
    [
      "not where something else was asked of it",
      short,
      NEEDS,
      own("short", { ...NEEDS, tokensPerMinute: 500_001 }),
      null,
    ],
    [
      "by what the cell was before the line's history began",
      aCell(),
      {},
      both(own("met", {}, AT + 1), since("ready")),
      AT,
    ],
    [
      "by the line's own history, whatever the code was meanwhile",
      aCell({ state: "blocked" }),
      {},
      both(own("not_met", {}), since("blocked", "FTUFormNotFilled")),
      EARLY,
    ],
  ])("%s", (_name, cell, over, history, expected) => {
    expect(lineOf(cell, over, history).since).toBe(expected);
  });
});
