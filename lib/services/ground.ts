import type { Settings } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";

/** What it takes to read and judge what the store holds. `now` is AWS's clock, as far as it was measured. */
export type Ground = {
  now(): EpochMs;
  settings(): Settings;
  accounts(): readonly AccountRef[];
  stores: Stores;
};
