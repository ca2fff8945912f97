import { EVERYTHING } from "@/lib/domain/scan-scope";
import { dateTimeText } from "@/lib/domain/words/dates";
import { readNamed } from "@/lib/services/world/named";
import type { Io } from "./io";
import { runScan, unlistedHere } from "./run-scan";
import type { CommandApp } from "./with-app";

/**
 * Asks AWS unless the store holds a whole scan of every account that is not due again; whether a whole scan stands behind
 * the answer.
 */
export async function freshen(
  app: CommandApp,
  { scan }: { scan: boolean },
  io: Io,
): Promise<boolean> {
  const { ctx } = app;
  const now = ctx.now();
  const last = scan ? null : await ctx.stores.scans.lastComplete(now);
  const finishedAt = last?.finishedAt ?? null;
  const isFresh = finishedAt !== null && finishedAt > now - ctx.settings().scanIntervalMs;
  if (isFresh && (await allWereRead(ctx))) {
    io.err(`By the scan of ${dateTimeText(finishedAt, now)} UTC; --scan asks AWS again.\n`);
    return isWhole(unlistedHere(ctx), io);
  }
  const { why } = await runScan(app, EVERYTHING);
  return isWhole(why, io);
}

/** A whole scan is one of the accounts that were configured then. */
async function allWereRead(ctx: CommandApp["ctx"]): Promise<boolean> {
  const named = await readNamed(ctx);
  return named.every(({ row }) => row !== null && row.facts.identity.status !== "never");
}

function isWhole(why: string | null, io: Io): boolean {
  if (why !== null) io.err(`${why}\n`);
  return why === null;
}
