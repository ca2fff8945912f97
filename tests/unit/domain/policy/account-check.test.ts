import { describe, expect, it } from "vitest";
import {
  CHECK_OUTCOMES,
  type CheckedAction,
  type CheckLine,
  type CheckOutcome,
  checkSentence,
  checkText,
  ENTRY_STEPS,
  missingActions,
  unknownWithout,
} from "@/lib/domain/policy/account-check";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";

const ACTIONS: readonly CheckedAction[] = [
  ...ENTRY_STEPS,
  ...SCAN_ACTIONS.map(({ action }) => action),
];
const line = (action: CheckedAction, outcome: CheckOutcome, message?: string): CheckLine => ({
  action,
  outcome,
  detail: null,
  fault: message ? { code: "AccessDeniedException", cause: null, message, requestId: null } : null,
});
const passing = ACTIONS.map((action) => line(action, "passed"));
const but = (...others: readonly CheckLine[]) => [
  ...passing.filter(({ action }) => !others.some((other) => other.action === action)),
  ...others,
];

describe("a line of a check", () => {
  it("says yes, no, or leaves it open, and each line says another thing", () => {
    const texts = ACTIONS.flatMap((action) =>
      (["passed", "refused", "unknown"] as const).map((outcome) => checkText({ action, outcome })),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("is never a yes or a no where it was not tried or not answered", () => {
    for (const action of ACTIONS)
      for (const outcome of CHECK_OUTCOMES) {
        const isOpen = outcome === "unknown" || outcome === "not-tried";
        expect(checkText({ action, outcome }).endsWith("?")).toBe(isOpen);
      }
  });
});

describe("what is said of a check", () => {
  it.each([
    ["all passed", passing, /^It answers\./],
    [
      "one right is missing",
      but(line("servicequotas:ListServiceQuotas", "refused", "no")),
      /^The role lacks one action\. It can be added/,
    ],
    [
      "two are missing",
      but(
        line("servicequotas:ListServiceQuotas", "refused", "no"),
        line("account:ListRegions", "refused", "no"),
      ),
      /^The role lacks 2 actions\. They can be added/,
    ],
    [
      "a reading failed for another reason",
      but(line("bedrock:ListFoundationModels", "unknown", "timed out")),
      /^One reading failed for a reason of its own/,
    ],
    [
      "the role was refused without a reason",
      but(
        line("sts:AssumeRole", "refused", "User: … is not authorized to perform: sts:AssumeRole"),
      ),
      /Either the role does not exist.*AWS does not say which\.$/,
    ],
    [
      "the role was refused with a reason",
      but(line("sts:AssumeRole", "refused", "… because no identity-based policy allows it")),
      /^AWS names the reason\.$/,
    ],
    [
      "AWS was not reached",
      but(line("sts:AssumeRole", "unknown", "timed out")),
      /so it is not known/,
    ],
    [
      "it is another account",
      but({
        ...line("sts:GetCallerIdentity", "refused"),
        fault: {
          ...{ code: "CredentialsMissing", cause: "credentials-of-another-account" },
          ...{ message: "of 999999999999", requestId: null },
        },
      }),
      /another account/,
    ],
    [
      "AWS does not take the key",
      but(line("sts:GetCallerIdentity", "refused", "The security token is invalid.")),
      /AWS does not take the credentials/,
    ],
  ])("%s", (_name, lines, expected) => {
    expect(checkSentence(lines)).toMatch(expected);
  });

  it("names what is missing, as it stands in a policy, and what stays unknown for want of it", () => {
    const lines = but(
      line("servicequotas:ListServiceQuotas", "refused", "no"),
      line("bedrock:ListInferenceProfiles", "unknown", "timed out"),
      line("aws-marketplace:GetAgreementEntitlements", "not-tried"),
    );
    expect(missingActions(lines)).toEqual(["servicequotas:ListServiceQuotas"]);
    for (const { action, unknown } of SCAN_ACTIONS) expect(unknownWithout(action)).toBe(unknown);
    expect(unknownWithout("sts:AssumeRole")).toBeNull();
  });
});
