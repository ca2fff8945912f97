import { describe, expect, it } from "vitest";
import { problemsOf, role } from "./problems-of";

describe("a mistake", () => {
  it.each([
    [
      "a number for an account id",
      "accounts:\n  - id: 111122223333",
      /:2: accounts\.0\.id .*in quotes/,
    ],
    [
      "an account id of 11 digits",
      'accounts:\n  - id: "11112222333"',
      /:2: accounts\.0\.id .*12 digits/,
    ],
    [
      "an account without id, role and profile",
      "accounts:\n  - name: x",
      /:2: accounts\.0\.id is missing/,
    ],
    [
      "a role and a profile",
      `accounts:\n  - role: ${role("111122223333")}\n    profile: x`,
      /:3: accounts\.0\.profile stands beside role/,
    ],
    [
      "an external id without a role",
      "accounts:\n  - profile: x\n    externalId: abc",
      /:3: accounts\.0\.externalId needs a role/,
    ],
    [
      "a role of another account",
      `accounts:\n  - id: "999999999999"\n    role: ${role("111122223333")}`,
      /:3: accounts\.0\.role is of account 111122223333/,
    ],
    [
      "an act role of another account",
      `accounts:\n  - id: "111122223333"\n    actRole: ${role("999999999999", "Act")}`,
      /:3: accounts\.0\.actRole is of account 999999999999/,
    ],
    [
      "an act role that is the role that reads",
      `accounts:\n  - role: ${role("111122223333")}\n    actRole: ${role("111122223333")}`,
      /:3: accounts\.0\.actRole has another use already/,
    ],
    [
      "one role that acts and proves",
      `accounts:\n  - id: "111122223333"\n    actRole: ${role("111122223333", "A")}\n    proveRole: ${role("111122223333", "A")}`,
      /:4: accounts\.0\.proveRole has another use already/,
    ],
    [
      "a kind of act that there is not",
      "actions:\n  enabled: true\n  kinds: [disable-region]",
      /:3: actions\.kinds\.0 is one of accept-agreement,/,
    ],
    [
      "acts that are on without a kind",
      "actions:\n  enabled: true",
      /: actions\.kinds is missing: name what may be done/,
    ],
    [
      "no kind at all",
      "actions: { enabled: true, kinds: [] }",
      /actions\.kinds needs at least one/,
    ],
    [
      "a role that is no ARN",
      "accounts:\n  - role: BedrockReadinessRead",
      /:2: accounts\.0\.role is not a role ARN/,
    ],
    ["no accounts at all", "accounts: []", /:1: accounts /],
    [
      "a region that is none",
      "regions:\n  - eu-west-1\n  - europe",
      /:3: regions\.1 is not an AWS Region code/,
    ],
    [
      "a setting that is none",
      "regions: [eu-west-1]\nregoins: [eu-west-2]",
      /:2: regoins is not a setting/,
    ],
    [
      "a block that is none",
      "regions: [eu-west-1]\nrequirement:\n\n  - name: a\n    models: [x.y]",
      /:2: requirement is not a setting/,
    ],
    [
      "a setting that is none inside a requirement",
      "requirements:\n  - name: a\n    models: [x.y]\n    route: [eu]",
      /:4: requirements\.0\.route is not a setting/,
    ],
    [
      "a requirement without a model",
      "requirements:\n  - name: a\n    models: []",
      /:3: requirements\.0\.models needs at least one model/,
    ],
    [
      "two requirements of one name",
      "requirements:\n  - { name: a, models: [x.y] }\n  - { name: a, models: [x.y] }",
      /:3: requirements\.1\.name a is there twice/,
    ],
    [
      "a route that is none",
      "requirements:\n  - { name: a, models: [x.y], routes: [EU] }",
      /:2: requirements\.0\.routes\.0 is not a route/,
    ],
    [
      "no routes at all",
      "requirements:\n  - { name: a, models: [x.y], routes: [] }",
      /:2: requirements\.0\.routes needs at least one route/,
    ],
    [
      "a geography that is none",
      "requirements:\n  - name: a\n    models: [x.y]\n    routes:\n      within: europe",
      /:5: requirements\.0\.routes\.within is not a geography\. Known are us, eu, /,
    ],
    [
      "a policy of another kind",
      "requirements:\n  - name: a\n    models: [x.y]\n    routes: { inside: eu, within: eu }",
      /:4: requirements\.0\.routes\.inside is not a setting/,
    ],
    [
      "a route that is no list",
      "requirements:\n  - name: a\n    models: [x.y]\n    routes: eu",
      /:4: requirements\.0\.routes is neither a list such as .* nor a policy/,
    ],
    [
      "no tokens",
      "requirements:\n  - { name: a, models: [x.y], tokensPerMinute: 0 }",
      /:2: requirements\.0\.tokensPerMinute /,
    ],
    [
      "a load without max_tokens",
      "requirements:\n  - name: a\n    models: [x.y]\n    load: { callsPerMinute: 1, inputTokens: 1, outputTokens: 1 }",
      /requirements\.0\.load\.maxTokens is max_tokens of a call; left out, nothing/,
    ],
    [
      "a load of no calls",
      "requirements:\n  - name: a\n    models: [x.y]\n    load: { callsPerMinute: 0, inputTokens: 1, maxTokens: 1, outputTokens: 1 }",
      /:4: requirements\.0\.load\.callsPerMinute is above 0/,
    ],
    [
      "more output than max_tokens",
      "requirements:\n  - name: a\n    models: [x.y]\n    load: { callsPerMinute: 1, inputTokens: 1, maxTokens: 1, outputTokens: 2 }",
      /:4: requirements\.0\.load\.outputTokens is above max_tokens/,
    ],
    [
      "more than all from cache",
      "requirements:\n  - name: a\n    models: [x.y]\n    load: { callsPerMinute: 1, inputTokens: 1, maxTokens: 1, outputTokens: 1, cached: 50 }",
      /:4: requirements\.0\.load\.cached is a share of the input, from 0 to 1/,
    ],
    [
      "a retention without a unit",
      "retention: 400",
      /:1: retention is a number and a unit, such as 400d or 12h\.$/,
    ],
    ["a retention of nothing", "retention: 0d", /:1: retention is a number and a unit/],
    [
      "proofs more often than daily",
      "requirements: [{ name: a, models: [x.y], prove: 23h }]",
      /:1: requirements\.0\.prove is less than a day/,
    ],
    [
      "an external id with spaces",
      `accounts:\n  - role: ${role("111122223333")}\n    externalId: a b c`,
      /:3: accounts\.0\.externalId is 2 to 1,224 letters.* without spaces\.$/,
    ],
    [
      "one of an organization",
      "organization:\n  memberRole: Read\n  externalId: a",
      /:3: organization\.externalId is 2 to 1,224 letters/,
    ],
    [
      "a portal that is not https",
      'accessPortal: { startUrl: "http://x.example", role: a }',
      /:1: accessPortal\.startUrl is an address that begins with https, such as /,
    ],
    [
      "a webhook that is no web address",
      "webhook: { url: ftp://hooks.example.com/x }",
      /:1: webhook\.url is an address of http or https, such as /,
    ],
    [
      "a secret file without a name",
      'webhook: { url: "https://hooks.example.com/x", secretFile: "" }',
      /:1: webhook\.secretFile is empty: name a file, or leave it out\.$/,
    ],
    [
      "a webhook with a password",
      "webhook:\n  url: http://user:pw@hooks.example.com/x",
      /:2: webhook\.url holds a user or a password.*secretFile/,
    ],
    [
      "a webhook with a user",
      "webhook: { url: https://user@hooks.example.com/x }",
      /:1: webhook\.url holds a user/,
    ],
    [
      "a list where a map belongs",
      "- regions",
      /readiness\.yaml:1: the file is a block of settings, each a name and a value, such as /,
    ],
    ["a text alone", "hello", /readiness\.yaml:1: the file is a block of settings/],
    [
      "a setting without its list",
      "regions: [eu-west-1]\naccounts:\n",
      /:2: accounts is empty: give a list such as \[a, b\], or leave it out\.$/,
    ],
    [
      "one without its block",
      "organization:",
      /:1: organization is empty: give a block of settings, .* or leave it out\.$/,
    ],
    [
      "a name that is needed and empty",
      "requirements: [{ name: , models: [x.y] }]",
      /:1: requirements\.0\.name is empty: give a text; where it looks like a number, in quotes\.$/,
    ],
    [
      "one that is missing",
      "requirements: [{ name: a }]",
      /:1: requirements\.0\.models is missing: give a list such as \[a, b\]\.$/,
    ],
    [
      "a text where a list belongs",
      "regions: eu-west-1",
      /:1: regions is a list such as \[a, b\]\.$/,
    ],
    [
      "a word where yes or no belongs",
      "maskAccountIds: maybe",
      /:1: maskAccountIds is true or false\.$/,
    ],
    [
      "a part of a token",
      "requirements: [{ name: a, models: [x.y], tokensPerMinute: 1.5 }]",
      /:1: requirements\.0\.tokensPerMinute is a whole number\.$/,
    ],
    [
      "too few calls",
      "prove: { enabled: true, callsPerDay: 0 }",
      /:1: prove\.callsPerDay is at least 1\.$/,
    ],
    [
      "too many calls",
      "prove: { enabled: true, callsPerDay: 1001 }",
      /:1: prove\.callsPerDay is at most 1000\.$/,
    ],
    [
      "a name that is too long",
      `requirements: [{ name: ${"a".repeat(101)}, models: [x.y] }]`,
      /:1: requirements\.0\.name is at most 100 characters\.$/,
    ],
    ["an empty name", "accounts: [{ profile: x, name: '' }]", /:1: accounts\.0\.name is empty\.$/],
    [
      "an account that is there twice",
      `accounts:\n  - id: "111122223333"\n  - role: ${role("111122223333")}`,
      /:3: account 111122223333 is there twice/,
    ],
  ])("%s is told with its line", (_name, text, expected) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(expected)]);
  });
});
