import { describe, expect, it } from "vitest";
import { blockersOf } from "@/lib/domain/review/blockers";
import { compareModels, type Difference } from "@/lib/domain/review/compare";
import { headlineOf } from "@/lib/domain/review/headline";
import type { ReviewModel } from "@/lib/domain/review/types";
import type { Finding } from "@/lib/domain/verdict";
import { aBlockedModel, aModel, aRequired } from "./reviews";

const where = {
  partition: "aws",
  region: "eu-south-1",
  accountId: "111122223333",
  portal: null,
  access: { by: "default" },
  decidingOf: () => null,
} as const;
const blockers = (models: readonly ReviewModel[], requirements = [aRequired()]) =>
  blockersOf(models, { ...where, requirements });

describe("what stands in the way", () => {
  it("is one entry a cause, with every model it holds", () => {
    const groups = blockers([
      aBlockedModel(),
      aBlockedModel({ modelId: "b", name: "Claude Haiku" }),
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      owner: "account-admin",
      blockers: [
        { models: ["Claude Sonnet 4.6", "Claude Haiku"], requirements: ["Payments assistant"] },
      ],
    });
  });

  it("is grouped by who can remove it, those who hold requirements first", () => {
    const groups = blockers([
      aBlockedModel({
        modelId: "b",
        code: "MPAgreementFailed",
        cause: "payment-instrument-invalid",
        owner: "billing",
      }),
      aBlockedModel(),
      aBlockedModel({ modelId: "c", code: "AgreementNotCreated", cause: null, state: "inactive" }),
    ]);
    expect(groups.map(({ owner }) => owner)).toEqual(["account-admin", "billing"]);
    expect(groups[0]?.blockers.map(({ code }) => code)).toEqual([
      "FTUFormNotFilled",
      "AgreementNotCreated",
    ]);
  });

  it("leaves out what is ready and what is not offered", () => {
    expect(
      blockers([aModel(), aModel({ modelId: "b", state: "not_offered", routes: [] })]),
    ).toEqual([]);
  });

  it.each<[string, Partial<Finding>, string | null, RegExp | null]>([
    [
      "a Region that timed out",
      { code: "NetworkError", cause: "client-timeout", call: "ListFoundationModels" },
      null,
      /^Nothing has to be done yet\. The next scan reads it again\.$/,
    ],
    [
      "one that was throttled",
      { code: "ThrottlingException", owner: "application-code" },
      null,
      /^Nothing has to be done yet/,
    ],
    [
      "a right that the scan lacks",
      { code: "AccessDeniedException", call: "ListInferenceProfiles" },
      null,
      /: bedrock:ListInferenceProfiles\.$/,
    ],
    [
      "an account that lets nobody in: what mends its credentials",
      { gate: "credentials", code: "ExpiredToken", owner: "caller-credentials" },
      "at once",
      null,
    ],
  ])("of an unread cell has the advice about the reading: %s", (_name, over, takes, toDo) => {
    const finding: Finding = {
      ...{ gate: "model-list", code: "NetworkError", cause: null, severity: "unknown" },
      ...{ owner: "network", message: "what AWS said" },
      ...over,
    };
    const { code, cause, owner } = finding;
    const groups = blockersOf([aModel({ state: "unknown", code, cause, owner })], {
      ...{ ...where, decidingOf: () => finding },
      requirements: [],
    });
    const blocker = groups[0]?.blockers[0];
    expect(blocker?.takes).toBe(takes);
    if (toDo === null) expect(blocker).toMatchObject({ toDo: null, link: expect.anything() });
    else expect(blocker).toMatchObject({ link: null, toDo: expect.stringMatching(toDo) });
  });

  it("keeps what could not be read apart, as a cause of its own", () => {
    const groups = blockers(
      [aBlockedModel({ state: "unknown", code: "NetworkError", cause: null, owner: "network" })],
      [],
    );
    expect(groups[0]).toMatchObject({
      owner: "network",
      blockers: [{ state: "unknown", requirements: [] }],
    });
  });
});

describe("the sentence that answers", () => {
  const counts = { ready: 5, inactive: 1, pending: 0, blocked: 2, not_offered: 9, unknown: 0 };
  const base = {
    ...{ region: "eu-south-1", problems: [], blockers: [], requirements: [] },
    ...{ counts, lists: "read" as const, status: "ENABLED" },
  };
  const met = aRequired();
  const open = aRequired({ outcome: "not_met", state: "blocked" });
  it.each([
    [
      "nothing is required",
      base,
      "5 of 8 offered models are ready, nothing stands in the way. Nobody requires anything in eu-south-1.",
    ],
    [
      "nothing is required and a cause stands in the way",
      { ...base, blockers: blockers([aBlockedModel()], []) },
      "5 of 8 offered models are ready, 1 cause stands in the way. Nobody requires anything in eu-south-1.",
    ],
    [
      "nothing is required and one model is offered",
      { ...base, counts: { ...counts, ready: 0, inactive: 1, blocked: 0 } },
      "0 of 1 offered model is ready, nothing stands in the way. Nobody requires anything in eu-south-1.",
    ],
    [
      "nothing is required and the Region is off",
      { ...base, lists: "off" as const, status: "DISABLED" },
      "eu-south-1 is off, so nothing of it was read. Nobody requires anything in eu-south-1.",
    ],
    [
      "nothing is required and the Region is being enabled",
      { ...base, lists: "off" as const, status: "ENABLING" },
      "eu-south-1 is being enabled, so nothing of it was read. Nobody requires anything in eu-south-1.",
    ],
    [
      "nothing is required and the Region is being switched off",
      { ...base, lists: "off" as const, status: "DISABLING" },
      "eu-south-1 is being switched off, so nothing of it was read. Nobody requires anything in eu-south-1.",
    ],
    [
      "all hold, one by the global profile alone",
      {
        ...base,
        requirements: [
          met,
          aRequired({ routes: ["eu", "global"], shortRoutes: [{ route: "eu", applied: 4 }] }),
        ],
      },
      "Ready to go live: all 2 requirements hold, 1 only by global.",
    ],
    [
      "all hold, and each by two routes",
      {
        ...base,
        requirements: [
          aRequired({ routes: ["eu", "us", "global"], shortRoutes: [{ route: "eu", applied: 4 }] }),
        ],
      },
      "Ready to go live: the one requirement holds.",
    ],
    [
      "all hold",
      { ...base, requirements: [met, met] },
      "Ready to go live: all 2 requirements hold.",
    ],
    [
      "some do not",
      { ...base, requirements: [met, open] },
      "Not ready to go live. 1 of 2 requirements hold.",
    ],
    [
      "AWS is working",
      { ...base, requirements: [aRequired({ outcome: "waiting" })] },
      "Not ready yet: AWS is working on it. 0 of 1 requirement holds.",
    ],
    [
      "it could not be told",
      { ...base, requirements: [aRequired({ outcome: "could_not_tell" })] },
      "Whether it is ready could not be told. 0 of 1 requirement holds.",
    ],
    [
      "a model that nobody requires was not read",
      { ...base, counts: { ...counts, unknown: 1 }, requirements: [met] },
      "Ready to go live: the one requirement holds. 1 model could not be read.",
    ],
  ])("when %s", (_name, asked, expected) => {
    expect(headlineOf(asked)).toBe(expected);
  });

  it("names what holds up most", () => {
    const requirements = [open];
    const text = headlineOf({
      ...base,
      requirements,
      blockers: blockers([aBlockedModel()], requirements),
    });
    expect(text).toMatch(/In the way of most: /);
  });

  it("counts a requirement that names no known model as not held", () => {
    const finding = {
      outcome: "could_not_tell",
      about: "model",
      code: null,
      cause: null,
      owner: null,
      message: "",
    } as const;
    const text = headlineOf({
      ...base,
      requirements: [met],
      problems: [{ requirement: "Search", finding }],
    });
    expect(text).toBe("Whether it is ready could not be told. 1 of 2 requirements hold.");
  });
});

describe("two regions side by side", () => {
  const none = aModel({ state: "not_offered", routes: [] });
  const unread = aModel({ state: "unknown", code: "NetworkError", routes: [] });
  it.each<[string, ReviewModel, ReviewModel, Difference]>([
    ["offered on both sides", aModel(), aBlockedModel(), "both"],
    ["offered only here", aModel(), none, "only-here"],
    ["offered only there", none, aModel(), "only-there"],
    ["offered nowhere", none, none, "neither"],
    ["not known there is not lacking there", aModel(), unread, "not-known-there"],
    ["not known here is not lacking here", unread, aModel(), "not-known-here"],
  ])("%s", (_name, here, there, expected) => {
    expect(compareModels([here], [there])[0]?.difference).toBe(expected);
  });

  it("takes a model that one side has not judged for not known, not for lacking", () => {
    expect(compareModels([], [aModel()])[0]?.difference).toBe("not-known-here");
    expect(compareModels([aModel()], [])[0]?.difference).toBe("not-known-there");
  });

  it("tells other routes apart", () => {
    const global = aModel({
      routes: [{ route: "global", profileId: null, destinations: [], closed: null }],
    });
    expect(compareModels([aModel()], [global])[0]).toMatchObject({
      difference: "both",
      same: false,
    });
    expect(compareModels([aModel()], [aModel()])[0]).toMatchObject({ same: true });
  });
});
