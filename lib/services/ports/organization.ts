import type { Reading } from "@/lib/domain/facts/facts";
import type { Listing } from "@/lib/domain/organisation/roster";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";

/**
 * Lists the organization with its units and tags: whole, or failed with the reason. `tags` that only pickers want may
 * be missing; those that decide which accounts are read may not.
 */
export type ListOrganization = (
  settings: OrganizationSettings,
  signal: AbortSignal,
) => Promise<Reading<Listing>>;
