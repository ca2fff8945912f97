import { describe, expect, it } from "vitest";
import type { ActKind } from "@/lib/domain/acts/kinds";
import { anAct } from "@/tests/support/acts/samples";
import { agreement, day, type Looks, lookedAfter, quota, region, request } from "./looks";

describe("an end says in words what AWS showed last", () => {
  it.each<[string, ActKind, Looks, RegExp]>([
    [
      "a request that was not approved",
      "request-quota-increase",
      [[9_000, quota(300_000, request("NOT_APPROVED"))]],
      /^AWS ended the request as not approved\.$/,
    ],
    [
      "a request whose case was open, and no reading for a week",
      "request-quota-increase",
      [
        [9_000, quota(300_000, request("CASE_OPENED"))],
        [day(97), null],
      ],
      /it showed case opened last\./,
    ],
    [
      "a request that never showed",
      "request-quota-increase",
      [[day(90), quota(300_000)]],
      /does not show it: no request\.$/,
    ],
    [
      "a Region on its way, and no reading for a week",
      "enable-region",
      [
        [9_000, region("ENABLING")],
        [day(14), null],
      ],
      /it showed being enabled last\./,
    ],
    [
      "an agreement on its way, and no reading for a week",
      "accept-agreement",
      [
        [9_000, agreement("PENDING")],
        [day(14), null],
      ],
      /it showed being created last\./,
    ],
    [
      "an agreement that never showed",
      "accept-agreement",
      [[day(90), agreement("NOT_AVAILABLE")]],
      /does not show it: not there\.$/,
    ],
  ])("%s", (_name, kind, looks, expected) => {
    const { step } = lookedAfter(anAct(kind, "accepted"), looks);
    expect("why" in step && step.why?.said).toMatch(expected);
  });
});
