import { describe, expect, it } from "vitest";
import { basisOf, changedSince, signedFactsOf } from "@/lib/domain/review/signed-facts";
import { SignOff } from "@/lib/domain/review/signoff";
import type { RegionReview } from "@/lib/domain/review/types";
import { aBlockedModel, aModel, aRequired, aReview, NOW } from "./reviews";

const then = signedFactsOf(aReview());
const since = (over: Partial<RegionReview>) => changedSince(then, signedFactsOf(aReview(over)));
const facts = aReview().facts;

describe("what has changed since a sign-off", () => {
  it.each<[string, Partial<RegionReview>, readonly string[]]>([
    [
      "nothing, when only times and request ids differ",
      { models: [aModel({ readAt: NOW + 1, requestId: "req-2" })], readAt: NOW + 1 },
      [],
    ],
    [
      "a model that is blocked now",
      { models: [aBlockedModel()] },
      ["Claude Sonnet 4.6: was ready, is blocked (FTUFormNotFilled)."],
    ],
    [
      "a model that is not known now",
      { models: [aModel({ state: "unknown", code: "NetworkError", routes: [] })] },
      ["Claude Sonnet 4.6: was ready, is unknown (NetworkError)."],
    ],
    [
      "other routes",
      {
        models: [
          aModel({
            routes: [{ route: "global", profileId: null, destinations: [], closed: null }],
          }),
        ],
      },
      ["Claude Sonnet 4.6: routes were eu, are global."],
    ],
    [
      "a new model",
      { models: [aModel(), aModel({ modelId: "b", name: "Nova" })] },
      ["Nova: new, ready."],
    ],
    [
      "a model gone from every list",
      { models: [] },
      ["Claude Sonnet 4.6: was ready, is in no list now."],
    ],
    [
      "the status of the region",
      { status: "DISABLING" },
      ["The Region was enabled; it is being switched off."],
    ],
    [
      "a requirement",
      { requirements: [aRequired({ outcome: "not_met" })] },
      ["Payments assistant, anthropic.claude-sonnet-4-6: was met, is not met."],
    ],
    [
      "a requirement that went",
      { requirements: [] },
      ["No longer required: Payments assistant, anthropic.claude-sonnet-4-6."],
    ],
    [
      "a new destination",
      {
        facts: {
          ...facts,
          destinations: [
            { prefix: "eu", profiles: 1, regions: ["eu-central-1", "eu-north-1", "eu-west-1"] },
          ],
        },
      },
      ["Destinations of eu, new: eu-north-1."],
    ],
    [
      "a quota that is 0 now",
      { facts: { ...facts, quotasAtZero: [{ quotaName: "Tokens", modelId: null }] } },
      ["Quotas at 0, new: Tokens."],
    ],
  ])("%s", (_name, over, expected) => {
    expect(since(over)).toEqual(expected);
  });

  it("never takes a list that could not be read for one that lost everything", () => {
    const unread = { ...facts, destinations: null, quotasAtZero: null };
    const models = [
      aModel({ routes: [{ route: "on-demand", profileId: null, destinations: [], closed: null }] }),
    ];
    expect(since({ facts: unread, models })).toEqual([
      "Destinations: known then, could not be read now.",
      "Quotas at 0: known then, could not be read now.",
    ]);
  });
});

describe("the basis of a sign-off", () => {
  const basis = (over: Partial<RegionReview>) => basisOf(signedFactsOf(aReview(over)));
  const reason = (message: string) =>
    aRequired({
      outcome: "waiting",
      findings: [
        { outcome: "waiting", about: "cell", code: null, cause: null, owner: null, message },
      ],
    });

  it("stays while only times, request ids and wording move", () => {
    expect(
      basis({ models: [aModel({ readAt: NOW + 1, requestId: "other" })], readAt: NOW + 1 }),
    ).toBe(basis({}));
    expect(basis({ requirements: [reason("5 min left")] })).toBe(
      basis({ requirements: [reason("4 min left")] }),
    );
  });

  it("changes with any fact", () => {
    const all = [
      basis({}),
      basis({ models: [aBlockedModel()] }),
      basis({ status: null }),
      basis({ requirements: [] }),
      basis({ facts: { ...facts, destinations: null } }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("a record", () => {
  it("is read back as it was written, and refused when it is damaged", () => {
    const record: SignOff = {
      version: 1,
      id: "a~b~1",
      account: "a",
      region: "b",
      at: NOW,
      name: "Ada",
      note: "",
      withExceptions: false,
      headline: "h",
      checks: [{ check: "fresh", holds: true }],
      facts: then,
    };
    expect(SignOff.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(SignOff.safeParse({ ...record, version: 2 }).success).toBe(false);
  });
});
