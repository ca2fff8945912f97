import { type Act, isUnfinished } from "@/lib/domain/acts/act";
import { NO_OUTCOME } from "@/lib/domain/acts/endings";
import type { ActEvent } from "@/lib/domain/acts/machine";
import { nextLookAt, PACE } from "@/lib/domain/acts/schedule";
import { AHEAD_MAX_MS } from "@/lib/domain/facts/facts";
import { type EpochMs, HOUR_MS } from "@/lib/domain/time";
import { type AuditNote, type RecordContext, recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { StoredAct } from "@/lib/services/ports/stores";
import { readStored, type StandingAct, tellAct } from "./act-docs";
import { type LookContext, lookAt } from "./look";
import { endNote, noteOf } from "./notes";
import { regionsToWatch, startWatch } from "./start-watch";
import { wholeNow } from "./who";

export type SettleContext = LookContext & RecordContext & Pick<Context, "stores" | "log" | "trace">;

export type SettleOptions = {
  signal: AbortSignal;
  /** Ids of acts that are being looked at; they are passed over. */
  running: Set<string>;
};

/** More wait for the next round, which follows at once. */
const DUE_MAX = 50;

/**
 * Does what is due about acts though nobody asks: previews end, what a dead process left behind is settled, and what was
 * sent is watched until AWS shows it. By reading alone: nothing is ever sent here.
 */
export async function settleDue(ctx: SettleContext, options: SettleOptions): Promise<void> {
  const { running, signal } = options;
  const rows = await ctx.stores.acts.due(ctx.now(), DUE_MAX + running.size);
  const due = rows.filter(({ id }) => !running.has(id));
  for (const { id } of due) running.add(id);
  await Promise.all(
    due.map(async (row) => {
      try {
        await ctx.trace.part({ name: "settle act" }, () => settleOne(ctx, row, signal));
      } catch (error) {
        // What was broken off is no failure.
        if (!signal.aborted) ctx.log.error("an act could not be settled", { error, id: row.id });
      } finally {
        running.delete(row.id);
      }
    }),
  );
}

/** When the next act is due, those being looked at left out; null: none is. */
export const nextSettleAt = (
  { stores }: Pick<SettleContext, "stores">,
  { running }: Pick<SettleOptions, "running">,
): Promise<EpochMs | null> => stores.acts.nextLookAt([...running]);

async function settleOne(ctx: SettleContext, row: StoredAct, signal: AbortSignal): Promise<void> {
  const standing = readStored(ctx, row);
  const dueAt = standing ? nextLookAt(standing.act, PACE) : ctx.now() + UNREADABLE_WAITS_MS;
  if (!standing || dueAt === null || (dueAt > ctx.now() && !isOfTheFuture(ctx, row)))
    return retime(ctx, row, dueAt);
  const event = await eventFor(ctx, standing.act, signal);
  if (signal.aborted) return;
  await tell(ctx, standing, event);
}

/** One that can't be read is looked at again after this, and told again. */
const UNREADABLE_WAITS_MS = HOUR_MS;

/** Written by a clock that was turned back since; clocks of two processes are never so far apart. */
const isOfTheFuture = (ctx: SettleContext, { updatedAt }: StoredAct): boolean =>
  updatedAt - ctx.now() > AHEAD_MAX_MS;

/** Another version may have kept another time than the act itself tells. */
async function retime(ctx: SettleContext, row: StoredAct, dueAt: EpochMs | null): Promise<void> {
  if (dueAt === row.nextLookAt) return;
  await ctx.stores.acts.put({ ...row, nextLookAt: dueAt }, row.rev);
}

async function eventFor(ctx: SettleContext, act: Act, signal: AbortSignal): Promise<ActEvent> {
  const at = wholeNow(ctx);
  switch (act.step.state) {
    case "unknown":
    case "accepted":
      return { type: "looked", look: await lookAt(ctx, act, signal) };
    case "confirmed":
    case "intended":
    case "sent":
      return { type: "abandoned", at };
    default:
      return { type: "time", at };
  }
}

async function tell(ctx: SettleContext, before: StandingAct, event: ActEvent): Promise<void> {
  const regions = await regionsToWatch(ctx, before.act);
  await recorded(ctx, async (stores) => {
    const told = await tellAct(stores.acts, before, { event, now: ctx.now() });
    if (!told) return { value: undefined, notes: [] };
    const { act } = told;
    const isNew = before.act.step.state !== "accepted" && act.step.state === "accepted";
    if (isNew) await startWatch({ stores, log: ctx.log, now: ctx.now }, act, regions);
    return { value: undefined, notes: notesOf(before.act, act) };
  });
}

const OVER = "Not confirmed within 10 minutes. Nothing was sent.";

/** What of a step by nobody stands in the record: looks that show nothing new do not. */
function notesOf(before: Act, act: Act): readonly AuditNote[] {
  const { state } = act.step;
  if (state === before.step.state) return [];
  if (!isUnfinished(state)) return [endNote(act)];
  switch (state) {
    case "asked":
      return before.step.state === "previewed"
        ? [noteOf(before, "act.previewed", { outcome: "refused", said: OVER })]
        : [noteOf(before, "act.ended", { outcome: "refused", said: STOPPED_SAID })];
    case "unknown":
      return [noteOf(act, "act.answered", { outcome: "unknown", said: NO_OUTCOME.said })];
    case "accepted":
      return [noteOf(act, "act.answered", { outcome: "accepted", said: "AWS shows it." })];
    default:
      return [];
  }
}

const STOPPED_SAID = "The program ended before anything was sent. It is asked for still.";
