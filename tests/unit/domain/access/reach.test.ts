import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AccountNames, type Grant, unitName } from "@/lib/domain/access/grants";
import {
  covers,
  mayOn,
  maySomewhere,
  reachesAll,
  reachOf,
  rightsEverywhere,
  rightsOn,
  roleOf,
} from "@/lib/domain/access/reach";
import { type Caller, LOCAL, RIGHTS, type Right } from "@/lib/domain/access/rights";
import { RIGHTS_OF, ROLES } from "@/lib/domain/access/roles";
import { aPerson } from "./people";

const PAYMENTS = "ou-acme-payments";
const PAY: AccountNames = {
  accountId: "111122223333",
  name: "payments-prod",
  units: ["r-acme", PAYMENTS],
};
const LAB: AccountNames = { accountId: "444455556666", name: "lab", units: ["r-acme"] };
const BARE: AccountNames = { accountId: null, name: null, units: [] };
const grant = (
  pattern: string,
  role: Grant["role"],
  accounts: Grant["accounts"] = null,
): Grant => ({
  to: { by: "group", pattern },
  role,
  accounts,
});

describe("how far rights reach", () => {
  const all = [...RIGHTS];
  const person = (...groups: readonly string[]) => aPerson({ groups });
  const grants = [
    grant("viewers", "viewer"),
    grant("payers", "operator", ["payments-*"]),
    grant("lab-admins", "admin", ["444455556666"]),
    grant("admins", "admin"),
  ];
  const link = { kind: "user", known: "link", issuer: "link", subject: "l1", name: "Bo" } as const;
  const token = { kind: "token", id: "t1", name: "ci" } as const;

  it.each<[string, Caller, readonly Right[], readonly Right[], readonly Right[]]>([
    ["the local caller", LOCAL, all, all, all],
    ["a command", { kind: "command", user: "ana" }, all, all, all],
    [
      "the system",
      { kind: "system", work: "poll" },
      ["read", "ask"],
      ["read", "ask"],
      ["read", "ask"],
    ],
    ["who is in no group", person(), [], [], []],
    ["who is in a group without a grant", person("others"), [], [], []],
    ["a viewer of all", person("viewers"), ["read"], ["read"], ["read"]],
    ["an operator of one", person("payers"), ["read", "ask", "sign"], [], []],
    [
      "an admin of one manages nothing",
      person("lab-admins"),
      [],
      ["read", "ask", "sign", "act", "prove"],
      [],
    ],
    ["two grants add up", person("payers", "viewers"), ["read", "ask", "sign"], ["read"], ["read"]],
    ["an admin of all", person("admins", "payers"), all, all, all],
    [
      "a link brings its own role",
      { ...link, role: "operator", accounts: ["lab"] },
      [],
      ["read", "ask", "sign"],
      [],
    ],
    ["a link of all accounts", { ...link, role: "admin", accounts: null }, all, all, all],
    [
      "a token brings its own role",
      { ...token, role: "viewer", accounts: ["111122223333"] },
      ["read"],
      [],
      [],
    ],
    ["a token of no account", { ...token, role: "admin", accounts: [] }, [], [], []],
  ])("%s", (_name, caller, pay, lab, bare) => {
    const reach = reachOf(caller, grants);
    expect(rightsOn(reach, PAY)).toEqual(pay);
    expect(rightsOn(reach, LAB)).toEqual(lab);
    expect(rightsOn(reach, BARE)).toEqual(bare);
  });

  it("nothing is hidden from who reads all accounts, and from nobody else", () => {
    expect(reachesAll(reachOf(person("viewers"), grants))).toBe(true);
    expect(reachesAll(reachOf(person("payers"), [grant("payers", "viewer", ["*"])]))).toBe(true);
    expect(reachesAll(reachOf(person("payers", "lab-admins"), grants))).toBe(false);
    expect(reachesAll(reachOf(person(), grants))).toBe(false);
  });

  it.each([
    ["payers", "operator", null],
    ["viewers", "viewer", "viewer"],
    ["admins", "admin", "admin"],
    ["others", null, null],
  ])("%s is %s of one account and %s of the other", (group, pay, lab) => {
    const reach = reachOf(person(group), grants);
    expect([PAY, LAB].map((account) => roleOf(rightsOn(reach, account)))).toEqual([pay, lab]);
    expect(rightsEverywhere(reach).every((right) => mayOn(reach, right, BARE))).toBe(true);
  });
});

const NAMES = ["pay-dev", "pay-prod", "lab", "lab-2"];
const UNITS = ["ou-acme-workload", PAYMENTS] as const;
const IDS = ["111122223333", "444455556666", "777788889999"];
const anAccount = fc.record({
  accountId: fc.option(fc.constantFrom(...IDS)),
  name: fc.option(fc.constantFrom(...NAMES)),
  units: fc.constantFrom<readonly string[]>(
    [],
    ["r-acme"],
    ["r-acme", UNITS[0]],
    ["r-acme", ...UNITS],
  ),
});
const aGrant: fc.Arbitrary<Grant> = fc.record({
  to: fc.oneof(
    fc.record({
      by: fc.constant("group" as const),
      pattern: fc.constantFrom("a", "a-*", "b", "*"),
    }),
    fc.record({
      by: fc.constant("email" as const),
      pattern: fc.constantFrom("x@a.example", "*@a.example", "*@*"),
    }),
  ),
  role: fc.constantFrom(...ROLES),
  accounts: fc.option(
    fc.array(
      fc.constantFrom(...IDS, ...NAMES, ...UNITS.map(unitName), "ou:r-acme", "pay-*", "*-2", "*"),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  ),
});
const aUser = fc
  .record({
    groups: fc.uniqueArray(fc.constantFrom("a", "a-1", "b", "c"), { maxLength: 3 }),
    email: fc.option(fc.constantFrom("x@a.example", "y@a.example", "x@b.example")),
  })
  .map(aPerson);

/** The rule said another way: a pattern as an expression, and a look at every grant for every right and account. */
function oracle(user: ReturnType<typeof aPerson>, grants: readonly Grant[], account: AccountNames) {
  const like = (pattern: string) =>
    new RegExp(
      `^${pattern
        .split("*")
        .map((part) => part.replace(/[.@+-]/g, "\\$&"))
        .join(".*")}$`,
    );
  const held = new Set<Right>();
  for (const { to, role, accounts } of grants) {
    const known = to.by === "group" ? user.groups : [user.email ?? ""];
    if (!known.some((text) => text !== "" && like(to.pattern).test(text))) continue;
    const whole = accounts === null || accounts.includes("*");
    const here =
      whole ||
      accounts.some((one) =>
        one.startsWith("ou:")
          ? account.units.includes(one.slice("ou:".length))
          : one === account.accountId || like(one).test(account.name ?? "\n"),
      );
    if (!here) continue;
    for (const right of RIGHTS_OF[role]) if (whole || right !== "manage") held.add(right);
  }
  return RIGHTS.filter((right) => held.has(right));
}

describe("for any grants", () => {
  it("a unit gives what the accounts in it give by their ids, and nothing elsewhere", () => {
    fc.assert(
      fc.property(fc.array(anAccount, { maxLength: 8 }), fc.constantFrom(...UNITS), (all, unit) => {
        const known = all.map((account, place) => ({
          ...account,
          accountId: `${place}`.padStart(12, "0"),
        }));
        const ids = known
          .filter(({ units }) => units.includes(unit))
          .map(({ accountId }) => accountId);
        const reached = (names: readonly string[]) =>
          known.filter((account) => covers(names, { ...account, name: null }));
        expect(reached([unitName(unit)])).toEqual(reached(ids));
      }),
    );
  });

  it("the reach is what a look at each grant tells", () => {
    fc.assert(
      fc.property(aUser, fc.array(aGrant, { maxLength: 6 }), anAccount, (user, grants, account) => {
        expect(rightsOn(reachOf(user, grants), account)).toEqual(oracle(user, grants, account));
      }),
      { numRuns: 2_000 },
    );
  });

  it("one more never takes away", () => {
    fc.assert(
      fc.property(
        aUser,
        fc.array(aGrant, { maxLength: 5 }),
        aGrant,
        anAccount,
        (user, grants, more, account) => {
          const before = rightsOn(reachOf(user, grants), account);
          const after = rightsOn(reachOf(user, [...grants, more]), account);
          expect(after).toEqual(expect.arrayContaining([...before]));
        },
      ),
    );
  });

  it("their order says nothing", () => {
    fc.assert(
      fc.property(aUser, fc.array(aGrant, { maxLength: 5 }), (user, grants) => {
        expect(reachOf(user, grants.toReversed())).toEqual(reachOf(user, grants));
      }),
    );
  });

  it("whoever holds a right on an account reads it, and who holds it nowhere holds it on none", () => {
    fc.assert(
      fc.property(aUser, fc.array(aGrant, { maxLength: 5 }), anAccount, (user, grants, account) => {
        const reach = reachOf(user, grants);
        for (const right of RIGHTS) {
          if (mayOn(reach, right, account)) expect(mayOn(reach, "read", account)).toBe(true);
          if (!maySomewhere(reach, right)) expect(covers(reach[right], account)).toBe(false);
        }
      }),
    );
  });
});
