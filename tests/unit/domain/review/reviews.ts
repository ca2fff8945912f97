import type { RequiredCell } from "@/lib/domain/requirement/world";
import type { RegionReview, ReviewModel, ReviewRequirement } from "@/lib/domain/review/types";

export const NOW = Date.UTC(2026, 10, 22, 11, 8);

export function aModel(over: Partial<ReviewModel> = {}): ReviewModel {
  return {
    modelId: "anthropic.claude-sonnet-4-6",
    name: "Claude Sonnet 4.6",
    provider: "Anthropic",
    state: "ready",
    code: null,
    cause: null,
    title: "Ready",
    message: null,
    owner: null,
    routes: [
      {
        route: "eu",
        profileId: "eu.anthropic.claude-sonnet-4-6",
        destinations: ["eu-west-1"],
        closed: null,
      },
    ],
    lastKnown: null,
    readAt: NOW,
    requestId: "req-1",
    required: false,
    ...over,
  };
}

export const aBlockedModel = (over: Partial<ReviewModel> = {}): ReviewModel =>
  aModel({
    state: "blocked",
    code: "FTUFormNotFilled",
    cause: "use-case-form-missing",
    owner: "account-admin",
    title: "Use case form missing",
    message: "The form is missing.",
    ...over,
  });

export function aRequired(
  over: Partial<RequiredCell> = {},
  requirement = "Payments assistant",
): ReviewRequirement {
  const cell: RequiredCell = {
    account: "111122223333",
    region: "eu-south-1",
    modelId: "anthropic.claude-sonnet-4-6",
    modelName: "Claude Sonnet 4.6",
    provider: "Anthropic",
    outcome: "met",
    state: "ready",
    code: null,
    cause: null,
    routes: ["eu"],
    tokensPerMinute: null,
    findings: [],
    shortRoutes: [],
    ...over,
  };
  return { requirement, cell };
}

export function aReview(over: Partial<RegionReview> = {}): RegionReview {
  const models = over.models ?? [aModel()];
  return {
    serverNow: NOW,
    account: { key: "111122223333", accountId: "111122223333", name: "payments-prod" },
    region: "eu-south-1",
    city: "Milan",
    optIn: true,
    status: "ENABLED",
    lists: "read",
    readAt: NOW,
    headline: "Ready to go live: the one requirement holds.",
    state: "ready",
    counts: { ready: 1, inactive: 0, pending: 0, blocked: 0, not_offered: 0, unknown: 0 },
    requirements: [aRequired()],
    problems: [],
    blockers: [],
    models,
    lifecycle: [],
    facts: {
      modelsListed: 1,
      profiles: 1,
      form: "present",
      quotasListed: 2,
      quotasKnown: 2,
      quotasAtZero: [],
      crossModelPerDay: null,
      destinations: [{ prefix: "eu", profiles: 1, regions: ["eu-central-1", "eu-west-1"] }],
    },
    faults: [],
    findings: [],
    checks: [],
    basis: "",
    ...over,
  };
}
