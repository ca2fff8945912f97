import type { Roster } from "@/lib/domain/organisation/roster";
import type { OrganizationReader } from "@/lib/services/organisation/held";
import type { Clean } from "./clean";
import type { Reached } from "./reached";

/** The organization as who reaches these accounts may see it: their units with those above, and nobody else's. */
export function organizationFor(
  whole: OrganizationReader,
  { reached, clean }: { reached: Reached; clean: Clean },
): OrganizationReader {
  const isHidden = (id: string): boolean => reached.hidden.ids.has(id);
  return {
    settings() {
      const settings = whole.settings();
      return settings && { ...settings, exclude: settings.exclude.filter((id) => !isHidden(id)) };
    },
    roster: () => rosterFor(whole.roster(), { isHidden, clean }),
    filed: () => whole.filed().filter(({ key }) => reached.hasEntry(key)),
    known: () => ({
      accounts: reached.refs,
      others: whole.known().others.filter(({ accountId }) => !accountId || !isHidden(accountId)),
    }),
    refresh: whole.refresh,
  };
}

function rosterFor(
  roster: Roster,
  { isHidden, clean }: { isHidden: (id: string) => boolean; clean: Clean },
): Roster {
  const accounts = roster.accounts.filter(({ id }) => !isHidden(id));
  const seen = new Set(accounts.flatMap(({ units }) => units));
  const { managementId, tried } = roster;
  return {
    ...roster,
    organizationId: null,
    managementId: managementId !== null && isHidden(managementId) ? null : managementId,
    units: roster.units.filter(({ id }) => seen.has(id)),
    accounts,
    tried: tried && {
      ...tried,
      fault: tried.fault && { ...tried.fault, message: clean.text(tried.fault.message) },
    },
  };
}
