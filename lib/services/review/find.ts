import { err, ok, type Result } from "@/lib/domain/result";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";

/** Why a verb did not do what was asked, in words for a page. */
export type RegionRefusal = {
  code:
    | "UNKNOWN_ACCOUNT"
    | "UNKNOWN_REGION"
    | "FACTS_CHANGED"
    | "CHECKS_OPEN"
    | "NAME_NEEDED"
    | "NOTE_NEEDED";
  message: string;
};

export type FoundRegion = { account: WorldAccount; region: WorldRegion };

/** A Region of the one account of a world; that has none where no such account is configured. */
export function findRegion(
  { accounts: [account] }: World,
  wanted: string,
): Result<FoundRegion, RegionRefusal> {
  if (!account) return err({ code: "UNKNOWN_ACCOUNT", message: "No such account is configured." });
  const region = account.regions.find((one) => one.region === wanted);
  return region
    ? ok({ account, region })
    : err({
        code: "UNKNOWN_REGION",
        message: `${wanted} is not among the Regions that are read in this account.`,
      });
}
