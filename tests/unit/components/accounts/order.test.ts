import { describe, expect, it } from "vitest";
import { needsSomething, orderAccounts } from "@/components/accounts/order";
import type { AccountView } from "@/lib/contracts/accounts";

const anAccount = (over: Partial<AccountView>): AccountView => ({
  key: "a",
  accountId: "111122223333",
  name: null,
  partition: "aws",
  access: { by: "default" },
  standing: { status: "read" },
  warnings: [],
  permissions: [],
  regions: { read: 17, unread: 0, off: 3, enabling: 0, noEndpoint: 0 },
  unreadRegions: [],
  readAt: 1,
  role: null,
  ...over,
});
const FAULT = {
  fault: {
    code: "AccessDeniedException",
    cause: null,
    owner: "iam-admin",
    message: "",
    operation: null,
    requestId: null,
    at: 0,
  },
  fix: {
    title: "",
    sentence: "",
    owner: "iam-admin",
    takes: null,
    steps: [],
    primary: null,
    command: null,
    docs: "",
  },
} as const;
const failed = anAccount({ key: "failed", standing: { status: "failed", ...FAULT } });
const warned = anAccount({ key: "warned", warnings: [FAULT] });
const partly = anAccount({
  key: "partly",
  name: "payments-prod",
  regions: { read: 16, unread: 1, off: 0, enabling: 0, noEndpoint: 0 },
  unreadRegions: [{ region: "eu-west-3", fault: null }],
});
const well = anAccount({ key: "well", name: "sandbox" });
const byRole = anAccount({
  key: "role",
  access: {
    by: "role",
    roleArn: "arn:aws:iam::444455556666:role/BedrockReadinessRead",
    withExternalId: true,
  },
});

describe("an account needs something", () => {
  it.each([
    ["that can't be read", failed, true],
    ["with a warning", warned, true],
    ["of which a Region was not read", partly, true],
    ["that was read whole", well, false],
    ["never read: the first scan gets there", anAccount({ standing: { status: "never" } }), false],
  ])("%s", (_name, account, expected) => expect(needsSomething(account)).toBe(expected));
});

describe("the list of accounts", () => {
  const all = [well, byRole, partly, failed, warned];
  const keys = (text: string, onlyNeedy = false) =>
    orderAccounts(all, { text, onlyNeedy }).map(({ key }) => key);
  it.each<[string, string, boolean, string[]]>([
    [
      "broken ones first, else as configured",
      "",
      false,
      ["failed", "partly", "warned", "well", "role"],
    ],
    ["only those that need something", "", true, ["failed", "partly", "warned"]],
    ["by name", "SAND", false, ["well"]],
    ["by role", "bedrockreadinessread", false, ["role"]],
    ["by words that no account has", "mars", false, []],
  ])("%s", (_name, text, onlyNeedy, expected) => expect(keys(text, onlyNeedy)).toEqual(expected));
});
