import { describe, expect, it } from "vitest";
import { PAGE_CODES } from "@/lib/domain/codes";
import {
  asksAgreements,
  asksRegions,
  type CheckPlan,
  checkPlan,
} from "@/lib/domain/facts/check-plan";
import { type Availability, NEVER, type Reading, type RegionFacts } from "@/lib/domain/facts/facts";
import {
  aModel,
  aRegion,
  available,
  CLAUDE,
  failed,
  NOVA,
  readAt,
} from "@/tests/support/build-facts";

const NOTHING: CheckPlan = {
  provisioned: false,
  dataRetention: false,
  quotas: false,
  form: false,
};
type Given = Partial<Parameters<typeof checkPlan>[0]>;
const offering = (inferenceTypes: readonly string[], modelId = NOVA): RegionFacts =>
  aRegion({ models: readAt([aModel(modelId, { inferenceTypes })]) });

describe("what a check reads beside models, profiles and availability", () => {
  it.each<[string, Given, Partial<CheckPlan>]>([
    ["of a cell that is ready: nothing", { codes: [null] }, {}],
    ["of a Region that was never read: throughputs", { facts: null }, { provisioned: true }],
    [
      "after a list of throughputs that was never asked for: that",
      { facts: aRegion({ provisioned: NEVER }) },
      { provisioned: true },
    ],
    [
      "after a list of throughputs that failed: that",
      { facts: aRegion({ provisioned: failed("AccessDeniedException") }) },
      { provisioned: true },
    ],
    [
      "after one that failed with a last good one: that",
      { facts: aRegion({ provisioned: failed("ServiceUnavailable", []) }) },
      { provisioned: true },
    ],
    [
      "of a model that may be provisioned: throughputs",
      { facts: offering(["PROVISIONED"]) },
      { provisioned: true },
    ],
    [
      "of one of whose forms another may be",
      { facts: offering(["PROVISIONED"], `${NOVA}:24k`) },
      { provisioned: true },
    ],
    ["where only another may be: nothing", { facts: offering(["PROVISIONED"], CLAUDE) }, {}],
    [
      "after a list of models that failed: throughputs",
      { facts: aRegion({ models: failed("ServiceUnavailable") }) },
      { provisioned: true },
    ],
    ["of a quota of 0: quotas", { codes: ["ThrottlingException"] }, { quotas: true }],
    ["of data retention: that", { codes: ["DataRetentionNotAllowed"] }, { dataRetention: true }],
    [
      "of one cell among others: what that one needs",
      { codes: [null, "ThrottlingException"] },
      { quotas: true },
    ],
    ["of Anthropic's models: the form, whatever decided", { modelIds: [CLAUDE] }, { form: true }],
    ["of theirs among others: the form", { modelIds: [NOVA, CLAUDE] }, { form: true }],
    ["after a sign-in that expired: nothing more", { codes: ["SSOTokenExpired"] }, {}],
    ["of a Region that is off: nothing more", { codes: ["RegionDisabled"] }, {}],
    ["of an agreement that failed: nothing of the Region", { codes: ["MPAgreementFailed"] }, {}],
  ])("%s", (_name, given, expected) => {
    const asked = { codes: [null], modelIds: [NOVA], facts: aRegion(), ...given };
    expect(checkPlan(asked)).toEqual({ ...NOTHING, ...expected });
  });
});

describe("whether ListRegions is asked first", () => {
  it.each<[string, Parameters<typeof asksRegions>, boolean]>([
    ["a Region that is off", [["RegionDisabled"], "DISABLED"], true],
    ["one that is being switched on", [["RegionEnabling"], "ENABLING"], true],
    ["one cell of such a Region", [[null, "RegionDisabled"], "DISABLED"], true],
    ["a Region of which nothing is known", [[null], null], true],
    ["a sign-in that expired before the Regions were read", [["SSOTokenExpired"], null], true],
    ["a sign-in that expired after", [["SSOTokenExpired"], "ENABLED"], false],
    ["a cell that is ready", [[null], "ENABLED_BY_DEFAULT"], false],
    ["no cell", [[], "ENABLED"], false],
  ])("%s", (_name, given, expected) => {
    expect(asksRegions(...given)).toBe(expected);
  });

  it("by no code of AWS's page", () => {
    expect(PAGE_CODES.filter((code) => asksRegions([code], "ENABLED"))).toEqual([]);
  });
});

describe("whether agreements and entitlements are asked again", () => {
  it.each<[string, Reading<Availability> | undefined, boolean]>([
    [
      "PENDING, which an entitlement may have ended",
      readAt(available({ agreement: "PENDING" })),
      true,
    ],
    ["ERROR, which decides by itself", readAt(available({ agreement: "ERROR" })), false],
    ["NOT_AVAILABLE", readAt(available({ agreement: "NOT_AVAILABLE" })), false],
    ["AVAILABLE", readAt(available()), false],
    [
      "PENDING once, and failed now",
      failed("ServiceUnavailable", available({ agreement: "PENDING" })),
      false,
    ],
    ["never asked", NEVER, false],
    ["unknown", undefined, false],
  ])("%s", (_name, reading, expected) => {
    expect(asksAgreements(reading)).toBe(expected);
  });
});
