import type {
  AccountSpec,
  MemberSpec,
  OrganizationSpec,
  UnitSpec,
  WorldSpec,
} from "@/lib/stand-in/world/types";
import { ROLE_NAME, workingAccount } from "./account";
import { buildCatalogue } from "./catalogue/build";
import { MODEL_TABLE, PROVISIONED_TABLE, VARIANT_TABLE } from "./catalogue/table";
import { documentationKey } from "./demo-key";
import { buildQuotas } from "./quotas/build";
import { DEFAULT_REGIONS } from "./regions";

const MANAGEMENT = "999988887777";
const HUB = "111122220000";
const ROOT = "r-acme";
const EXTERNAL_ID = "7f3c0a52-example";

const UNITS: readonly UnitSpec[] = [
  { id: "ou-acme-workload", name: "Workloads", parent: ROOT },
  { id: "ou-acme-payments", name: "Payments", parent: "ou-acme-workload" },
  { id: "ou-acme-checkout", name: "Checkout", parent: "ou-acme-workload" },
  { id: "ou-acme-dataunit", name: "Data", parent: ROOT },
  { id: "ou-acme-security", name: "Security", parent: ROOT },
];

type Entry = Omit<MemberSpec, "joinedDaysAgo"> & Pick<AccountSpec, "name"> & Partial<AccountSpec>;

const READ = { name: ROLE_NAME, externalId: EXTERNAL_ID };
const PAYMENTS = "ou-acme-payments";
const CHECKOUT = "ou-acme-checkout";

/** What it holds at the start: one account without the role, one that is closed, and the management account. */
const ENTRIES: readonly Entry[] = [
  {
    ...{ id: HUB, name: "tools", parent: "ou-acme-security", roles: [READ] },
    keys: [documentationKey(HUB)],
  },
  {
    ...{ id: MANAGEMENT, name: "acme-management", parent: ROOT },
    roles: [{ name: "BedrockReadinessDiscover", externalId: EXTERNAL_ID }],
  },
  {
    id: "111122223333",
    name: "payments-prod",
    parent: PAYMENTS,
    roles: [READ],
    tags: { env: "prod" },
  },
  {
    ...{ id: "111122224444", name: "payments-staging", parent: PAYMENTS, roles: [READ] },
    tags: { env: "staging" },
    access: [{ provider: "Cohere", agreement: { kind: "none" } }],
  },
  { id: "111122225555", name: "payments-madrid", parent: PAYMENTS, tags: { env: "prod" } },
  {
    id: "333344445555",
    name: "checkout-prod",
    parent: CHECKOUT,
    roles: [READ],
    tags: { env: "prod" },
  },
  {
    ...{ id: "222233335555", name: "data-platform", parent: "ou-acme-dataunit", roles: [READ] },
    form: { default: "missing", optIn: {} },
    access: [{ provider: "Anthropic", agreement: { kind: "none" } }],
  },
  { id: "666677778888", name: "legacy-web", parent: CHECKOUT, state: "CLOSED" },
];

/** One that is no member yet: a test lets it come. */
const NEWCOMER = workingAccount({ id: "555566667777", name: "newcomer", roles: [] });

/** An organization whose dashboard may list it by delegation. */
export function organisation(): WorldSpec {
  const catalogue = buildCatalogue(
    { models: MODEL_TABLE, variants: VARIANT_TABLE, provisioned: PROVISIONED_TABLE, unlisted: [] },
    DEFAULT_REGIONS,
  );
  return {
    name: "organisation",
    summary:
      "an organization of eight accounts in five units; one has no role yet, one is closed; listed by delegation",
    seed: 6,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: [...ENTRIES.map(accountOf), NEWCOMER],
    organization: ORGANIZATION,
    faults: [],
  };
}

const accountOf = ({ parent: _, state: __, tags: ___, ...account }: Entry): AccountSpec =>
  workingAccount(account);

const ORGANIZATION: OrganizationSpec = {
  id: "o-acmeacme01",
  managementId: MANAGEMENT,
  rootId: ROOT,
  units: UNITS,
  delegated: [HUB],
  members: ENTRIES.map(({ id, parent, state, tags }) => ({
    ...{ id, parent, joinedDaysAgo: 400 },
    ...(state && { state }),
    ...(tags && { tags }),
  })),
};
