import type { ListedAccount, Listing, RosterAccount } from "@/lib/domain/organisation/roster";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";

export const NOW = Date.UTC(2026, 10, 23, 14, 12);
export const PAY = "111122223333";
export const LAB = "444455556666";
export const MANAGEMENT = "999988887777";

export const listed = (id: string, over: Partial<ListedAccount> = {}): ListedAccount => ({
  ...{ id, name: `name of ${id}`, state: "ACTIVE" },
  ...{ units: ["r-acme", "ou-acme-workload"], tags: { env: "prod" } },
  ...over,
});

export const listing = (...accounts: readonly ListedAccount[]): Listing => ({
  ...{ organizationId: "o-acmeacme01", managementId: MANAGEMENT, partition: "aws" },
  units: [{ id: "r-acme", name: "Root", parent: null }],
  accounts,
});

export const member = (over: Partial<RosterAccount> = {}): RosterAccount => ({
  ...listed(PAY),
  ...{ appearedAt: NOW, role: { status: "untried" }, tried: null, left: null },
  ...over,
});

export const settings = (over: Partial<OrganizationSettings> = {}): OrganizationSettings => ({
  ...{ role: null, memberRole: "BedrockReadinessRead", externalId: null },
  ...{ include: { ous: null, tags: null }, exclude: [] },
  ...over,
});
