import type { OrganizationView } from "@/lib/contracts/organization";
import { type OwnCells, statesOf } from "@/lib/domain/grid/encode";
import { onceFor } from "@/lib/domain/once-for";
import { standingOf } from "@/lib/domain/organisation/standing";
import { TREE_STATES, type TreeCounts } from "@/lib/domain/organisation/tree";
import { countStates } from "@/lib/domain/rollup";
import type { Context } from "@/lib/services/context";
import type { Outline, OutlinedAccount } from "@/lib/services/world/outline";
import { nextListing } from "./discover";
import { filedIds } from "./known";

/** The organization as the accounts page shows it; null: the file has none. */
export function organizationView(
  { organization }: Pick<Context, "organization">,
  world: Outline,
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
      const wasRead = known?.regions.some(({ gist }) => gist?.readAt) ?? false;
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

/** Regions that say the same are counted once. */
const countsIn = onceFor((cells: OwnCells) => countStates(statesOf(cells)));

function countsOf({ regions }: OutlinedAccount): TreeCounts {
  const counts: Record<(typeof TREE_STATES)[number], number> = {
    ...{ ready: 0, inactive: 0, pending: 0, blocked: 0, unknown: 0 },
  };
  for (const { short } of regions) {
    const own = countsIn(short.cells);
    for (const state of TREE_STATES) counts[state] += own[state];
  }
  return counts;
}
