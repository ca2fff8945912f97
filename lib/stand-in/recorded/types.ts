export type Json = Readonly<Record<string, unknown>>;

/** What an account answered, as the AWS CLI wrote it down. */
export type Recorded = {
  accountId: string;
  /** Null where `list-regions.json` is not in the folder. */
  regions: readonly { name: string; status: RegionStatus }[] | null;
  /** Regions with a folder of their own. */
  folders: readonly string[];
  /** By region and operation. */
  lists: ReadonlyMap<string, readonly unknown[]>;
  /** By region, operation and what was asked about, which is empty where the operation asks about the region. */
  answers: ReadonlyMap<string, Json>;
};

export type RegionStatus = "ENABLED_BY_DEFAULT" | "ENABLED" | "ENABLING" | "DISABLING" | "DISABLED";
