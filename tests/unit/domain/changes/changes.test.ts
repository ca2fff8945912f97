import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesOf, FLAP_GAP_MS } from "@/lib/domain/changes/changes";
import type { StateRow } from "@/lib/domain/changes/types";
import { STATES, type State } from "@/lib/domain/state";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";

const T0 = Date.UTC(2026, 10, 1);
const SINCE = T0 + DAY_MS;
const NOW = SINCE + 7 * DAY_MS;

function aRow(at: number, state: State, over: Partial<StateRow> = {}): StateRow {
  return {
    account: "111122223333",
    region: "eu-west-1",
    modelId: "anthropic.claude-sonnet-4-6",
    at,
    state,
    code: state === "blocked" ? "NotAuthorized" : null,
    scanId: `scan-${at}`,
    ...over,
  };
}

const seen = (rows: readonly StateRow[], known: readonly StateRow[] = []) =>
  changesOf({ rows, known, legacy: [], since: SINCE, now: NOW });
const kinds = (rows: readonly StateRow[], known: readonly StateRow[] = []) =>
  seen(rows, known).map(({ kind }) => kind);
const day = (n: number) => SINCE + n * DAY_MS;

describe("what became of a cell", () => {
  it.each<[string, State, State, string]>([
    ["ready", "pending", "ready", "ready"],
    ["blocked", "ready", "blocked", "blocked"],
    ["pending", "inactive", "pending", "pending"],
    ["inactive again", "pending", "inactive", "inactive"],
    ["offered", "not_offered", "inactive", "offered"],
    ["offered and ready at once", "not_offered", "ready", "offered"],
    ["withdrawn", "ready", "not_offered", "withdrawn"],
  ])("%s", (_name, from, to, kind) => {
    expect(seen([aRow(T0, from), aRow(day(1), to)])).toMatchObject([{ kind, from, to, times: 1 }]);
  });

  it("tells another reason for being blocked", () => {
    const rows = [aRow(T0, "blocked"), aRow(day(1), "blocked", { code: "MPAgreementFailed" })];
    expect(seen(rows)).toMatchObject([{ kind: "blocked", code: "MPAgreementFailed" }]);
  });

  it("says nothing of what lies before the window", () => {
    expect(kinds([aRow(T0, "pending"), aRow(SINCE - 1, "ready")])).toEqual([]);
    expect(kinds([aRow(T0, "pending"), aRow(SINCE, "ready")])).toEqual(["ready"]);
  });

  it("puts the newest first", () => {
    const rows = [aRow(T0, "inactive"), aRow(day(1), "pending"), aRow(day(3), "ready")];
    expect(kinds(rows)).toEqual(["ready", "pending"]);
  });
});

describe("a region that is switched on or off", () => {
  const off = { code: "RegionDisabled" };
  const enabling = { code: "RegionEnabling" };
  it.each<[string, StateRow, StateRow, readonly string[]]>([
    [
      "withdraws nothing when it comes on",
      aRow(T0, "pending", enabling),
      aRow(day(1), "not_offered"),
      [],
    ],
    [
      "withdraws nothing that was off before",
      aRow(T0, "blocked", off),
      aRow(day(1), "not_offered"),
      [],
    ],
    [
      "offers nothing when it goes off",
      aRow(T0, "not_offered"),
      aRow(day(1), "blocked", off),
      ["region_off"],
    ],
    [
      "was enabled, whatever its models are",
      aRow(T0, "pending", enabling),
      aRow(day(1), "ready"),
      ["region_on"],
    ],
    [
      "was enabled while nobody looked",
      aRow(T0, "blocked", off),
      aRow(day(1), "blocked", { code: "NotAuthorized" }),
      ["region_on"],
    ],
    [
      "is being enabled",
      aRow(T0, "blocked", off),
      aRow(day(1), "pending", enabling),
      ["region_enabling"],
    ],
    [
      "was switched off before it was enabled",
      aRow(T0, "pending", enabling),
      aRow(day(1), "blocked", off),
      ["region_off"],
    ],
    ["stays off", aRow(T0, "blocked", off), aRow(day(1), "blocked", off), []],
  ])("%s", (_name, before, after, expected) => {
    expect(kinds([before, after])).toEqual(expected);
  });

  it.each<[string, laterMs: number, ofRegion: readonly StateRow[], expected: readonly number[]]>([
    ["the end of what belongs together", FLAP_GAP_MS, [], [0, 0]],
    ["a millisecond later", FLAP_GAP_MS + 1, [], [0, FLAP_GAP_MS + 1]],
    [
      "once it was off in between",
      MINUTE_MS * 2,
      [aRow(day(1) + MINUTE_MS, "blocked", { modelId: "c", ...off })],
      [0, MINUTE_MS, MINUTE_MS * 2],
    ],
  ])("is told when it was first seen, to %s", (_name, laterMs, ofRegion, expected) => {
    const rows = ["a", "b", "c"].flatMap((modelId) => {
      const switched = modelId === "b" ? day(1) + laterMs : day(1);
      const before = aRow(T0, "pending", { modelId, ...enabling });
      return modelId === "c"
        ? [aRow(T0, "ready", { modelId })]
        : [before, aRow(switched, "ready", { modelId })];
    });
    const times = seen([...rows, ...ofRegion]).map(({ at }) => at - day(1));
    expect(times.sort((one, other) => one - other)).toEqual(expected);
  });
});

describe("a cell that could not be read", () => {
  it("is not checked, never withdrawn", () => {
    expect(kinds([aRow(T0, "ready"), aRow(day(1), "unknown", { code: "NetworkError" })])).toEqual([
      "not_checked",
    ]);
  });

  it("has not changed when it comes back as it was", () => {
    const rows = [aRow(T0, "ready"), aRow(day(1), "unknown"), aRow(day(2), "ready")];
    expect(kinds(rows)).toEqual(["not_checked"]);
  });

  it("is compared with what was last known when it comes back", () => {
    const rows = [aRow(T0, "ready"), aRow(day(1), "unknown"), aRow(day(2), "blocked")];
    expect(seen(rows)[0]).toMatchObject({ kind: "blocked", from: "ready" });
  });

  it("is one line however often in a row it fails", () => {
    const rows = [0, 1, 2, 3].flatMap((n) => [
      aRow(day(1) + n * 30 * MINUTE_MS, "unknown", { code: "NetworkError" }),
      aRow(day(1) + n * 30 * MINUTE_MS + MINUTE_MS, "ready"),
    ]);
    expect(seen([aRow(T0, "ready"), ...rows])).toMatchObject([{ kind: "not_checked", times: 4 }]);
  });

  it("is no event while it was never read", () => {
    expect(kinds([aRow(day(1), "unknown", { code: "NotReadYet" })])).toEqual([]);
  });

  it("never makes a withdrawal, whatever the order of states", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...STATES.filter((state) => state !== "not_offered"))),
        (states) => {
          const rows = states.map((state, n) => aRow(T0 + n * DAY_MS, state));
          expect(kinds(rows)).not.toContain("withdrawn");
        },
      ),
    );
  });
});

describe("a cell that goes to and fro", () => {
  const flap = (gap: number) => [
    aRow(T0, "ready"),
    aRow(day(1), "blocked"),
    aRow(day(1) + gap, "ready"),
  ];

  it("is one change at its end", () => {
    expect(seen(flap(FLAP_GAP_MS))).toMatchObject([
      { kind: "flapping", from: "ready", to: "ready", times: 2, at: day(1) + FLAP_GAP_MS },
    ]);
  });

  it("is two changes when they lie further apart", () => {
    expect(kinds(flap(FLAP_GAP_MS + 1))).toEqual(["ready", "blocked"]);
  });

  it("is not confused with one that moves on", () => {
    const rows = ["blocked", "inactive", "pending", "ready"] as const;
    expect(kinds(rows.map((state, n) => aRow(day(1) + n * MINUTE_MS, state)))).toEqual([
      "ready",
      "pending",
      "inactive",
      "first_read",
    ]);
  });
});

describe("a cell without a past", () => {
  it("is first read when its region is", () => {
    const rows = [
      aRow(day(1), "ready", { scanId: "one" }),
      aRow(day(1) + 1, "ready", { scanId: "one", modelId: "b" }),
    ];
    expect(kinds(rows)).toEqual(["first_read", "first_read"]);
  });

  it("is offered when an earlier scan has read its region", () => {
    const rows = [aRow(day(2), "inactive", { modelId: "new" })];
    expect(kinds(rows, [aRow(T0, "ready")])).toEqual(["offered"]);
  });

  it("is first read by the scan, whatever a poll saw of its region before that had ended", () => {
    const polled = aRow(day(1), "pending", { modelId: "b", scanId: null });
    const scanned = aRow(day(1) + MINUTE_MS, "ready", { scanId: "one" });
    const first = { kind: "first_read", at: day(1) + MINUTE_MS, scanId: "one" };
    expect(seen([polled, scanned])).toMatchObject([first, first]);
  });

  it.each<[string, laterMs: number, expected: number]>([
    ["as long as the two belong together", FLAP_GAP_MS, FLAP_GAP_MS],
    ["and no longer", FLAP_GAP_MS + 1, 0],
  ])("that a poll saw first is told with the scan %s", (_name, laterMs, expected) => {
    const polled = aRow(day(1), "pending", { modelId: "b", scanId: null });
    const scanned = aRow(day(1) + laterMs, "ready", { scanId: "one" });
    const times = seen([polled, scanned]).map(({ at }) => at - day(1));
    expect(times.sort((one, other) => one - other)).toEqual([expected, laterMs]);
  });

  it("is offered where a check finds it in a region that a scan has read", () => {
    const found = aRow(day(2), "ready", { modelId: "new", scanId: null });
    expect(kinds([found], [aRow(T0, "ready")])).toEqual(["offered"]);
  });

  it("is nothing when it is not offered in a region that was read before", () => {
    const rows = [aRow(day(2), "not_offered", { modelId: "new" })];
    expect(kinds(rows, [aRow(T0, "ready")])).toEqual([]);
  });

  it("is first read when until then nobody could read it", () => {
    expect(
      kinds(
        [aRow(T0, "unknown"), aRow(day(1), "ready")],
        [aRow(T0 - 1, "ready", { modelId: "b" })],
      ),
    ).toEqual(["first_read"]);
  });
});

describe("a lifecycle date", () => {
  const place = { account: "111122223333", region: "eu-west-1", modelId: "a" };
  it.each([
    ["that passes in the window is a change", SINCE, 1],
    ["that passed before is none", SINCE - 1, 0],
    ["that lies ahead is none", NOW + 1, 0],
  ])("%s", (_name, legacyAt, expected) => {
    const changes = changesOf({
      rows: [],
      known: [],
      legacy: [{ ...place, legacyAt }],
      since: SINCE,
      now: NOW,
    });
    expect(changes).toHaveLength(expected);
    for (const change of changes) expect(change).toMatchObject({ kind: "legacy", to: null });
  });
});
