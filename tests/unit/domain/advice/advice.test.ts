import { describe, expect, it } from "vitest";
import { consequenceOf } from "@/lib/domain/advice/consequence";
import { unreadAdvice } from "@/lib/domain/advice/unread";
import { COMMAND_NAMES, commandFor } from "@/lib/domain/links/command";
import type { Finding } from "@/lib/domain/verdict";
import { finding } from "./a-finding";

const NEXT = Date.UTC(2026, 10, 24, 14, 40);

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
