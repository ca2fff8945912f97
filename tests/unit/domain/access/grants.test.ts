import { describe, expect, it } from "vitest";
import {
  accountNameProblem,
  type Grant,
  isAmong,
  letsIn,
  namesAll,
} from "@/lib/domain/access/grants";

const group = (pattern: string): Pick<Grant, "to"> => ({ to: { by: "group", pattern } });
const email = (pattern: string): Pick<Grant, "to"> => ({ to: { by: "email", pattern } });
const nobody = { groups: [], email: null };

describe("whom a grant lets in", () => {
  it.each([
    ["a group by its whole name", group("admins"), { groups: ["devs", "admins"] }, true],
    ["no part of a name", group("admins"), { groups: ["bedrock-admins", "admins-2"] }, false],
    ["a group's name in another case", group("admins"), { groups: ["Admins"] }, false],
    ["a group by a pattern", group("payments-*"), { groups: ["payments-dev"] }, true],
    [
      "a pattern's star stands for nothing too",
      group("payments-*"),
      { groups: ["payments-"] },
      true,
    ],
    ["a pattern is of the whole name", group("payments-*"), { groups: ["x-payments-dev"] }, false],
    ["a star inside", group("a*z"), { groups: ["az"] }, true],
    ["two stars", group("*pay*prod"), { groups: ["x-pay-y-prod"] }, true],
    ["a point is no pattern", group("a.c"), { groups: ["abc"] }, false],
    ["any group, for who has one", group("*"), { groups: ["x"] }, true],
    ["any group, for who has none", group("*"), { groups: [] }, false],
    ["an address", email("ana@acme.example"), { email: "ana@acme.example" }, true],
    ["an address in another case", email("Ana@Acme.example"), { email: "aNA@acme.EXAMPLE" }, true],
    ["a domain", email("*@acme.example"), { email: "bo@acme.example" }, true],
    ["a domain that ends alike", email("*@acme.example"), { email: "bo@notacme.example" }, false],
    ["a domain that goes on", email("*@acme.example"), { email: "bo@acme.example.evil" }, false],
    [
      "two addresses in one",
      email("*@acme.example"),
      { email: "a@evil.example,b@acme.example" },
      false,
    ],
    ["two at signs", email("*@acme.example"), { email: "a@evil.example@acme.example" }, false],
    ["a quoted at sign", email("*@acme.example"), { email: '"a@evil"@acme.example' }, false],
    ["no address", email("*@*"), { email: null }, false],
    [
      "a letter that folds to another's",
      email("*@acme.kexample"),
      { email: "a@acme.\u212Aexample" },
      false,
    ],
    [
      "a group's name as an address",
      email("*@acme.example"),
      { groups: ["a@acme.example"] },
      false,
    ],
    ["an address as a group", group("*@acme.example"), { email: "a@acme.example" }, false],
  ] as const)("%s", (_name, grant, who, expected) => {
    expect(letsIn(grant, { ...nobody, ...who })).toBe(expected);
  });
});

describe("the accounts of a grant", () => {
  const units = ["r-acme", "ou-acme-workload", "ou-acme-payments"];
  const account = { accountId: "111122223333", name: "payments-prod", units };

  it.each([
    ["its id", ["111122223333"], account, true],
    ["another id", ["111122223334"], account, false],
    ["its name", ["payments-prod"], account, true],
    ["a pattern of names", ["payments-*"], account, true],
    ["a part of its name", ["payments"], account, false],
    ["a pattern is not of ids", ["1111*"], account, false],
    ["one of several", ["sandbox", "payments-*"], account, true],
    ["none", [], account, false],
    ["the unit that it is in", ["ou:ou-acme-payments"], account, true],
    ["a unit above it", ["ou:ou-acme-workload"], account, true],
    ["the root", ["ou:r-acme"], account, true],
    ["another unit", ["ou:ou-acme-dataunit"], account, false],
    ["a unit without its sign", ["ou-acme-payments"], account, false],
    ["a unit whose name is a pattern", ["ou:*"], account, false],
    [
      "a name that reads like a unit of a grant",
      ["ou:ou-acme-payments"],
      { accountId: null, name: "ou:ou-acme-payments", units: [] },
      false,
    ],
    [
      "no name and no id",
      ["null", "payments-*"],
      { accountId: null, name: null, units: [] },
      false,
    ],
    [
      "its name, which is another's id",
      ["111122223333"],
      { accountId: null, name: "111122223333", units: [] },
      false,
    ],
  ])("%s", (_name, names, of, expected) => {
    expect(isAmong(names, of)).toBe(expected);
  });

  it.each([
    ["no list", null, true],
    ["a star", ["x", "*"], true],
    ["a pattern", ["*-prod"], false],
    ["nothing", [], false],
  ])("all are named by: %s", (_name, names, expected) => {
    expect(namesAll(names)).toBe(expected);
  });

  it.each([
    ["111122223333", null],
    ["payments-*", null],
    ["our payments", null],
    ["", "is no account"],
    [" x", "is no account"],
    ["ou:ou-abcd-11111111", null],
    ["ou:r-abcd", null],
    ["ou:ou-abcd", "is not the id of an organizational unit"],
    ["ou:*", "is not the id of an organizational unit"],
  ])("%j is a name: %s", (text, problem) => {
    const found = accountNameProblem(text);
    expect(problem === null ? found : found?.includes(problem)).toBe(
      problem === null ? null : true,
    );
  });
});
