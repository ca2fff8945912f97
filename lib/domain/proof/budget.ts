import { DAY_MS, type EpochMs } from "@/lib/domain/time";

/** When the day of a budget began: at midnight in UTC, by AWS's clock. */
export const dayOf = (now: EpochMs): EpochMs => Math.floor(now / DAY_MS) * DAY_MS;

/** What a day's calls came to. `cost` in US dollars, as far as prices are known. */
export type Spent = { calls: number; cost: number };

/** Whether so many calls more fit a day. */
export const fitsDay = (
  spent: Spent,
  { more, perDay }: { more: number; perDay: number },
): boolean => spent.calls + more <= perDay;
