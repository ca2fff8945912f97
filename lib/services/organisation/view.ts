import type { OrganizationView } from "@/lib/contracts/organization";
import { standingOf } from "@/lib/domain/organisation/standing";
import type { TREE_STATES, TreeCounts } from "@/lib/domain/organisation/tree";
import type { Context } from "@/lib/services/context";
import type { World, WorldAccount } from "@/lib/services/world/world";
import { nextListing } from "./discover";
import { filedIds } from "./known";

/** The organization as the accounts page shows it; null: the file has none. */
export function organizationView(
  { organization }: Pick<Context, "organization">,
  world: World,
): OrganizationView | null {
  const settings = organization.settings();
  if (settings === null) return null;
  const roster = organization.roster();
  const filed = filedIds(organization.filed());
  const read = new Map(world.accounts.map((account) => [account.accountId, account]));
  return {
    memberRole: settings.memberRole,
    managementId: roster.managementId,
    units: roster.units,
    members: roster.accounts.map((account) => {
      const known = read.get(account.id);
      const wasRead = known?.regions.some(({ stored }) => stored?.readAt) ?? false;
      return {
        ...{ id: account.id, name: account.name, units: account.units },
        tags: Object.entries(account.tags ?? {}).map(([key, value]) => `${key}=${value}`),
        standing: standingOf(account, { settings, filed }),
        account: known?.key ?? null,
        isRead: wasRead && known?.facts.identity.status === "read",
        counts: known && wasRead ? countsOf(known) : null,
      };
    }),
    listedAt: roster.listedAt,
    failed: roster.tried?.fault ?? null,
    nextAt: nextListing(organization, world.now),
  };
}

function countsOf({ regions }: WorldAccount): TreeCounts {
  const counts: Record<(typeof TREE_STATES)[number], number> = {
    ...{ ready: 0, inactive: 0, pending: 0, blocked: 0, unknown: 0 },
  };
  for (const { judged } of regions)
    for (const { verdict } of judged.cells)
      if (verdict.state !== "not_offered") counts[verdict.state] += 1;
  return counts;
}
