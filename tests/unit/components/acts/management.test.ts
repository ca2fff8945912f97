import { expect, it } from "vitest";
import { type Management, managementOf } from "@/components/acts/form/management";
import type { ActsView } from "@/lib/contracts/acts";

const MEMBER = "111122223333";
const MANAGEMENT = "999988887777";

const accounts = (hasRole: boolean): ActsView["accounts"] => [
  {
    account: "root",
    accountId: MANAGEMENT,
    name: null,
    hasRole,
    homeRegion: "us-east-1",
  },
];
const other = (address: string | null): Management => ({ is: "other", id: MANAGEMENT, address });

it.each<[string, string | null, ActsView["accounts"], Management]>([
  ["not known", null, accounts(true), { is: "unknown" }],
  ["this account", MEMBER, [], { is: "this" }],
  ["another, which is not read here", MANAGEMENT, [], other(null)],
  ["another without a role for acts", MANAGEMENT, accounts(false), other(null)],
  ["another with one", MANAGEMENT, accounts(true), other("/acts/form?account=root")],
])("the management account of an organization is %s", (_name, id, known, management) => {
  expect(managementOf(id, { accountId: MEMBER, view: { accounts: known } })).toEqual(management);
});
