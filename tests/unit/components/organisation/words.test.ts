import { expect, it } from "vitest";
import { memberLook, organizationSentence } from "@/components/organisation/words";
import type { OrganizationView } from "@/lib/contracts/organization";
import { shownFault } from "@/lib/domain/facts/fault";
import type { MemberStanding } from "@/lib/domain/organisation/standing";
import { aFault } from "@/tests/support/build-facts";
import { NOW } from "@/tests/unit/domain/organisation/rosters";

const BOSS = "999988887777";
const OF = { memberRole: "BedrockReadinessRead", managementId: BOSS, read: null };
const fault = shownFault(aFault("ThrottlingException", { message: "Rate exceeded" }));
const member = (
  standing: MemberStanding,
  id = "111122223333",
): OrganizationView["members"][number] => ({
  ...{ id, name: id, units: [], tags: [], standing },
  ...{ account: null, isRead: false, counts: null },
});

it.each<[MemberStanding, string, RegExp]>([
  [{ kind: "no-role", since: NOW, triedAt: NOW }, "No role yet", /as soon as BedrockReadinessRead/],
  [{ kind: "proposed", since: NOW, state: "ACTIVE" }, "Proposed", /tried next/],
  [{ kind: "proposed", since: NOW, state: "PENDING_ACTIVATION" }, "Proposed", /still making it/],
  [{ kind: "unreachable", at: NOW, fault }, "Not reached", /Rate exceeded\. Whether its role/],
  [{ kind: "left", at: NOW, as: "CLOSED" }, "Closed", /Not asked any more/],
  [{ kind: "left", at: NOW, as: "GONE" }, "Left the organization", /Not asked any more/],
  [{ kind: "left", at: NOW, as: "OF_TOMORROW" }, "OF_TOMORROW, by AWS", /Not asked any more/],
  [{ kind: "left-out", why: "excluded" }, "Left out", /Named under exclude/],
  [{ kind: "left-out", why: "tags-unread" }, "Left out", /tags were not read/],
])("%o", (standing, word, text) => {
  const look = memberLook(member(standing), OF);
  expect(look.word).toBe(word);
  expect(look.text).toMatch(text);
});

it("a role that is missing in the management account is told as its own", () => {
  const look = memberLook(member({ kind: "no-role", since: NOW, triedAt: null }, BOSS), OF);
  expect(look.text).toMatch(/A StackSet never reaches it/);
});

it("a role that is missing is neither unknown nor blocked", () => {
  expect(memberLook(member({ kind: "no-role", since: NOW, triedAt: NOW }), OF).mark).toBeNull();
});

it("the sentence counts each where it stands", () => {
  const view: OrganizationView = {
    ...{ memberRole: "R", managementId: BOSS, units: [], failed: null, nextAt: null },
    listedAt: NOW,
    members: [
      member({ kind: "no-role", since: NOW, triedAt: NOW }),
      member({ kind: "no-role", since: NOW, triedAt: NOW }),
      member({ kind: "left", at: NOW, as: "CLOSED" }),
      {
        ...member({ kind: "reads", since: NOW }),
        isRead: true,
        counts: { ready: 1, inactive: 0, pending: 0, blocked: 0, unknown: 0 },
      },
    ],
  };
  expect(organizationSentence(view)).toBe(
    "1 of 4 accounts are read. 2 have no role yet, 1 has left.",
  );
  expect(organizationSentence({ ...view, listedAt: null })).toMatch(/not been listed yet/);
});
