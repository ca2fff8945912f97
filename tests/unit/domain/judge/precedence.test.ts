import { describe, expect, it } from "vitest";
import {
  aLifecycle,
  aModel,
  answering,
  aRegion,
  available,
  CLAUDE,
  failed,
  judge,
  NOW,
  readAt,
  type Setting,
} from "@/tests/support/build-facts";
import { inState, missing } from "@/tests/support/build-settings";

type Pair = readonly [
  name: string,
  setting: Setting,
  code: string | null,
  later: readonly string[],
];

const off = inState("DISABLED").account;
const ended = aModel(CLAUDE, { lifecycle: aLifecycle({ endOfLifeAt: NOW - 1 }) });
const endedAnd = (over: Parameters<typeof available>[0]): Setting => ({
  facts: aRegion({
    models: readAt([ended]),
    availability: { [CLAUDE]: readAt(available(over)) },
  }),
});

const PAIRS: readonly Pair[] = [
  [
    "a closed region before a missing agreement",
    { account: off, facts: answering({ agreement: "NOT_AVAILABLE" }) },
    "RegionDisabled",
    ["AgreementNotCreated"],
  ],
  [
    "a closed region before an end of life",
    { account: off, ...endedAnd({}) },
    "RegionDisabled",
    ["ModelEndOfLife"],
  ],
  [
    "an end of life before a failed agreement",
    endedAnd({ agreement: "ERROR" }),
    "ModelEndOfLife",
    ["MPAgreementFailed"],
  ],
  [
    "an end of life before a pending agreement",
    endedAnd({ agreement: "PENDING" }),
    "ModelEndOfLife",
    ["MPAgreementBeingCreated"],
  ],
  [
    "a failed agreement before a lack of authorization",
    { facts: answering({ agreement: "ERROR", authorization: "NOT_AUTHORIZED" }) },
    "MPAgreementFailed",
    ["NotAuthorized"],
  ],
  [
    "a pending agreement before a lack of authorization",
    { facts: answering({ agreement: "PENDING", authorization: "NOT_AUTHORIZED" }) },
    "MPAgreementBeingCreated",
    ["NotAuthorized"],
  ],
  [
    "a lack of authorization before a lack of entitlement",
    { facts: answering({ authorization: "NOT_AUTHORIZED", entitlement: "NOT_AVAILABLE" }) },
    "NotAuthorized",
    ["BadCScoreException"],
  ],
  [
    "a lack of authorization before a missing agreement",
    { facts: answering({ authorization: "NOT_AUTHORIZED", agreement: "NOT_AVAILABLE" }) },
    "NotAuthorized",
    ["AgreementNotCreated"],
  ],
  [
    "not offered before an end of life",
    endedAnd({ region: "NOT_AVAILABLE" }),
    null,
    ["ModelEndOfLife"],
  ],
];

describe("where two rows match", () => {
  it.each(PAIRS)("%s, and both are told", (_name, setting, code, later) => {
    const verdict = judge(setting);
    expect(verdict.code).toBe(code);
    const told = verdict.findings.map((finding) => finding.code);
    for (const other of later) expect(told).toContain(other);
    if (code !== null) expect(told[0]).toBe(code);
  });

  it("tells a missing form once, though two rows say it", () => {
    const setting = {
      facts: answering({ agreement: "NOT_AVAILABLE", authorization: "NOT_AUTHORIZED" }),
      account: missing(),
    };
    const forms = judge(setting).findings.filter(({ code }) => code === "FTUFormNotFilled");
    expect(forms).toHaveLength(1);
  });
});

describe("a fact that could not be read", () => {
  it("makes the cell unknown before the first match, and later matches are still told", () => {
    const models = failed("ThrottlingException", [aModel(CLAUDE)]);
    const facts = { ...answering({ agreement: "ERROR" }), models };
    const verdict = judge({ facts });
    expect([verdict.state, verdict.code]).toEqual(["unknown", "ThrottlingException"]);
    expect(verdict.findings.map(({ code }) => code)).toContain("MPAgreementFailed");
  });

  it("adds nothing after the first match", () => {
    const facts = aRegion({ availability: { [CLAUDE]: failed("ServiceUnavailable") } });
    const verdict = judge({ account: off, facts });
    expect([verdict.state, verdict.code]).toEqual(["blocked", "RegionDisabled"]);
    expect(verdict.findings.map(({ code }) => code)).not.toContain("ServiceUnavailable");
  });
});
