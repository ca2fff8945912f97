import { describe, expect, it } from "vitest";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import { problemLine } from "@/lib/domain/requirement/problem-line";
import type { RequirementFault } from "@/lib/domain/requirement/world";
import { outcomeOf, type Row } from "./judged";
import { ACCOUNT, aCell, aRequirement, aWorld, SONNET } from "./worlds";

const DENIED: RequirementFault = {
  code: "AccessDeniedException",
  cause: "iam-identity-policy-missing",
  owner: "iam-admin",
  message: "Not allowed.",
};
const THROTTLED: RequirementFault = {
  code: "ThrottlingException",
  cause: null,
  owner: "wait",
  message: "Too many.",
};
const BAD_KEY: RequirementFault = {
  code: "InvalidClientTokenId",
  cause: null,
  owner: "caller-credentials",
  message: "Bad key.",
};

describe("a required model that no readable list shows", () => {
  const requirement = { models: ["vendor.nowhere-v1:0"] };
  it.each<Row>([
    ["is not met when every list was read", requirement, aWorld([aCell()]), "not_met"],
    [
      "could not be told while one list failed",
      requirement,
      aWorld([aCell()], { "us-east-1": "failed" }),
      "could_not_tell",
    ],
    [
      "is not hidden by a region that is off",
      requirement,
      aWorld([aCell()], { "us-east-1": "off" }),
      "not_met",
    ],
    [
      "is not hidden by a region without Bedrock",
      requirement,
      aWorld([aCell()], { "ap-east-1": "no-endpoint" }),
      "not_met",
    ],
    [
      "could not be told when nothing was read",
      requirement,
      aWorld([], { "eu-west-1": "off" }),
      "could_not_tell",
    ],
  ])("%s", (_name, over, world, expected) => {
    expect(outcomeOf(over, world)).toBe(expected);
  });

  it.each([
    [
      "DISABLED",
      "not_met",
      "act",
      "Region is off",
      /is off in \d+\. An account admin can enable it/,
    ],
    [
      "DISABLING",
      "not_met",
      "act",
      "Region is off",
      /is being switched off in \d+\. Once it is off/,
    ],
    [
      "ENABLING",
      "waiting",
      "wait",
      "Region is being enabled",
      /is being enabled in \d+\. Wait for AWS/,
    ],
  ])("says of a Region that is %s what it is", (status, outcome, kind, title, message) => {
    const world = aWorld([aCell()], { "eu-south-1": "off" });
    const regions = world.regions.map((one) => ({ ...one, status }));
    const { problems } = judgeRequirement(aRequirement({ regions: ["eu-south-1"] }), {
      ...world,
      regions,
    });
    const [first] = problems;
    if (!first) throw new Error("no problem");
    expect(first).toMatchObject({ outcome, message: expect.stringMatching(message) });
    expect(problemLine("Payments", first)).toMatchObject({ reason: { title }, step: { kind } });
  });

  it("is said by name, with the lists that were not read", () => {
    const { problems } = judgeRequirement(
      aRequirement(requirement),
      aWorld([aCell()], { "us-east-1": "failed" }),
    );
    expect(problems[0]?.message).toBe(
      "No list that was read shows vendor.nowhere-v1:0, and the lists of us-east-1 were not read.",
    );
  });

  const unread = { "us-east-1": "failed", "eu-west-1": "failed" } as const;
  const SAID = "No list that was read shows vendor.nowhere-v1:0, and the lists of";
  it.each<[string, Readonly<Record<string, RequirementFault>>, RequirementFault]>([
    [
      "of the required Region before another's",
      { "us-east-1": THROTTLED, "eu-west-1": DENIED },
      {
        ...DENIED,
        message: `${SAID} eu-west-1, us-east-1 were not read. eu-west-1 of ${ACCOUNT}: Not allowed.`,
      },
    ],
    [
      "of another where the required one has none to tell",
      { "us-east-1": THROTTLED },
      {
        ...THROTTLED,
        message: `${SAID} eu-west-1, us-east-1 were not read. us-east-1 of ${ACCOUNT}: Too many.`,
      },
    ],
    [
      "of the account before its Regions'",
      { [ACCOUNT]: BAD_KEY, "eu-west-1": DENIED },
      {
        ...BAD_KEY,
        message: `${SAID} eu-west-1, us-east-1 were not read. eu-west-1 of ${ACCOUNT}: Bad key.`,
      },
    ],
  ])("says why a list was not read: %s", (_name, faults, expected) => {
    const world = aWorld([], unread, faults);
    const { outcome, problems } = judgeRequirement(aRequirement(requirement), world);
    expect(outcome).toBe("could_not_tell");
    expect(problems).toEqual([expect.objectContaining({ ...expected, region: null })]);
  });

  it("says why an account of which no Region is known was not read", () => {
    const { problems } = judgeRequirement(
      aRequirement({ ...requirement, regions: null }),
      aWorld([], {}, { [ACCOUNT]: BAD_KEY }),
    );
    expect(problems.map(({ account, code, message }) => [account, code, message])).toEqual([
      [ACCOUNT, BAD_KEY.code, `No Region of the account ${ACCOUNT} has been read: Bad key.`],
      [
        null,
        BAD_KEY.code,
        `No list that was read shows vendor.nowhere-v1:0, and no Region's list has been read. The account ${ACCOUNT}: Bad key.`,
      ],
    ]);
  });

  it.each([
    [`${SONNET}:0:mm`, SONNET],
    ["a.nova-v1:0:24k", "a.nova-v1:0"],
  ])("is told from a context variant, whose base is named: %s", (asked, base) => {
    const { outcome, problems } = judgeRequirement(
      aRequirement({ models: [asked] }),
      aWorld([aCell({ modelId: base })]),
    );
    expect(outcome).toBe("could_not_tell");
    expect(problems[0]?.message).toBe(
      `${asked} is a context variant of ${base} and is not judged by itself. Name ${base}.`,
    );
  });

  it("is no context variant of a model that is not listed", () => {
    const { problems } = judgeRequirement(
      aRequirement({ models: ["a.b-v1:0:24k"] }),
      aWorld([aCell()]),
    );
    expect(problems[0]?.message).toBe("No list that was read shows a.b-v1:0:24k.");
  });

  it("is recognised as an inference profile of a model that is listed", () => {
    const { problems } = judgeRequirement(
      aRequirement({ models: [`eu.${SONNET}`] }),
      aWorld([aCell()]),
    );
    expect(problems[0]?.message).toContain(`name the model ${SONNET} and the route eu`);
  });
});
