import type { AccountSpec, UnitSpec, WorldSpec } from "@/lib/stand-in/world/types";
import { ROLE_NAME, workingAccount } from "./account";
import { documentationKey } from "./demo-key";
import { organisation } from "./organisation";

const MEMBERS = 500;
const UNITS = 20;
const HUB = "111122220000";
const ROOT = "r-wide";
/** Every so many differ from the rest. */
const DIFFERS_EVERY = 25;

const unitOf = (index: number): string =>
  `ou-wide-unit${String((index % UNITS) + 1).padStart(4, "0")}`;

const UNIT_LIST: readonly UnitSpec[] = Array.from({ length: UNITS }, (_, index) => ({
  id: unitOf(index),
  name: `Unit ${index + 1}`,
  parent: index < UNITS / 2 ? ROOT : unitOf(index - UNITS / 2),
}));

/** 500 accounts in 20 units; models and quotas of all but every 25th are the same. */
export function wideOrganisation(): WorldSpec {
  const accounts = Array.from({ length: MEMBERS }, (_, index) => memberNumber(index));
  const [hub] = accounts;
  const id = hub?.id ?? HUB;
  return {
    ...organisation(),
    name: "wide-organisation",
    summary: "500 accounts in 20 units, which are mostly equal",
    accounts,
    organization: {
      id: "o-widewide01",
      managementId: id,
      rootId: ROOT,
      units: UNIT_LIST,
      delegated: [],
      members: accounts.map((account, index) => ({
        ...{ id: account.id, parent: unitOf(index), joinedDaysAgo: 100 },
        tags: { env: index % 2 === 0 ? "prod" : "staging" },
      })),
    },
  };
}

function memberNumber(index: number): AccountSpec {
  const id = index === 0 ? HUB : `2300000${String(index).padStart(5, "0")}`;
  return workingAccount({
    id,
    name: `member-${String(index).padStart(3, "0")}`,
    keys: index === 0 ? [documentationKey(id)] : [],
    roles: [{ name: ROLE_NAME, externalId: "7f3c0a52-example" }],
    ...(index % DIFFERS_EVERY === 1 && {
      access: [{ provider: "Cohere", agreement: { kind: "none" } }],
    }),
  });
}
