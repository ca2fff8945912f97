import { describe, expect, it } from "vitest";
import type { Act } from "@/lib/domain/acts/act";
import { ARRIVES_WITHIN_MS, KNOWN_WITHIN_MS } from "@/lib/domain/acts/decide-by-look";
import { endsNotKnown } from "@/lib/domain/acts/endings";
import type { ActKind } from "@/lib/domain/acts/kinds";
import type { Sight } from "@/lib/domain/acts/look";
import { actNotices, actNoticeText } from "@/lib/domain/acts/notices";
import { nextLookAt, PACE } from "@/lib/domain/acts/schedule";
import { SHOWN_WITHIN_MS } from "@/lib/domain/acts/watch-act";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { endNote } from "@/lib/services/acts/notes";
import { anAct, T0 } from "@/tests/support/acts/samples";
import {
  agreement,
  day,
  endOf,
  form,
  type Looks,
  lookedAfter,
  OLD,
  quota,
  region,
  request,
  SENT,
  TAKEN,
} from "./looks";

const LATE = ARRIVES_WITHIN_MS + 3_000;

function inErrorBefore(state: "unknown" | "accepted"): Act {
  const act = anAct("accept-agreement", state);
  if (act.step.state !== state) throw new Error(`${state} is what it is`);
  const facts = [{ name: "agreement", label: "Agreement", value: "ERROR" }];
  return { ...act, step: { ...act.step, preview: { ...act.step.preview, facts } } };
}

describe("what no answer came of", () => {
  const CASES: readonly [string, ActKind, Looks, string][] = [
    ["PENDING shows", "accept-agreement", [[9_000, agreement("PENDING")]], "accepted"],
    ["AVAILABLE shows", "accept-agreement", [[9_000, agreement("AVAILABLE")]], "accepted"],
    ["an error is new", "accept-agreement", [[9_000, agreement("ERROR")]], "accepted"],
    ["nothing shows yet", "accept-agreement", [[9_000, agreement("NOT_AVAILABLE")]], "unknown"],
    [
      "nothing shows for 15 minutes, seen twice",
      "accept-agreement",
      [
        [9_000, agreement("NOT_AVAILABLE")],
        [LATE, agreement("NOT_AVAILABLE")],
      ],
      "unknown",
    ],
    [
      "nothing shows for 15 minutes, seen three times",
      "accept-agreement",
      [
        [9_000, agreement("NOT_AVAILABLE")],
        [19_000, agreement("NOT_AVAILABLE")],
        [LATE, agreement("NOT_AVAILABLE")],
      ],
      "refused never-arrived",
    ],
    [
      "nothing shows three times, a moment before",
      "accept-agreement",
      [
        [9_000, agreement("NOT_AVAILABLE")],
        [19_000, agreement("NOT_AVAILABLE")],
        [LATE - 1, agreement("NOT_AVAILABLE")],
      ],
      "unknown",
    ],
    ["a word that nobody knows", "accept-agreement", [[9_000, agreement("NEW")]], "unknown"],
    ["no reading", "accept-agreement", [[9_000, null]], "unknown"],
    [
      "no reading for a week",
      "enable-region",
      [[3_000 + KNOWN_WITHIN_MS, null]],
      "refused never-known",
    ],
    ["no reading for nearly a week", "enable-region", [[2_999 + KNOWN_WITHIN_MS, null]], "unknown"],
    ["ENABLING shows", "enable-region", [[9_000, region("ENABLING")]], "accepted"],
    ["ENABLED shows", "enable-region", [[9_000, region("ENABLED")]], "accepted"],
    ["still DISABLED", "enable-region", [[9_000, region("DISABLED")]], "unknown"],
    ["the form is there", "submit-use-case-form", [[9_000, form("present")]], "accepted"],
    ["no form", "submit-use-case-form", [[9_000, form("missing")]], "unknown"],
    [
      "the request is there",
      "request-quota-increase",
      [[9_000, quota(300_000, request("PENDING"))]],
      "accepted",
    ],
    ["only the old request", "request-quota-increase", [[9_000, quota(300_000, OLD)]], "unknown"],
    [
      "a request for another value",
      "request-quota-increase",
      [[9_000, quota(300_000, request("PENDING", { desiredValue: 700_000 }))]],
      "unknown",
    ],
    [
      "a request of an hour before",
      "request-quota-increase",
      [[9_000, quota(300_000, request("PENDING", { createdAt: SENT - HOUR_MS }))]],
      "unknown",
    ],
    ["a sight of another kind", "enable-region", [[9_000, form("present")]], "unknown"],
  ];
  for (const [name, kind, looks, end] of CASES)
    it(`${kind}: ${name}: ${end}`, () => {
      expect(endOf(lookedAfter(anAct(kind, "unknown"), looks))).toBe(end);
    });

  it("that was in error before the call proves nothing by the same error", () => {
    const act = inErrorBefore("unknown");
    expect(endOf(lookedAfter(act, [[9_000, agreement("ERROR")]]))).toBe("unknown");
    const thrice: Looks = [
      [9_000, agreement("ERROR")],
      [19_000, agreement("ERROR")],
      [LATE, agreement("ERROR")],
    ];
    const { step } = lookedAfter(act, thrice);
    expect(step).toMatchObject({ state: "refused", why: { code: "same-error", owner: "billing" } });
    expect(endOf(lookedAfter(act, [...thrice.slice(0, 2), [LATE - 1, agreement("ERROR")]]))).toBe(
      "unknown",
    );
  });

  it("is the request that AWS shows, by its id from then on", () => {
    const act = lookedAfter(anAct("request-quota-increase", "unknown"), [
      [9_000, quota(300_000, request("PENDING"))],
    ]);
    expect(act.step).toMatchObject({ state: "accepted", quotaRequestId: "new-1", requestId: null });
  });
});

describe("an end of which it is not known what came", () => {
  const error = [1, 2, 3].map((so): [number, Sight] => [LATE + so, agreement("ERROR")]);
  const CASES: readonly [string, Act, Looks, boolean][] = [
    [
      "no answer, and no reading for a week",
      anAct("enable-region", "unknown"),
      [[day(8), null]],
      true,
    ],
    ["no answer, and the same error", inErrorBefore("unknown"), error, true],
    [
      "accepted, and not read for a week",
      anAct("enable-region", "accepted"),
      [[day(14), null]],
      true,
    ],
    [
      "accepted, and not shown",
      anAct("submit-use-case-form", "accepted"),
      [[day(1), form("missing")]],
      false,
    ],
    [
      "no answer, and no trace",
      anAct("submit-use-case-form", "unknown"),
      [1, 2, 3].map((so): [number, Sight] => [LATE + so, form("missing")]),
      false,
    ],
  ];
  it.each(CASES)("%s", (_name, act, looks, notKnown) => {
    const after = lookedAfter(act, looks);
    if (!("why" in after.step) || !("endedAt" in after.step)) throw new Error(after.step.state);
    expect(endsNotKnown(after.step.why)).toBe(notKnown);
    const [notice] = actNotices(after, {
      now: T0,
      actions: { enabled: true, secondPerson: false },
    });
    if (!notice) throw new Error("no notice");
    expect(actNoticeText(after, notice).startsWith("Not known: ")).toBe(notKnown);
    expect(endNote(after).outcome === "unknown").toBe(notKnown);
  });
});

describe("the next look", () => {
  const lookedAt = (kind: ActKind, at: number, failures = 0) => {
    const act = anAct(kind, "accepted");
    if (act.step.state !== "accepted") throw new Error("accepted is what it is");
    const watching = { ...act.step.watching, lastAt: at, failures };
    return nextLookAt({ ...act, step: { ...act.step, watching } }, PACE);
  };
  const CASES: readonly [string, number | null, number | null][] = [
    ["a preview", nextLookAt(anAct("enable-region", "previewed"), PACE), T0 + 10 * MINUTE_MS + 1],
    ["confirmed", nextLookAt(anAct("enable-region", "confirmed"), PACE), T0 + 46 * SECOND_MS],
    ["intended", nextLookAt(anAct("enable-region", "intended"), PACE), T0 + 47 * SECOND_MS],
    ["sent", nextLookAt(anAct("enable-region", "sent"), PACE), T0 + 48 * SECOND_MS],
    ["unknown, first", nextLookAt(anAct("enable-region", "unknown"), PACE), SENT + 15 * SECOND_MS],
    ["a Region, first", nextLookAt(anAct("enable-region", "accepted"), PACE), TAKEN + MINUTE_MS],
    [
      "a Region, just before 30 min",
      lookedAt("enable-region", TAKEN + 30 * MINUTE_MS - 1),
      TAKEN + 31 * MINUTE_MS - 1,
    ],
    [
      "a Region, from 30 min on",
      lookedAt("enable-region", TAKEN + 30 * MINUTE_MS),
      TAKEN + 35 * MINUTE_MS,
    ],
    [
      "a quota, first",
      nextLookAt(anAct("request-quota-increase", "accepted"), PACE),
      TAKEN + MINUTE_MS,
    ],
    [
      "a quota, then",
      lookedAt("request-quota-increase", TAKEN + MINUTE_MS),
      TAKEN + MINUTE_MS + HOUR_MS,
    ],
    [
      "an agreement, soon",
      lookedAt("accept-agreement", TAKEN + MINUTE_MS),
      TAKEN + MINUTE_MS + 15 * SECOND_MS,
    ],
    [
      "a reading that failed",
      lookedAt("accept-agreement", TAKEN + MINUTE_MS, 1),
      TAKEN + MINUTE_MS + 30 * SECOND_MS,
    ],
    [
      "many that failed",
      lookedAt("accept-agreement", TAKEN + MINUTE_MS, 99),
      TAKEN + 31 * MINUTE_MS,
    ],
    [
      "a quota that can't be read",
      lookedAt("request-quota-increase", TAKEN + HOUR_MS, 9),
      TAKEN + 2 * HOUR_MS,
    ],
  ];
  for (const [name, is, should] of CASES) it(name, () => expect(is).toBe(should));

  it("comes before every limit", () => {
    for (const within of Object.values(SHOWN_WITHIN_MS)) expect(within).toBeGreaterThan(HOUR_MS);
  });
});

describe("an agreement that was in error before it was accepted anew", () => {
  const LAST = 4_000 + 15 * MINUTE_MS;
  const CASES: readonly [string, Looks, string][] = [
    [
      "shows that error still",
      [
        [9_000, agreement("ERROR")],
        [19_000, agreement("ERROR")],
        [LAST - 1, agreement("ERROR")],
      ],
      "accepted",
    ],
    [
      "shows it for 15 minutes",
      [
        [9_000, agreement("ERROR")],
        [LAST, agreement("ERROR")],
      ],
      "failed agreement-error",
    ],
    [
      "pends and fails again",
      [
        [9_000, agreement("PENDING")],
        [19_000, agreement("ERROR")],
        [29_000, agreement("ERROR")],
      ],
      "failed agreement-error",
    ],
  ];
  for (const [name, looks, end] of CASES)
    it(`${name}: ${end}`, () => {
      expect(endOf(lookedAfter(inErrorBefore("accepted"), looks))).toBe(end);
    });
});
