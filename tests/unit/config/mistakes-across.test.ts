import { describe, expect, it } from "vitest";
import { problemsOf, role } from "./problems-of";

describe("a mistake", () => {
  it.each([
    [
      "aliases that stand for too much",
      `${Array.from(
        { length: 30 },
        (_, index) =>
          `k${index}: &k${index} [${
            index === 0
              ? "x"
              : Array(20)
                  .fill(`*k${index - 1}`)
                  .join(", ")
          }]`,
      ).join("\n")}\n`,
      "readiness.yaml: aliases (*name) stand for too much. Write out what they stand for.",
    ],
    [
      "an alias of nothing",
      "regions: *nowhere\n",
      expect.stringMatching(/^readiness\.yaml:? ?.*[Uu]nresolved alias.*nowhere/),
    ],
  ])("%s is told", (_name, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  it("never stands alone: all are told at once, in the order of the file", () => {
    const text =
      'accounts:\n  - id: "1"\nregions: [mars]\nretention: soon\nmaskAccountIds: yes please\n';
    expect(problemsOf(text).map((line) => line.split(":")[1])).toEqual(["2", "3", "4", "5"]);
  });

  it("that an entry has only beside others is told whatever else is wrong", () => {
    const text = `retention: soon
accounts:
  - { id: "111122223333", name: 5 }
  - { role: "${role("111122223333")}", externalId: a b }
  - { profile: lab }
  - { profile: lab, extra: 1 }
requirements:
  - { name: a, models: [] }
  - { name: a, models: [x.y], ous: [ou-abcd-11111111] }
  - [a]
access:
  grants:
    - { group: a, role: viewer, ous: [ou-abcd-11111111] }
`;
    const rest = problemsOf(text).map((line) => line.replace(/^readiness\.yaml:/, ""));
    expect(rest).toEqual([
      expect.stringMatching(/^1: retention /),
      expect.stringMatching(/^3: accounts\.0\.name /),
      expect.stringMatching(/^4: accounts\.1\.externalId /),
      "4: account 111122223333 is there twice.",
      "6: accounts.3.extra is not a setting.",
      "6: account profile:lab is there twice.",
      expect.stringMatching(/^8: requirements\.0\.models /),
      "9: requirements.1.name a is there twice.",
      "9: requirements.1.ous names units, and there is no organization in this file.",
      expect.stringMatching(/^10: requirements\.2 is a block of settings/),
      "13: access.grants.0.ous names units, and there is no organization in this file.",
    ]);
  });

  it.each(["", "accounts: x", "accounts: [x]", "requirements: { a: b }", "access: 5", "- a", "5"])(
    "never stops the reading: %j",
    (text) => {
      expect(problemsOf(text).join()).not.toMatch(/Invalid|Too (small|big)|twice/);
    },
  );

  it("in the YAML itself is told with its line", () => {
    expect(problemsOf("regions: [eu-west-1\nretention: 1d")).toContainEqual(
      expect.stringMatching(/^readiness\.yaml:\d+: /),
    );
    expect(problemsOf("retention: 1d\nretention: 2d")).toEqual([
      expect.stringMatching(/^readiness\.yaml:2: /),
    ]);
  });
});
