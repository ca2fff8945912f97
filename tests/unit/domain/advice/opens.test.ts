import { describe, expect, it } from "vitest";
import {
  endingSteps,
  isWeighty,
  nearestFirst,
  standsInFor,
  successorOf,
} from "@/lib/domain/advice/ending";
import { type OpenedCell, opens } from "@/lib/domain/advice/opens";
import type { Finding } from "@/lib/domain/verdict";
import { finding } from "./a-finding";

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
