/** What a scan is limited to; null means all. */
export type ScanScope = {
  accounts: readonly string[] | null;
  regions: readonly string[] | null;
  models: readonly string[] | null;
};

export const EVERYTHING: ScanScope = { accounts: null, regions: null, models: null };
