import { describe, expect, it } from "vitest";
import {
  accessWords,
  deniedNote,
  fileName,
  refusedTitle,
  scanOutcome,
  standingOf,
  staysText,
} from "@/components/settings/words";
import type { AccountPermission, AccountView } from "@/lib/contracts/accounts";
import type { ShownFault } from "@/lib/domain/facts/fault";

const NOW = Date.UTC(2026, 10, 24, 14, 26);
const AT = Date.UTC(2026, 10, 24, 14, 21);
const FILE = "/etc/readiness/readiness.yaml";

const permission = (over: Partial<AccountPermission> = {}): AccountPermission => ({
  action: "servicequotas:ListServiceQuotas",
  outcome: "allowed",
  loses: "Applied quotas",
  denials: [],
  everywhere: false,
  ...over,
});

const account = (over: Partial<AccountView> = {}): AccountView => ({
  key: "111122223333",
  accountId: "111122223333",
  name: "payments-prod",
  partition: "aws",
  access: { by: "default" },
  standing: { status: "read" },
  warnings: [],
  permissions: [permission(), permission({ action: "account:ListRegions" })],
  regions: { read: 19, unread: 0, off: 3, enabling: 0, noEndpoint: 0 },
  unreadRegions: [],
  readAt: NOW,
  role: null,
  ...over,
});

const fault: ShownFault = {
  code: "AccessDeniedException",
  cause: null,
  owner: "iam-admin",
  message: "no",
  operation: "AssumeRole",
  requestId: null,
  at: NOW,
};
const fix = {
  title: "Role can't be assumed",
  sentence: "",
  owner: "iam-admin",
  takes: null,
  steps: [],
  primary: null,
  command: null,
  docs: null,
} as const;

describe("a file that was not taken", () => {
  it.each([
    [
      "its first problem with the line",
      { changedAt: AT, problems: [{ line: 31, text: "tokensPerMinute is not a number." }] },
      "readiness.yaml changed 24 Nov 14:21 and was not taken: line 31, tokensPerMinute is not a number.",
    ],
    [
      "a problem of the whole file",
      { changedAt: AT, problems: [{ line: null, text: "it is a folder." }] },
      "readiness.yaml changed 24 Nov 14:21 and was not taken: it is a folder.",
    ],
    [
      "a file that is gone",
      { changedAt: null, problems: [{ line: null, text: "it does not exist." }] },
      "readiness.yaml can’t be read now and was not taken: it does not exist.",
    ],
  ])("is told by %s", (_name, refused, expected) => {
    expect(refusedTitle(FILE, refused, NOW)).toBe(expected);
  });

  it("leaves the version before it in use, or the defaults", () => {
    expect(staysText({ file: FILE, takenAt: AT, refused: null }, NOW)).toBe(
      "The version of 24 Nov 14:21 stays in use.",
    );
    expect(staysText({ file: FILE, takenAt: null, refused: null }, NOW)).toBe(
      "The defaults stay in use.",
    );
  });

  it.each([
    [FILE, "readiness.yaml"],
    ["C:\\readiness\\team.yaml", "team.yaml"],
    ["readiness.yaml", "readiness.yaml"],
  ])("of %s is called %s", (path, name) => {
    expect(fileName(path)).toBe(name);
  });
});

describe("an account", () => {
  const unread = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ region: `eu-west-${place}`, fault: null }));
  it.each([
    ["all of it read", account(), "ready", "Answers", ""],
    ["never read", account({ standing: { status: "never" } }), "unknown", "Not read yet", ""],
    [
      "not to be read at all",
      account({ standing: { status: "failed", fault, fix } }),
      "unknown",
      "Could not be read",
      "Role can't be assumed",
    ],
    [
      "some Regions not read, more than are named",
      account({
        regions: { read: 14, unread: 5, off: 0, enabling: 1, noEndpoint: 0 },
        unreadRegions: unread(5),
      }),
      "unknown",
      "5 not read",
      "eu-west-0, eu-west-1, eu-west-2, 2 more; 1 being enabled",
    ],
    [
      "read, with an action denied",
      account({ permissions: [permission({ outcome: "denied" })] }),
      "ready",
      "Answers",
      "1 action denied",
    ],
  ])("%s", (_name, given, state, word, detail) => {
    expect(standingOf(given)).toEqual({ state, word, detail });
  });

  it.each([
    [{ by: "default" } as const, "the SDK’s default credentials", null, ""],
    [{ by: "profile", profile: "team" } as const, "profile", "team", ""],
    [
      {
        by: "role",
        roleArn: "arn:aws:iam::111122223333:role/path/Reader",
        withExternalId: true,
      } as const,
      "role",
      "path/Reader",
      "with an external id",
    ],
  ])("says how it is reached: %j", (access, by, name, beside) => {
    expect(accessWords(account({ access }))).toEqual({ by, name, beside });
  });

  it("counts refused actions once, and the accounts that refuse them", () => {
    const denied = { permissions: [permission({ outcome: "denied" }), permission()] };
    const accounts = [account(denied), account({ key: "b", ...denied }), account({ key: "c" })];
    const view = { serverNow: NOW, problems: [], policy: "", accounts, organization: null };
    expect(deniedNote(view)).toBe("1 of 2 actions, in 2 accounts");
  });
});

it.each([
  ["complete", false, "Complete"],
  ["cancelled", false, "Cancelled"],
  ["failed", false, "Failed"],
  [null, true, "Running"],
  [null, false, "Did not end"],
] as const)("a scan whose outcome is %s, running %s, is called %s", (outcome, runs, word) => {
  expect(scanOutcome({ outcome, runs })).toBe(word);
});
