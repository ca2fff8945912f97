import { dayAt, type Edge, type Moment, momentText } from "@/lib/domain/past/moment";
import type { FoundMoment } from "@/lib/domain/past/types";
import { err, ok, type Result } from "@/lib/domain/result";
import type { EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { readSignOffs } from "@/lib/services/signoffs/records";
import type { Outline } from "@/lib/services/world/outline";

/** Why there is no answer, in words for a page. */
export type PastRefusal = { code: "NO_SUCH_MOMENT" | "OUT_OF_ORDER"; message: string };

type Reads = Pick<Context, "stores" | "log">;

/** What the caller sees: a sign-off of another account is none. */
type Seen = Pick<Outline, "now" | "staleAfterMs" | "accounts">;

async function findMoment(
  ctx: Reads,
  { moment, edge, world }: { moment: Moment; edge: Edge; world: Seen },
): Promise<Result<FoundMoment, PastRefusal>> {
  const time = await timeOf(ctx, { moment, edge, world });
  if (!time.ok) return time;
  const { at, region } = time.value;
  const read = moment.kind === "now" ? null : await ctx.stores.scans.completeBy(at);
  const unreadSince = read !== null && at - read > world.staleAfterMs ? read : null;
  return ok({ moment, at, region, unreadSince });
}

type Time = { at: EpochMs; region: string | null };
type Timed = { moment: Moment; edge: Edge; world: Seen };

/** The time that a moment stands for. A scan stands for its end: what it read is known from then on. */
async function timeOf(
  ctx: Reads,
  { moment, edge, world }: Timed,
): Promise<Result<Time, PastRefusal>> {
  const { now } = world;
  switch (moment.kind) {
    case "now":
      return ok({ at: now, region: null });
    case "day": {
      const begins = dayAt(moment.day, "from");
      const at = dayAt(moment.day, edge);
      if (begins === null || at === null) return refused(`${moment.day} is no day.`);
      if (begins > now) return refused(`${moment.day} has not begun.`);
      return ok({ at: Math.min(at, now), region: null });
    }
    case "scan": {
      const scan = await ctx.stores.scans.get(moment.id);
      if (!scan) return refused("That scan is no longer kept.");
      return ok({ at: scan.finishedAt ?? scan.startedAt, region: null });
    }
    case "sign-off": {
      const signOffs = await readSignOffs(ctx);
      const seen = new Set(world.accounts.map(({ key }) => key));
      const signed = signOffs.find(({ id, account }) => id === moment.id && seen.has(account));
      if (!signed) return refused("There is no such sign-off.");
      return ok({ at: signed.at, region: signed.region });
    }
  }
}

const refused = (message: string): Result<never, PastRefusal> =>
  err({ code: "NO_SUCH_MOMENT", message });

/** Both ends, the first before the second. */
export async function findMoments(
  ctx: Reads,
  { from, to, world }: { from: Moment; to: Moment; world: Seen },
): Promise<Result<{ from: FoundMoment; to: FoundMoment }, PastRefusal>> {
  const first = await findMoment(ctx, { moment: from, edge: "from", world });
  if (!first.ok) return first;
  const second = await findMoment(ctx, { moment: to, edge: "to", world });
  if (!second.ok) return second;
  if (from.kind === "now" || first.value.at > second.value.at) {
    const message = `${momentText(from)} does not lie before ${momentText(to)}.`;
    return err({ code: "OUT_OF_ORDER", message });
  }
  return ok({ from: first.value, to: second.value });
}
