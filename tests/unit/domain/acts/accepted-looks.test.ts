import { describe, expect, it } from "vitest";
import type { ActKind } from "@/lib/domain/acts/kinds";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
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
  TAKEN,
} from "./looks";

describe("what AWS accepted", () => {
  const CASES: readonly [string, ActKind, Looks, string][] = [
    ["AVAILABLE once", "accept-agreement", [[9_000, agreement("AVAILABLE")]], "accepted"],
    [
      "AVAILABLE twice",
      "accept-agreement",
      [
        [9_000, agreement("AVAILABLE")],
        [19_000, agreement("AVAILABLE")],
      ],
      "done",
    ],
    [
      "AVAILABLE twice with a reading that failed between",
      "accept-agreement",
      [
        [9_000, agreement("AVAILABLE")],
        [19_000, null],
        [29_000, agreement("AVAILABLE")],
      ],
      "done",
    ],
    [
      "it flaps",
      "accept-agreement",
      [
        [9_000, agreement("AVAILABLE")],
        [19_000, agreement("PENDING")],
        [29_000, agreement("AVAILABLE")],
      ],
      "accepted",
    ],
    [
      "an error twice",
      "accept-agreement",
      [
        [9_000, agreement("ERROR")],
        [19_000, agreement("ERROR")],
      ],
      "failed agreement-error",
    ],
    [
      "not there yet, twice",
      "accept-agreement",
      [
        [9_000, agreement("NOT_AVAILABLE")],
        [19_000, agreement("NOT_AVAILABLE")],
      ],
      "accepted",
    ],
    [
      "gone once",
      "accept-agreement",
      [
        [9_000, agreement("PENDING")],
        [19_000, agreement("NOT_AVAILABLE")],
      ],
      "accepted",
    ],
    [
      "gone twice",
      "accept-agreement",
      [
        [9_000, agreement("PENDING")],
        [19_000, agreement("NOT_AVAILABLE")],
        [29_000, agreement("NOT_AVAILABLE")],
      ],
      "failed agreement-gone",
    ],
    [
      "never there in 15 minutes",
      "accept-agreement",
      [
        [9_000, agreement("NOT_AVAILABLE")],
        [4_000 + 15 * MINUTE_MS, agreement("NOT_AVAILABLE")],
      ],
      "failed agreement-gone",
    ],
    [
      "PENDING for two days",
      "accept-agreement",
      [[day(2), agreement("PENDING")]],
      "failed not-shown",
    ],
    [
      "PENDING for nearly two days",
      "accept-agreement",
      [[day(2) - 1, agreement("PENDING")]],
      "accepted",
    ],
    ["not read for two days", "accept-agreement", [[day(2), null]], "accepted"],
    ["not read for nearly nine days", "accept-agreement", [[day(9) - 1, null]], "accepted"],
    ["not read for nine days", "accept-agreement", [[day(9), null]], "failed not-read-on"],
    [
      "PENDING, then not read",
      "accept-agreement",
      [
        [9_000, agreement("PENDING")],
        [day(2), null],
      ],
      "accepted",
    ],
    [
      "PENDING, not read, then there",
      "accept-agreement",
      [
        [9_000, agreement("PENDING")],
        [day(2), null],
        [day(3), agreement("AVAILABLE")],
        [day(3) + 1, agreement("AVAILABLE")],
      ],
      "done",
    ],
    [
      "there once, late, then not",
      "accept-agreement",
      [
        [day(2), agreement("AVAILABLE")],
        [day(2) + 1, agreement("PENDING")],
      ],
      "failed not-shown",
    ],
    ["no form that can be read for a day", "submit-use-case-form", [[day(1), null]], "accepted"],
    [
      "not read, then there",
      "submit-use-case-form",
      [
        [day(1), null],
        [day(2), form("present")],
      ],
      "done",
    ],
    [
      "not read, then missing",
      "submit-use-case-form",
      [
        [day(1), null],
        [day(2), form("missing")],
      ],
      "failed not-shown",
    ],
    ["not read for a week", "enable-region", [[day(7), null]], "accepted"],
    ["not read for two weeks", "enable-region", [[day(14), null]], "failed not-read-on"],
    ["not read for 90 days", "request-quota-increase", [[day(90), null]], "accepted"],
    ["not read for 97 days", "request-quota-increase", [[day(97), null]], "failed not-read-on"],
    ["ENABLING", "enable-region", [[9_000, region("ENABLING")]], "accepted"],
    ["ENABLED", "enable-region", [[9_000, region("ENABLED")]], "done"],
    [
      "off again",
      "enable-region",
      [
        [9_000, region("ENABLING")],
        [19_000, region("DISABLED")],
        [29_000, region("DISABLED")],
      ],
      "failed region-off",
    ],
    ["still DISABLED", "enable-region", [[9_000, region("DISABLED")]], "accepted"],
    ["the form shows", "submit-use-case-form", [[9_000, form("present")]], "done"],
    ["the form does not show", "submit-use-case-form", [[9_000, form("missing")]], "accepted"],
    ["no form for a day", "submit-use-case-form", [[day(1), form("missing")]], "failed not-shown"],
    ["asked", "request-quota-increase", [[9_000, quota(300_000, request("PENDING"))]], "accepted"],
    [
      "a case",
      "request-quota-increase",
      [[9_000, quota(300_000, request("CASE_OPENED"))]],
      "accepted",
    ],
    [
      "approved, not applied",
      "request-quota-increase",
      [[9_000, quota(300_000, request("APPROVED"))]],
      "accepted",
    ],
    [
      "approved and applied",
      "request-quota-increase",
      [[9_000, quota(600_000, request("APPROVED"))]],
      "done",
    ],
    [
      "applied though the case is closed",
      "request-quota-increase",
      [[9_000, quota(600_000, request("CASE_CLOSED"))]],
      "done",
    ],
    [
      "one too few",
      "request-quota-increase",
      [[9_000, quota(599_999, request("APPROVED"))]],
      "accepted",
    ],
    [
      "approved and never applied",
      "request-quota-increase",
      [[day(7), quota(300_000, request("APPROVED"))]],
      "failed quota-not-applied",
    ],
    [
      "approved for less",
      "request-quota-increase",
      [[day(7), quota(400_000, request("APPROVED"))]],
      "done",
    ],
    [
      "approved, nearly a week",
      "request-quota-increase",
      [[day(7) - 1, quota(400_000, request("APPROVED"))]],
      "accepted",
    ],
    [
      "denied",
      "request-quota-increase",
      [[9_000, quota(300_000, request("DENIED"))]],
      "failed quota-denied",
    ],
    [
      "closed",
      "request-quota-increase",
      [[9_000, quota(300_000, request("CASE_CLOSED"))]],
      "failed quota-case-closed",
    ],
    [
      "not approved",
      "request-quota-increase",
      [[9_000, quota(300_000, request("NOT_APPROVED"))]],
      "failed quota-not-approved",
    ],
    [
      "invalid",
      "request-quota-increase",
      [[9_000, quota(300_000, request("INVALID_REQUEST"))]],
      "failed quota-not-approved",
    ],
    ["not shown", "request-quota-increase", [[9_000, quota(300_000, OLD)]], "accepted"],
    [
      "no applied value: the default holds",
      "request-quota-increase",
      [[9_000, quota(null)]],
      "accepted",
    ],
  ];
  for (const [name, kind, looks, end] of CASES)
    it(`${kind}: ${name}: ${end}`, () => {
      expect(endOf(lookedAfter(anAct(kind, "accepted"), looks))).toBe(end);
    });
});

it("an increase approved in part is one also where nothing was applied before", () => {
  const act = anAct("request-quota-increase", "accepted");
  if (act.step.state !== "accepted") throw new Error("accepted is what it is");
  const { preview } = act.step;
  const { subject } = preview;
  if (subject.kind !== "request-quota-increase") throw new Error("a quota is what is asked for");
  const bare = { ...subject, quota: { ...subject.quota, applied: null, default: 300_000 } };
  const asked = { ...act, step: { ...act.step, preview: { ...preview, subject: bare } } };
  const aWeekOn = TAKEN - T0 + 7 * DAY_MS;
  const inPart: Looks = [[aWeekOn, quota(400_000, request("APPROVED"))]];
  expect(endOf(lookedAfter(asked, inPart))).toBe("done");
  const not: Looks = [[aWeekOn, quota(null, request("APPROVED"))]];
  expect(endOf(lookedAfter(asked, not))).toBe("failed quota-not-applied");
});
