import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextListingAt, nextTryAt, noteTry } from "@/lib/domain/organisation/role-tries";
import { NO_ROSTER, type RosterAccount } from "@/lib/domain/organisation/roster";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";
import { type MemberStanding, standingOf } from "@/lib/domain/organisation/standing";
import { aFault, readAt } from "@/tests/support/build-facts";
import { LAB, member, NOW, PAY, settings } from "./rosters";

const MINUTE_MS = 60_000;
const NOBODY: ReadonlySet<string> = new Set();
const answers = { status: "answers", since: NOW } as const;
const fault = aFault("ThrottlingException");
const stands = (
  over: Partial<RosterAccount> = {},
  given: Partial<OrganizationSettings> = {},
  filed = NOBODY,
) => standingOf(member(over), { settings: settings(given), filed });

describe("where a member stands", () => {
  it.each<[string, MemberStanding, MemberStanding["kind"]]>([
    ["it appeared", stands(), "proposed"],
    ["its role was refused", stands({ role: { status: "none", since: NOW } }), "no-role"],
    ["something else stood in the way", stands({ tried: { at: NOW, fault } }), "unreachable"],
    ["its role answered once", stands({ role: answers }), "reads"],
    [
      "its role answered, and it is closed",
      stands({ role: answers, left: { at: NOW, as: "CLOSED" } }),
      "left",
    ],
    ["it is being made", stands({ role: answers, state: "PENDING_ACTIVATION" }), "proposed"],
    [
      "the file names it itself",
      stands({ left: { at: NOW, as: "CLOSED" } }, {}, new Set([PAY])),
      "filed",
    ],
    ["the file excludes it", stands({ role: answers }, { exclude: [PAY] }), "left-out"],
    ["the file excludes another", stands({ role: answers }, { exclude: [LAB] }), "reads"],
  ])("%s", (_name, standing, kind) => {
    expect(standing.kind).toBe(kind);
  });

  const reads = (include: OrganizationSettings["include"], over: Partial<RosterAccount> = {}) => {
    const standing = stands({ role: answers, ...over }, { include });
    return standing.kind === "left-out" ? standing.why : standing.kind;
  };

  it.each([
    ["the unit that it is in", ["ou-acme-workload"], null, "reads"],
    ["a unit above it", ["r-acme"], null, "reads"],
    ["one unit of two", ["ou-acme-dataunit", "ou-acme-workload"], null, "reads"],
    ["another unit", ["ou-acme-dataunit"], null, "other-unit"],
    ["its tag", null, { env: "prod" }, "reads"],
    ["its tag with another value", null, { env: "Prod" }, "other-tags"],
    ["a tag that it lacks", null, { team: "payments" }, "other-tags"],
    ["one tag of two", null, { env: "prod", team: "payments" }, "other-tags"],
    ["a name of every object", null, { constructor: "x" }, "other-tags"],
    ["its unit and its tag", ["r-acme"], { env: "prod" }, "reads"],
    ["its tag in another unit", ["ou-acme-dataunit"], { env: "prod" }, "other-unit"],
  ])("included by %s", (_name, ous, tags, expected) => {
    expect(reads({ ous, tags: tags as Record<string, string> | null })).toBe(expected);
  });

  it("tags that were not read are not taken for others", () => {
    expect(reads({ ous: null, tags: { env: "prod" } }, { tags: null })).toBe("tags-unread");
  });
});

describe("a role that was tried", () => {
  const refused = (operation: string, code: "AccessDeniedException" | "ThrottlingException") =>
    ({ status: "failed", fault: { ...aFault(code), operation }, last: null }) as const;

  it("answers from then on", () => {
    const identity = readAt({ accountId: PAY, partition: "aws" as const });
    expect(noteTry(member(), identity, NOW).role).toEqual({ status: "answers", since: NOW });
  });

  it("is not there where AssumeRole is refused, since the first time", () => {
    const once = noteTry(member(), refused("AssumeRole", "AccessDeniedException"), NOW);
    const twice = noteTry(once, refused("AssumeRole", "AccessDeniedException"), NOW + 1);
    expect(twice).toMatchObject({
      role: { status: "none", since: NOW },
      tried: { at: NOW + 1, fault: null },
    });
  });

  it.each([
    ["AssumeRole", "ThrottlingException"],
    ["GetCallerIdentity", "AccessDeniedException"],
  ] as const)("says nothing of itself where %s fails by %s", (operation, code) => {
    const after = noteTry(member(), refused(operation, code), NOW);
    expect(after.role).toEqual({ status: "untried" });
    expect(after.tried?.fault?.code).toBe(code);
  });

  it("that was given up is as before", () => {
    expect(noteTry(member(), { status: "never" }, NOW)).toEqual(member());
  });
});

describe("what is asked next", () => {
  const tried = (at: number, failed = false, asked = "all") => ({
    ...NO_ROSTER,
    tried: { at, asked, fault: failed ? fault : null },
  });
  it.each([
    ["never listed", NO_ROSTER, 0],
    ["listed now", tried(NOW), 60],
    ["failed now", tried(NOW, true), 5],
    ["asked otherwise", tried(NOW, false, "else"), 0],
    ["listed by a clock that was ahead", tried(NOW + MINUTE_MS), 0],
  ])("the list: %s", (_name, roster, minutes) => {
    expect(nextListingAt(roster, "all", NOW)).toBe(NOW + minutes * MINUTE_MS);
  });

  it.each<[string, Partial<RosterAccount>, number | null]>([
    ["it appeared", {}, 0],
    ["it was tried now", { tried: { at: NOW, fault: null } }, 5],
    ["it answered", { role: answers }, null],
    ["it is closed", { left: { at: NOW, as: "CLOSED" } }, null],
    ["it is being made", { state: "PENDING_ACTIVATION" }, null],
  ])("the role: %s", (_name, over, minutes) => {
    const account = member(over);
    const standing = standingOf(account, { settings: settings(), filed: NOBODY });
    const at = nextTryAt(account, standing, NOW);
    expect(at).toBe(minutes === null ? null : NOW + minutes * MINUTE_MS);
  });
});

it("only a member whose role has answered, which is active and wanted, is read", () => {
  const aMember = fc.record({
    state: fc.constantFrom("ACTIVE", "PENDING_ACTIVATION"),
    role: fc.constantFrom({ status: "untried" }, { status: "none", since: NOW }, answers),
    left: fc.option(fc.constant({ at: NOW, as: "CLOSED" })),
    tried: fc.option(fc.constant({ at: NOW, fault })),
  });
  fc.assert(
    fc.property(aMember, fc.boolean(), fc.boolean(), (over, excluded, filed) => {
      const standing = stands(
        over as Partial<RosterAccount>,
        { exclude: excluded ? [PAY] : [] },
        filed ? new Set([PAY]) : NOBODY,
      );
      const isRead =
        !filed &&
        !excluded &&
        over.left === null &&
        over.state === "ACTIVE" &&
        over.role === answers;
      expect(standing.kind === "reads").toBe(isRead);
    }),
  );
});
