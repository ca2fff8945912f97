import { describe, expect, it } from "vitest";
import { advisedFindings, yieldsTo } from "@/lib/domain/advice/advised-findings";
import { reachOf } from "@/lib/domain/advice/opens";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { CAUSES } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import { SEVERITIES } from "@/lib/domain/state";
import type { Finding } from "@/lib/domain/verdict";

const finding = (over: Partial<Finding>): Finding => ({
  gate: "agreement",
  code: "MPAgreementFailed",
  cause: null,
  severity: "block",
  owner: "billing",
  message: "what is so",
  ...over,
});
const pending = finding({ code: "MPAgreementPending", severity: "wait", owner: "wait" });
const form = finding({ gate: "form", code: "FTUFormNotFilled", owner: "account-admin" });
const offer = finding({ code: "AgreementNotCreated", severity: "warn" });
const retired = finding({
  gate: "lifecycle",
  code: "ModelEndOfLife",
  cause: "model-end-of-life",
  owner: "application-code",
});
const legacy = finding({ gate: "lifecycle", code: "ModelLegacy", severity: "warn" });
const note = finding({ gate: "quota", code: null, severity: "note" });

describe("a further finding", () => {
  it.each<[string, Finding, Finding, boolean]>([
    ["to wait, where waiting will not help", pending, finding({}), true],
    ["to act, where something else must be done too", form, finding({}), false],
    ["to act, while AWS is at work", form, pending, false],
    ["to wait, while AWS is at work", pending, form, true],
    ["an offer of a model that is to be left", offer, retired, true],
    ["a form for a model that is to be left", form, retired, true],
    ["an agreement of a model that is to be left", pending, retired, true],
    ["a warning of a model that is to be left", legacy, retired, false],
    ["a note", note, finding({}), false],
    ["an offer, where a form is missing too", offer, form, false],
    [
      "to wait, where the first could not be read",
      pending,
      finding({ severity: "unknown" }),
      false,
    ],
  ])("%s", (_name, further, deciding, yields) => {
    expect(yieldsTo(further, deciding)).toBe(yields);
    const told = advisedFindings({ code: deciding.code, findings: [deciding, further] });
    expect(told).toEqual(yields ? [deciding] : [deciding, further]);
  });

  it("beside a cell that is ready, whatever it says, is told", () => {
    expect(advisedFindings({ code: null, findings: [legacy, pending] })).toEqual([legacy, pending]);
  });
});

/** All codes with each of their causes, and with none. */
const ALL = CODES.flatMap((code) => [
  { code, cause: null },
  ...CAUSES.map((cause) => ({ code, cause })),
]);
const rule = ({ code, cause }: (typeof ALL)[number]) =>
  (cause ? CAUSE_ENTRIES[cause] : CODE_ENTRIES[code]).retry.rule;

describe("of all pairs of codes", () => {
  const firsts = CODES.flatMap((code) => SEVERITIES.map((severity) => finding({ code, severity })));
  const seconds = ALL.flatMap(({ code, cause }) =>
    SEVERITIES.map((severity) => finding({ code, cause, severity })),
  );

  it("none that is told says to wait where somebody must act first", () => {
    for (const first of firsts.filter(({ severity }) => severity === "block")) {
      const told = advisedFindings({ code: first.code, findings: [first, ...seconds] });
      expect(told[0]).toBe(first);
      expect(told.slice(1).filter(({ severity }) => severity === "wait")).toEqual([]);
    }
  });

  it("none that is told asks for an act where the model is to be left", () => {
    const left = firsts.filter((one) => reachOf(one) === "nothing" && one.severity === "block");
    expect(left.map(({ code }) => code)).toEqual(["ModelEndOfLife"]);
    for (const first of left) {
      const told = advisedFindings({ code: first.code, findings: [first, ...seconds] }).slice(1);
      expect(told.some(({ severity }) => severity === "block" || severity === "wait")).toBe(false);
      expect(told.some(({ code }) => code === "AgreementNotCreated")).toBe(false);
    }
  });

  it("nothing else is left out: what yields says to wait, or is of a model that is to be left", () => {
    for (const first of firsts) {
      for (const second of seconds) {
        if (!yieldsTo(second, first)) continue;
        expect(first.severity).toBe("block");
        expect(second.severity === "wait" || reachOf(first) === "nothing").toBe(true);
      }
    }
  });

  it("a code by which a cell only waits is one that the catalogue says to wait for", () => {
    for (const code of ["MPAgreementBeingCreated", "MPAgreementPending", "RegionEnabling"] as const)
      expect(rule({ code, cause: null })).toBe("wait");
  });
});
