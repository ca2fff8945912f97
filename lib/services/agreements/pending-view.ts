import type {
  EnablingRegion,
  PendingRegion,
  PendingRow,
  PendingView,
} from "@/lib/contracts/pending";
import { disagreeing } from "@/lib/domain/agreement/answers";
import { resumable } from "@/lib/domain/agreement/resume";
import { deadlineAt, nextPollAt, nextTryAt, stateAt } from "@/lib/domain/agreement/schedule";
import { isInFlightState } from "@/lib/domain/agreement/states";
import { isInFlight, type Watch, watchId } from "@/lib/domain/agreement/watch";
import { watchCode } from "@/lib/domain/agreement/watch-code";
import {
  disagreementText,
  sentenceOf,
  supportTextOf,
  waitMinutesOf,
} from "@/lib/domain/agreement/words";
import type { Fix } from "@/lib/domain/catalogue/fix";
import { fixFor } from "@/lib/domain/catalogue/fix";
import { regionInfo } from "@/lib/domain/known-regions";
import { ok, type Result } from "@/lib/domain/result";
import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import { readWatches } from "@/lib/services/watches/watch-docs";
import { webhookHealth } from "@/lib/services/webhook/webhook-health";
import type { Outline } from "@/lib/services/world/outline";
import { inOrder } from "./list-watches";

const DONE_SHOWN_MS = 7 * DAY_MS;

/** How long agreements take is told by those that ended within this. */
const EARLIER_MS = 30 * DAY_MS;

type Shown = { ctx: ScanContext; world: Outline; now: EpochMs; earlier: readonly number[] };

/** Everything the page of pending agreements shows. Reads the store only; the server does the asking. */
export async function pendingView(ctx: ScanContext): Promise<Result<PendingView, never>> {
  const now = ctx.now();
  const [watches, world, webhook] = await Promise.all([
    readWatches(ctx, { endedSince: now - EARLIER_MS }),
    ctx.world.outline(),
    webhookHealth(ctx),
  ]);
  const shown: Shown = { ctx, world, now, earlier: durations(watches) };
  const rows = inOrder(watches).filter((watch) => isShown(watch, now));
  return ok({
    serverNow: now,
    inFlight: rows.filter(({ flight }) => isInFlight(flight)).map((watch) => rowOf(watch, shown)),
    enabling: enablingRegions(world),
    done: rows.filter(({ flight }) => !isInFlight(flight)).map((watch) => rowOf(watch, shown)),
    webhook,
  });
}

/** An ended one that was dismissed is out of sight; one dismissed in flight is told among the done. */
function isShown({ flight }: Watch, now: EpochMs): boolean {
  if (isInFlight(flight)) return true;
  if (flight.state === "dismissed" && !isInFlightState(flight.was)) return false;
  return now - flight.endedAt <= DONE_SHOWN_MS;
}

/** How long agreements took that came into place, newest attempts and past ones. */
function durations(watches: readonly Watch[]): readonly number[] {
  return watches.flatMap(({ flight, past }) =>
    [flight, ...past].flatMap((attempt) =>
      attempt.state === "active" ? attempt.endedAt - attempt.startedAt : [],
    ),
  );
}

function rowOf(watch: Watch, shown: Shown): PendingRow {
  const { world, now } = shown;
  const { flight } = watch;
  const { code, cause } = watchCode(watch, now);
  const account = world.accounts.find(({ key }) => key === watch.account);
  const fix = flight.state === "failed" ? fixOf(watch, shown) : null;
  const seen = watch.regions.flatMap(({ seenAt }) => seenAt ?? []);
  return {
    id: watchId(watch.account, watch.modelId),
    account: watch.account,
    accountName: account?.name ?? null,
    modelId: watch.modelId,
    modelName: world.catalogue.rows.get(watch.modelId)?.modelName ?? watch.modelId,
    regions: regionsOf(watch),
    agreementId: watch.agreementId,
    state: stateAt(watch, now),
    code,
    cause,
    startedAt: flight.startedAt,
    source: "source" in flight ? flight.source : null,
    deadlineAt: deadlineAt(flight),
    lastPollAt: watch.lastPollAt,
    lastSeenAt: seen.length > 0 ? Math.max(...seen) : null,
    nextPollAt: nextPollAt(watch),
    nextTryAt: nextTryAt(watch, now),
    endedAt: isInFlight(flight) ? null : flight.endedAt,
    resumable: flight.state === "dismissed" && resumable(flight) !== null,
    sentence: sentenceOf({ watch, now, earlier: shown.earlier, failure: fix?.sentence ?? null }),
    disagreement: disagreementText(watch),
    waitMinutes: waitMinutesOf(watch),
    supportText: stateAt(watch, now) === "overdue" ? supportTextOf(watch, now) : null,
    fix,
    history: watch.history,
    past: watch.past,
  };
}

function regionsOf({ regions }: Watch): readonly PendingRegion[] {
  const odd = disagreeing(regions);
  return regions.map((sight) => ({
    region: sight.region,
    agreement: sight.agreement,
    seenAt: sight.seenAt,
    problem: sight.fault && { text: sight.fault.message, at: sight.fault.at },
    disagrees: odd.includes(sight),
  }));
}

function fixOf(watch: Watch, { ctx, world, now }: Shown): Fix | null {
  const { code, cause } = watchCode(watch, now);
  const account = world.accounts.find(({ key }) => key === watch.account);
  return (
    code &&
    fixFor({
      code,
      cause,
      partition: account?.partition ?? "aws",
      region: watch.regions[0]?.region ?? null,
      accountId: account?.accountId ?? null,
      modelId: watch.modelId,
      quotaCode: null,
      portal: ctx.settings().accessPortal,
    })
  );
}

function enablingRegions(world: Outline): readonly EnablingRegion[] {
  return world.accounts.flatMap((account) =>
    account.regions
      .filter(({ short }) => short.status === "ENABLING")
      .map(({ region }) => ({
        account: account.key,
        accountName: account.name,
        region,
        city: regionInfo(region).city,
      })),
  );
}
