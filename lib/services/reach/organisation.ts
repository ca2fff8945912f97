import type { Roster } from "@/lib/domain/organisation/roster";
import type { OrganizationReader } from "@/lib/services/organisation/held";
import type { Clean } from "./clean";
import type { Reached } from "./reached";

/**
 * The organization as who reaches these accounts may see it: their units with those above, and nobody else's. Of what is
 * listed since, nobody has said yet whose it is, so it is left out.
 */
export function organizationFor(
  whole: OrganizationReader,
  { reached, clean }: { reached: Reached; clean: Clean },
): OrganizationReader {
  const { shows } = reached;
  return {
    settings() {
      const settings = whole.settings();
      return settings && { ...settings, exclude: settings.exclude.filter(shows) };
    },
    roster: () => rosterFor(whole.roster(), { shows, clean }),
    filed: () => whole.filed().filter(({ key }) => reached.hasEntry(key)),
    known: () => ({
      accounts: reached.refs,
      others: whole
        .known()
        .others.filter(({ accountId }) => accountId !== null && shows(accountId)),
    }),
    refresh: whole.refresh,
  };
}

function rosterFor(
  roster: Roster,
  { shows, clean }: { shows: Reached["shows"]; clean: Clean },
): Roster {
  const accounts = roster.accounts.filter(({ id }) => shows(id));
  const seen = new Set(accounts.flatMap(({ units }) => units));
  const { managementId } = roster;
  return clean.shown({
    ...roster,
    organizationId: null,
    managementId: managementId !== null && shows(managementId) ? managementId : null,
    units: roster.units.filter(({ id }) => seen.has(id)),
    accounts,
  });
}
