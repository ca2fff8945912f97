import type { Settings } from "@/lib/domain/settings";
import type { Reached } from "./reached";

/**
 * The settings as far as they are about accounts that are reached: of a requirement that names accounts only these, and
 * none that names none of them. Whom else the dashboard lets in is not told.
 */
export const settingsFor = (settings: Settings, { find }: Pick<Reached, "find">): Settings => ({
  ...settings,
  requirements: settings.requirements.flatMap((requirement) => {
    if (requirement.accounts === null) return [requirement];
    const accounts = requirement.accounts.filter((name) => find(name) !== null);
    return accounts.length === 0 ? [] : [{ ...requirement, accounts }];
  }),
  grants: [],
});
