import { dayAt, type Edge, type Moment, momentText } from "@/lib/domain/past/moment";
import type { FoundMoment } from "@/lib/domain/past/types";
import { err, ok, type Result } from "@/lib/domain/result";
import type { EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { readSignOffs } from "@/lib/services/signoffs/records";

/** Why there is no answer, in words for a page. */
export type PastRefusal = { code: "NO_SUCH_MOMENT" | "OUT_OF_ORDER"; message: string };

const SCANS_MAX = 2_000;

type Reads = Pick<Context, "stores" | "log" | "now">;

/** The time that a moment stands for. A scan stands for its end: what it read is known from then on. */
export async function findMoment(
  ctx: Reads,
  { moment, edge, now }: { moment: Moment; edge: Edge; now: EpochMs },
): Promise<Result<FoundMoment, PastRefusal>> {
  switch (moment.kind) {
    case "now":
      return ok({ moment, at: now, region: null });
    case "day": {
      const begins = dayAt(moment.day, "from");
      const at = dayAt(moment.day, edge);
      if (begins === null || at === null) return refused(`${moment.day} is no day.`);
      if (begins > now) return refused(`${moment.day} has not begun.`);
      return ok({ moment, at: Math.min(at, now), region: null });
    }
    case "scan": {
      const scans = await ctx.stores.scans.recent(SCANS_MAX);
      const scan = scans.find(({ scanId }) => scanId === moment.id);
      if (!scan) return refused("That scan is no longer kept.");
      return ok({ moment, at: scan.finishedAt ?? scan.startedAt, region: null });
    }
    case "sign-off": {
      const signOffs = await readSignOffs(ctx);
      const signed = signOffs.find(({ id }) => id === moment.id);
      if (!signed) return refused("There is no such sign-off.");
      return ok({ moment, at: signed.at, region: signed.region });
    }
  }
}

const refused = (message: string): Result<never, PastRefusal> =>
  err({ code: "NO_SUCH_MOMENT", message });

/** Both ends, the first before the second. */
export async function findMoments(
  ctx: Reads,
  { from, to, now }: { from: Moment; to: Moment; now: EpochMs },
): Promise<Result<{ from: FoundMoment; to: FoundMoment }, PastRefusal>> {
  const first = await findMoment(ctx, { moment: from, edge: "from", now });
  if (!first.ok) return first;
  const second = await findMoment(ctx, { moment: to, edge: "to", now });
  if (!second.ok) return second;
  if (from.kind === "now" || first.value.at > second.value.at) {
    const message = `${momentText(from)} does not lie before ${momentText(to)}.`;
    return err({ code: "OUT_OF_ORDER", message });
  }
  return ok({ from: first.value, to: second.value });
}
