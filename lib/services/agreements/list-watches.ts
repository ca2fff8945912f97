import type { ListedWatch, ListedWatches } from "@/lib/contracts/agreements";
import { deadlineAt, nextPollAt, stateAt } from "@/lib/domain/agreement/schedule";
import { isInFlight, type Watch } from "@/lib/domain/agreement/watch";
import { watchCode } from "@/lib/domain/agreement/watch-code";
import type { EpochMs } from "@/lib/domain/time";
import { isoTime } from "@/lib/domain/words/dates";
import type { ScanContext } from "@/lib/services/context";
import { readWatches } from "@/lib/services/watches/watch-docs";

/** Every watch, those in flight first, by deadline; then the ended ones, newest first. */
export async function listWatches(ctx: ScanContext): Promise<ListedWatches> {
  const now = ctx.now();
  const watches = await readWatches(ctx, { endedSince: null });
  return { serverNow: isoTime(now), watches: inOrder(watches).map((watch) => listed(watch, now)) };
}

export function inOrder(watches: readonly Watch[]): readonly Watch[] {
  const rank = ({ flight }: Watch): number =>
    isInFlight(flight) ? deadlineAt(flight) : -flight.endedAt;
  const inFlight = watches.filter(({ flight }) => isInFlight(flight));
  const ended = watches.filter(({ flight }) => !isInFlight(flight));
  return [inFlight, ended].flatMap((group) => group.sort((a, b) => rank(a) - rank(b)));
}

function listed(watch: Watch, now: EpochMs): ListedWatch {
  const { flight } = watch;
  return {
    accountId: watch.account,
    modelId: watch.modelId,
    regions: watch.regions.map(({ region }) => region),
    agreementId: watch.agreementId,
    state: stateAt(watch, now),
    startedAt: isoTime(flight.startedAt),
    deadlineAt: isoTime(deadlineAt(flight)),
    lastPollAt: isoTime(watch.lastPollAt),
    nextPollAt: isoTime(nextPollAt(watch)),
    endedAt: isInFlight(flight) ? null : isoTime(flight.endedAt),
    ...watchCode(watch, now),
  };
}
