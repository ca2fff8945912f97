import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { nearText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { shareText } from "@/lib/domain/words/share";
import type { QuotaUse } from "./of-quota";
import type { Measured } from "./use";

/** `busiest minute 41 %, 72 throttled`: what a row has room for. */
export function briefUse({ tokens, throttled, share, atLeast }: QuotaUse): string {
  return [briefTokens(tokens, { share, atLeast }), briefThrottled(throttled)]
    .filter((part) => part !== null)
    .join(", ");
}

type Shares = Pick<QuotaUse, "share" | "atLeast">;

function briefTokens(tokens: QuotaUse["tokens"], { share, atLeast }: Shares): string {
  if (tokens.status === "no-data") return "no use counted";
  if (tokens.status === "incomplete") return "use not read whole";
  const peak = share === null ? figure(tokens.value.peak) : shareText(share);
  return `busiest minute ${atLeast ? "at least " : ""}${peak}`;
}

function briefThrottled(throttled: Measured<number>): string | null {
  if (throttled.status === "incomplete") return "throttled calls not read whole";
  return throttled.status === "seen" ? `${figure(throttled.value)} throttled` : null;
}

/** The busiest minute as a sentence. */
export function peakSentence({ tokens, share, atLeast }: QuotaUse, now: EpochMs): string {
  if (tokens.status === "no-data")
    return "CloudWatch counted no tokens of it in these 24 hours. That is no proof that nothing was called.";
  if (tokens.status === "incomplete")
    return `What was used is not known: ${tokens.why}. No share is told of a part.`;
  const { peak, peakAt } = tokens.value;
  const of = share === null ? "" : `, ${shareText(share)} of the applied value`;
  const least = atLeast ? "at least " : "";
  const why = atLeast
    ? " Application inference profiles were called here too, and CloudWatch does not tell of which model."
    : "";
  return `Busiest minute: ${least}${figure(peak)} tokens at ${nearText(peakAt, now)} UTC${of}.${why}`;
}

/** Calls that AWS refused as too many. */
export function throttledSentence({ throttled }: Pick<QuotaUse, "throttled">): string {
  if (throttled.status === "incomplete")
    return `How many calls were throttled is not known: ${throttled.why}.`;
  if (throttled.status === "no-data") return "No throttled call was counted.";
  return `${counted(throttled.value, "call was", "calls were")} throttled.`;
}

/** Why calls may be throttled far below the share that is shown. */
export const SETTLED_TEXT =
  "An estimate of what calls settle at. Calls are let in by what they set aside, max_tokens among it, so they can be throttled far below it.";

type Reads = { metrics: number; usd: string; unread: number };

/** What an hourly reading costs an account, where `unread` of its Regions never told how much is asked for there. */
export function costOfReads({ metrics, usd, unread }: Reads): string {
  if (unread > 0 && metrics === 0) return "what that costs is known once it was read.";
  const least = unread > 0 ? "at least " : "";
  return `${least}${figure(metrics)} metrics a read, ${usd} a month for this account.`;
}
