import type { OwnCaller } from "@/lib/domain/access/rights";
import type { Ending } from "@/lib/jobs/end-in-order";
import { startDiscoverer } from "@/lib/jobs/kinds/discover/discoverer";
import { startNoter } from "@/lib/jobs/kinds/note-grants/noter";
import { startPoller } from "@/lib/jobs/kinds/poll-watch/poller";
import { startProver } from "@/lib/jobs/kinds/prove/prover";
import { startTroubleReader } from "@/lib/jobs/kinds/read-trouble/reader";
import { startSettler } from "@/lib/jobs/kinds/settle-acts/settler";
import type { Scanner } from "@/lib/jobs/scanner";
import { startSchedule } from "@/lib/jobs/schedule";
import type { Context } from "@/lib/services/context";
import type { SendWebhook } from "@/lib/services/ports/notify";
import type { AskFeed } from "@/lib/services/ports/trouble";
import { deliverNotices } from "@/lib/services/webhook/deliver-notices";

type Working = {
  contextOf(caller: OwnCaller): Context;
  scanner: Scanner;
  /** Names this process beside others that share its store. */
  holder: string;
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

/** What one process does for all: polls, notices, acts that were sent, proofs by schedule, and the schedule of scans. */
function startWork(
  app: Working,
  { send, publicUrl, random, sleep }: BackgroundMeans,
): readonly Ending[] {
  const means = { holder: app.holder, random, sleep };
  const schedule = startSchedule(app.contextOf({ kind: "system", work: "schedule" }), {
    ...means,
    scanner: app.scanner,
  });
  const { act: _unreached, ...polls } = app.contextOf({ kind: "system", work: "poll" });
  const poller = startPoller(polls, {
    ...means,
    tell: async (signal) => {
      const sending = send();
      if (sending) await deliverNotices(polls, { send: sending, publicUrl, signal });
    },
  });
  const settler = startSettler(app.contextOf({ kind: "system", work: "acts" }), means);
  const prover = startProver(app.contextOf({ kind: "system", work: "prove" }), means);
  return [
    { name: "the watch poller", end: poller.stop },
    { name: "the settler of acts", end: settler.stop },
    { name: "the prover", end: prover.stop },
    { name: "the schedule", end: schedule.stop },
  ];
}

/** What every process sees to: the accounts of the organization, that other grants are on record and, where it shows pages, AWS's public feeds. */
function startBeside(
  app: Working,
  { works, shows, random, sleep }: BackgroundMeans,
): readonly Ending[] {
  const means = { holder: app.holder, random, sleep };
  const discoverer = startDiscoverer(app.contextOf({ kind: "system", work: "discover" }), {
    ...means,
    asks: works,
  });
  const feeds = startTroubleReader(app.contextOf({ kind: "system", work: "poll" }), {
    ...means,
    ask: shows ? app.askFeed : null,
  });
  const noter = startNoter(app.contextOf({ kind: "system", work: "configuration" }), { sleep });
  return [
    { name: "the noter of grants", end: noter.stop },
    { name: "the discovery of accounts", end: discoverer.stop },
    { name: "the reader of public feeds", end: feeds.stop },
  ];
}
