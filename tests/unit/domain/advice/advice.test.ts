import { describe, expect, it } from "vitest";
import { consequenceOf } from "@/lib/domain/advice/consequence";
import {
  endingSteps,
  isWeighty,
  nearestFirst,
  standsInFor,
  successorOf,
} from "@/lib/domain/advice/ending";
import { type OpenedCell, opens } from "@/lib/domain/advice/opens";
import { unreadAdvice } from "@/lib/domain/advice/unread";
import { COMMAND_NAMES, commandFor } from "@/lib/domain/links/command";
import type { Finding } from "@/lib/domain/verdict";

const NEXT = Date.UTC(2026, 10, 24, 14, 40);
const finding = (over: Partial<Finding>): Finding => ({
  gate: "availability",
  code: "NetworkError",
  cause: null,
  severity: "unknown",
  owner: "network",
  message: "what AWS said",
  ...over,
});

const AVAILABILITY = "GetFoundationModelAvailability";
const DENIED = { code: "AccessDeniedException", owner: "org-admin" } as const;

describe("advice for a cell that could not be read is about the reading", () => {
  it.each<[string, Partial<Finding>, string, string | null, RegExp]>([
    [
      "timed out: the scan tries again by itself",
      { gate: "model-list", cause: "client-timeout", owner: "application-code" },
      "Not known: the scan could not read the model list in ap-south-1. What it means for callers is open.",
      null,
      /^Nothing has to be done yet\. The next scan reads it again at 14:40 UTC\. If it goes on, check the way from this machine/,
    ],
    [
      "throttled: no advice for callers",
      { code: "ThrottlingException", owner: "application-code" },
      "Not known: the scan could not read the model’s availability in ap-south-1. What it means for callers is open.",
      null,
      /^Nothing has to be done yet.*AWS Health Dashboard/,
    ],
    [
      "a value that is not documented: AWS did answer",
      { code: "UnexpectedResponse", owner: "aws-support", call: AVAILABILITY },
      "Not known: AWS answered, with something that this version does not know. What it means for callers is open.",
      "aws-support",
      /^Update this dashboard.*ask AWS Support what this answer of GetFoundationModelAvailability means/,
    ],
    [
      "a proxy answered: no value of AWS's",
      { code: "UnexpectedResponse", cause: "answer-not-json", owner: "network" },
      "Not known: the scan could not read the model’s availability in ap-south-1. What it means for callers is open.",
      "network",
      /^Nothing has to be done yet.*check the way/,
    ],
    [
      "the scan's role may not read: the model may be ready",
      { code: "AccessDeniedException", owner: "org-admin", call: AVAILABILITY },
      "Not known: the role of the scan may not call GetFoundationModelAvailability in ap-south-1. What it means for callers is open. The model may well be ready.",
      "org-admin",
      /bedrock:GetFoundationModelAvailability/,
    ],
    [
      "a list of routes: it is named by the call that failed, not by its gate",
      { ...DENIED, gate: "route", call: "ListProvisionedModelThroughputs" },
      "Not known: the role of the scan may not call ListProvisionedModelThroughputs in ap-south-1. What it means for callers is open. The model may well be ready.",
      "org-admin",
      /: bedrock:ListProvisionedModelThroughputs\./,
    ],
    [
      "a quota of 0 where the profiles are unread",
      { ...DENIED, gate: "quota", call: "ListInferenceProfiles" },
      "Not known: the role of the scan may not call ListInferenceProfiles in ap-south-1. What it means for callers is open. The model may well be ready.",
      "org-admin",
      /: bedrock:ListInferenceProfiles\./,
    ],
    [
      "the list of Regions: an action of another service",
      { ...DENIED, gate: "region", call: "ListRegions" },
      "Not known: the role of the scan may not call ListRegions in ap-south-1. What it means for callers is open. The model may well be ready.",
      "org-admin",
      /: account:ListRegions\./,
    ],
    [
      "a call that is not known: none is named",
      { ...DENIED, gate: "route" },
      "Not known: the role of the scan may not read all routes to the model in ap-south-1. What it means for callers is open. The model may well be ready.",
      "org-admin",
      /^Let the policy that refuses it allow this read to the role of the scan\. The next/,
    ],
    [
      "a list of routes that timed out",
      { gate: "quota", call: "ListInferenceProfiles" },
      "Not known: the scan could not read the inference profiles in ap-south-1. What it means for callers is open.",
      "network",
      /^Nothing has to be done yet/,
    ],
  ])("%s", (_name, over, sentence, owner, steps) => {
    const found = unreadAdvice({ finding: finding(over), region: "ap-south-1", again: NEXT });
    expect(found).toMatchObject({ sentence, owner, quote: "what AWS said" });
    expect(found.steps.map(({ text }) => text).join(" ")).toMatch(steps);
    expect(found.steps.map(({ text }) => text).join(" ")).not.toMatch(
      /stream the answer|backoff|nslookup/,
    );
  });

  it("of several readings names every call that failed", () => {
    const calls = ["ListInferenceProfiles", "ListProvisionedModelThroughputs"];
    const found = unreadAdvice({
      ...{ finding: finding({ ...DENIED, gate: "route", call: "ListInferenceProfiles" }), calls },
      ...{ region: "ap-south-1", again: NEXT },
    });
    expect(found.sentence).toContain(
      "may not call ListInferenceProfiles and ListProvisionedModelThroughputs in ap-south-1",
    );
    expect(found.steps[0]?.text).toBe(
      "Let the policy that refuses it allow these reads to the role of the scan: bedrock:ListInferenceProfiles and bedrock:ListProvisionedModelThroughputs.",
    );
  });

  it("never quotes our own words as an answer", () => {
    const asked = { region: "ap-south-1", again: NEXT };
    const ours = finding({
      code: "UnexpectedResponse",
      message: "It is not documented.",
      ours: true,
    });
    expect(unreadAdvice({ ...asked, finding: ours })).toMatchObject({
      quote: null,
      found: "It is not documented.",
    });
    const stale = finding({ code: "Stale", message: "Too old.", ours: true });
    expect(unreadAdvice({ ...asked, finding: stale })).toMatchObject({ quote: null, found: null });
    expect(unreadAdvice({ ...asked, finding: finding({}) }).found).toBeNull();
  });

  it("of what no scan has reached quotes nobody", () => {
    const asked = { finding: finding({ code: "NotReadYet", owner: "wait" }), region: "us-east-1" };
    expect(unreadAdvice({ ...asked, again: "running" })).toMatchObject({
      quote: null,
      owner: null,
    });
  });
});

const cell = (
  region: string,
  modelId: string,
  over: Partial<OpenedCell["verdict"]>,
): OpenedCell => ({
  region,
  modelId,
  verdict: { state: "blocked", code: null, cause: null, findings: [], ...over },
});
const agreement = { state: "inactive", code: "AgreementNotCreated" } as const;
const form = { code: "FTUFormNotFilled", cause: "use-case-form-missing" } as const;
const zero = { code: "ThrottlingException", cause: "quota-zero" } as const;
const payment = { code: "MPAgreementFailed", cause: "payment-instrument-invalid" } as const;

describe("a step opens what it opens, and no more", () => {
  it.each<[string, OpenedCell, OpenedCell, boolean]>([
    [
      "an agreement: the model elsewhere",
      cell("us-east-1", "a", agreement),
      cell("eu-west-1", "a", agreement),
      true,
    ],
    [
      "an agreement: another model",
      cell("us-east-1", "a", agreement),
      cell("us-east-1", "b", agreement),
      false,
    ],
    [
      "a form: another model of its Region",
      cell("eu-south-1", "a", form),
      cell("eu-south-1", "b", form),
      true,
    ],
    [
      "a form of an opt-in Region: another opt-in Region",
      cell("eu-south-1", "a", form),
      cell("ap-east-1", "a", form),
      false,
    ],
    [
      "a form of a default Region: another default Region",
      cell("us-east-1", "a", form),
      cell("eu-west-1", "b", form),
      true,
    ],
    [
      "a form: a model that needs its agreement too",
      cell("eu-south-1", "a", form),
      cell("eu-south-1", "b", {
        ...form,
        findings: [finding({}), finding({ code: "AgreementNotCreated", severity: "warn" })],
      }),
      false,
    ],
    [
      "a form: a model without an agreement, of which the verdict says no more",
      cell("eu-south-1", "a", form),
      { ...cell("eu-south-1", "b", form), agreementMissing: true },
      false,
    ],
    ["a quota: itself", cell("sa-east-1", "a", zero), cell("sa-east-1", "a", zero), true],
    [
      "a quota: the same model elsewhere",
      cell("sa-east-1", "a", zero),
      cell("ap-east-1", "a", zero),
      false,
    ],
    [
      "a Region: its other models",
      cell("af-south-1", "a", { code: "RegionDisabled" }),
      cell("af-south-1", "b", { code: "RegionDisabled" }),
      true,
    ],
    [
      "a Region: another one",
      cell("af-south-1", "a", { code: "RegionDisabled" }),
      cell("ap-east-1", "a", { code: "RegionDisabled" }),
      false,
    ],
    [
      "a payment method: the whole account",
      cell("us-east-1", "a", payment),
      cell("eu-west-1", "b", payment),
      true,
    ],
    [
      "a payment method: an agreement that AWS still works on, which is the very one that failed",
      cell("us-east-1", "a", payment),
      cell("us-east-1", "b", {
        ...payment,
        findings: [finding({}), finding({ code: "MPAgreementPending", severity: "wait" })],
      }),
      true,
    ],
    [
      "another cause",
      cell("us-east-1", "a", payment),
      cell("us-east-1", "b", { ...payment, cause: null }),
      false,
    ],
    [
      "moving to another model: nothing",
      cell("us-east-1", "a", { code: "ModelEndOfLife" }),
      cell("us-east-1", "a", { code: "ModelEndOfLife" }),
      false,
    ],
    [
      "a reading: nothing",
      cell("us-east-1", "a", { state: "unknown", code: "NetworkError" }),
      cell("us-east-1", "a", { state: "unknown", code: "NetworkError" }),
      false,
    ],
  ])("%s", (_name, step, other, expected) => {
    expect(opens(step, other)).toBe(expected);
  });
});

const READY = [
  { modelId: "ai21.jamba-1-5-mini", name: "Jamba 1.5 Mini" },
  { modelId: "ai21.jamba-2-large", name: "Jamba 2 Large" },
  { modelId: "ai21.jamba-1-6-large", name: "Jamba 1.6 Large" },
];

describe("a model that ends", () => {
  it("is followed by the newest of those nearest to it", () => {
    expect(successorOf("Jamba 1.5 Large", READY)?.name).toBe("Jamba 2 Large");
    expect(successorOf("Claude Opus 4.1", READY)).toBeNull();
    expect(nearestFirst("Jamba 1.5 Mini", READY)[0]?.name).toBe("Jamba 1.5 Mini");
  });

  it.each([
    ["text for text", ["TEXT"], ["TEXT"], true],
    ["more than was given", ["TEXT"], ["TEXT", "IMAGE"], true],
    ["text for pictures", ["IMAGE"], ["TEXT"], false],
    ["speech and text for speech and text", ["SPEECH", "TEXT"], ["TEXT", "SPEECH"], true],
    ["half of it", ["SPEECH", "TEXT"], ["TEXT"], false],
    ["what nobody lists, for what is listed", ["TEXT"], [], false],
    ["anything, for what nobody lists any more", [], ["TEXT"], true],
  ])("is replaced by what gives the same: %s", (_name, gave, gives, expected) => {
    expect(standsInFor(gave, gives)).toBe(expected);
  });

  it.each([
    ["a successor", READY[1] ?? null, "Use Jamba 2 Large: it is ready in us-east-1."],
    ["none", null, "Choose a newer model: none of this provider is ready in us-east-1 yet."],
  ])("is not offered for acceptance: with %s", (_name, successor, first) => {
    const steps = endingSteps({ ends: "End of life in 4 days.", region: "us-east-1", successor });
    expect(steps.map(({ text }) => text)).toEqual([
      first,
      "Don’t accept an offer for this one. End of life in 4 days.",
    ]);
  });

  it.each<[string, Partial<Finding>, boolean]>([
    ["legacy", { severity: "warn", code: "ModelLegacy" }, true],
    ["ends soon", { severity: "warn", code: null, cause: "model-end-of-life" }, true],
    [
      "has ended, which is no warning",
      { severity: "block", code: "ModelEndOfLife", cause: "model-end-of-life" },
      false,
    ],
    ["a note", { severity: "note", code: null }, false],
  ])("is a warning of weight: %s", (_name, over, expected) => {
    expect(isWeighty(finding(over))).toBe(expected);
  });
});

it("every command that does more than read says so, and no other does", () => {
  const at = {
    partition: "aws",
    region: "us-east-1",
    accountId: null,
    modelId: "a.b",
    quotaCode: null,
    portal: null,
  } as const;
  const changing = COMMAND_NAMES.filter(
    (name) => consequenceOf(commandFor(name, at) ?? "") !== null,
  );
  expect(changing).toEqual(["acceptOffer", "enableRegion", "submitForm"]);
});
