import { NO_ROSTER, Roster } from "@/lib/domain/organisation/roster";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { Log } from "@/lib/services/ports/log";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { DocStore, StoredDoc } from "@/lib/services/ports/stores";
import { type KnownAccounts, knownAccounts, overAccounts } from "./known";

export const ROSTER_KIND = "organization";
export const ROSTER_ID = "roster";

/** What is known of the organization, as this process last read it in the store. */
export type OrganizationReader = {
  /** What the file says of it; null: nothing. */
  settings(): OrganizationSettings | null;
  roster(): Roster;
  /** The accounts of the file. */
  filed(): readonly AccountRef[];
  /** The same objects for as long as they say the same. */
  known(): KnownAccounts;
  /** Reads it anew, where another process or this one has kept something. */
  refresh(): Promise<void>;
};

type HeldOrganization = OrganizationReader & {
  /** Those over units as they hold now. */
  requirements(of: readonly Requirement[]): readonly Requirement[];
};

type Means = {
  docs: Pick<DocStore, "get">;
  config: () => { accounts: readonly AccountRef[]; organization: OrganizationSettings | null };
  log: Log;
};

/** Holds what is kept of the organization, so that whoever asks for the accounts need not wait for the store. */
export function createOrganization({ docs, config, log }: Means): HeldOrganization {
  let roster: Roster = NO_ROSTER;
  let rev = 0;
  let made: { by: readonly [object, object]; known: KnownAccounts } | null = null;
  let told: { by: readonly [object, object]; requirements: readonly Requirement[] } | null = null;
  const known = (): KnownAccounts => {
    const current = config();
    if (made?.by[0] === current && made.by[1] === roster) return made.known;
    const { accounts: filed, organization: settings } = current;
    made = { by: [current, roster], known: knownAccounts({ filed, settings, roster }) };
    return made.known;
  };
  return {
    settings: () => config().organization,
    roster: () => roster,
    filed: () => config().accounts,
    known,
    requirements(of) {
      const { accounts } = known();
      if (told?.by[0] === of && told.by[1] === accounts) return told.requirements;
      const requirements = of.map((requirement) => overAccounts(requirement, accounts));
      told = { by: [of, accounts], requirements };
      return requirements;
    },
    async refresh() {
      const doc = await docs.get(ROSTER_KIND, ROSTER_ID);
      if (doc === null || doc.rev === rev) return;
      const read = rosterOf(doc);
      if (read === null) {
        log.warn("what is kept of the organization can't be read and is left as it is");
        return;
      }
      roster = read;
      rev = doc.rev;
    },
  };
}

/** What a stored document says; null: it can't be read. */
export function rosterOf({ body }: Pick<StoredDoc, "body">): Roster | null {
  try {
    return Roster.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null; // not JSON
  }
}
