import type { OwnCaller } from "@/lib/domain/access/rights";
import { startDuties } from "@/lib/jobs/duties";
import type { Ending } from "@/lib/jobs/end-in-order";
import type { Holdings } from "@/lib/jobs/holdings";
import { tellWebhook } from "@/lib/jobs/kinds/deliver-notice/deliverer";
import { discoverAccounts } from "@/lib/jobs/kinds/discover/discoverer";
import { startFollower } from "@/lib/jobs/kinds/discover/follower";
import { startNoter } from "@/lib/jobs/kinds/note-grants/noter";
import { pollWatches } from "@/lib/jobs/kinds/poll-watch/poller";
import { proveBySchedule } from "@/lib/jobs/kinds/prove/prover";
import { startTroubleReader } from "@/lib/jobs/kinds/read-trouble/reader";
import { settleActs } from "@/lib/jobs/kinds/settle-acts/settler";
import { tidyStore } from "@/lib/jobs/kinds/tidy/tidier";
import type { Scanner } from "@/lib/jobs/scanner";
import { startSchedule } from "@/lib/jobs/schedule";
import type { Context } from "@/lib/services/context";
import type { SendWebhook } from "@/lib/services/ports/notify";
import type { AskFeed } from "@/lib/services/ports/trouble";

type Working = {
  contextOf(caller: OwnCaller): Context;
  scanner: Scanner;
  /** What this process holds of the work of all that share its store. */
  holdings: Holdings;
  tookOver(): void;
  /** Null: AWS's public feeds have no address here. */
  askFeed: AskFeed | null;
};

type BackgroundMeans = {
  /** Whether this process does what all that share the store need done once. */
  works: boolean;
  /** Whether it answers pages. */
  shows: boolean;
  /** Null: no webhook is configured now. */
  send: () => SendWebhook | null;
  publicUrl: string | null;
  /** From 0 to below 1. */
  random: () => number;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Starts what runs beside pages and scans; ended in the order given. */
export function startBackground(app: Working, means: BackgroundMeans): readonly Ending[] {
  const work = means.works ? startWork(app, means) : [];
  return [...work, ...startBeside(app, means)];
}

/** What one process does for all: polls, notices, acts that were sent, proofs by schedule, accounts that come, tidying; and the schedule of scans. */
function startWork(
  app: Working,
  { send, publicUrl, random, sleep }: BackgroundMeans,
): readonly Ending[] {
  const { contextOf, scanner, holdings, tookOver } = app;
  const { act: _unreached, ...polls } = contextOf({ kind: "system", work: "poll" });
  const schedule = startSchedule(contextOf({ kind: "system", work: "schedule" }), {
    ...{ scanner, random, sleep },
  });
  const duties = startDuties(polls, { holdings, tookOver, random, sleep }, [
    pollWatches(polls, { random }),
    tellWebhook(polls, { send, publicUrl }),
    settleActs(contextOf({ kind: "system", work: "acts" })),
    proveBySchedule(contextOf({ kind: "system", work: "prove" })),
    discoverAccounts(contextOf({ kind: "system", work: "discover" })),
    tidyStore(contextOf({ kind: "system", work: "scan" })),
  ]);
  return [
    { name: "what is done for all", end: duties.stop },
    { name: "the schedule", end: schedule.stop },
  ];
}

/** What every process sees to: the accounts of the organization, that other grants are on record and, where it shows pages, AWS's public feeds. */
function startBeside(app: Working, { shows, random, sleep }: BackgroundMeans): readonly Ending[] {
  const follower = startFollower(app.contextOf({ kind: "system", work: "discover" }), { sleep });
  const feeds = startTroubleReader(app.contextOf({ kind: "system", work: "poll" }), {
    ...{ random, sleep },
    ask: shows ? app.askFeed : null,
  });
  const noter = startNoter(app.contextOf({ kind: "system", work: "configuration" }), { sleep });
  return [
    { name: "the noter of grants", end: noter.stop },
    { name: "the look at the organization", end: follower.stop },
    { name: "the reader of public feeds", end: feeds.stop },
  ];
}
