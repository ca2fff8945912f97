import { describe, expect, it } from "vitest";
import type { Span } from "@/lib/domain/access/reach";
import { NO_ROSTER, type Roster, type RosterAccount } from "@/lib/domain/organisation/roster";
import type { OrganizationReader } from "@/lib/services/organisation/held";
import { knownAccounts } from "@/lib/services/organisation/known";
import { createClean } from "@/lib/services/reach/clean";
import { organizationFor } from "@/lib/services/reach/organisation";
import { reachedBy } from "@/lib/services/reach/reached";
import { aFault } from "@/tests/support/build-facts";
import {
  LAB,
  listing,
  MANAGEMENT,
  member,
  NOW,
  PAY,
  settings,
} from "@/tests/unit/domain/organisation/rosters";

const NEW = "555566667777";
const UNITS = [
  { id: "r-acme", name: "Root", parent: null },
  { id: "ou-acme-pay", name: "Payments", parent: "r-acme" },
  { id: "ou-acme-new", name: "Secret start", parent: "r-acme" },
];
const inUnit = (id: string, unit: string, over: Partial<RosterAccount> = {}) =>
  member({ id, name: `name of ${id}`, units: ["r-acme", unit], ...over });

/** What Organizations lists, and what is listed a moment later. */
function organization(...accounts: readonly RosterAccount[]) {
  const now: { roster: Roster } = {
    roster: { ...NO_ROSTER, ...listing(), units: UNITS, accounts: [...accounts] },
  };
  const asked = settings({ exclude: [LAB, NEW] });
  const known = () => knownAccounts({ filed: [], settings: asked, roster: now.roster });
  const whole: OrganizationReader = {
    settings: () => asked,
    roster: () => now.roster,
    filed: () => [],
    known,
    refresh: async () => undefined,
  };
  const reached = (span: Span) => reachedBy(span, { ...known(), ids: new Map() });
  return {
    reached,
    as: (span: Span) =>
      organizationFor(whole, { reached: reached(span), clean: createClean(reached(span)) }),
    appears(account: RosterAccount) {
      now.roster = { ...now.roster, accounts: [...now.roster.accounts, account] };
    },
  };
}

const ofThem = ({ settings: asked, roster, known }: OrganizationReader) =>
  JSON.stringify([asked()?.exclude, roster(), known().others]);

describe("the organization of who reaches some of its accounts", () => {
  it.each<[string, Span, string, boolean]>([
    ["another's", [PAY], "ou-acme-new", false],
    ["one in a unit of theirs", ["ou:ou-acme-pay"], "ou-acme-pay", true],
  ])(
    "has no member that was listed since they asked, %s; the next request has what is theirs",
    (_name, span, unit, isTheirs) => {
      const { as, appears, reached } = organization(inUnit(PAY, "ou-acme-pay"));
      const asking = as(span);
      const { name } = reached(span);
      expect(ofThem(asking)).toContain(PAY);
      appears(inUnit(NEW, unit));
      expect(ofThem(asking)).not.toMatch(new RegExp(`${NEW}|Secret start`));
      expect(ofThem(as(span)).includes(NEW)).toBe(isTheirs);
      expect(reached(span).name).not.toBe(name);
    },
  );

  it("tells why a role does not answer without the ids of others", () => {
    const fault = aFault("AccessDeniedException", {
      message: `${MANAGEMENT} may not assume a role of ${PAY}`,
    });
    const { as } = organization(
      inUnit(PAY, "ou-acme-pay", { tried: { at: NOW, fault } }),
      inUnit(MANAGEMENT, "ou-acme-new"),
    );
    const [account] = as([PAY]).roster().accounts;
    expect(account?.tried?.fault?.message).toBe(`************ may not assume a role of ${PAY}`);
    expect(ofThem(as([PAY]))).not.toContain(MANAGEMENT);
    expect(ofThem(as("all"))).toContain(`${MANAGEMENT} may not`);
  });
});
