import { createHash } from "node:crypto";
import { type Act, isUnfinished } from "@/lib/domain/acts/act";
import { printAct, readAct } from "@/lib/domain/acts/codec";
import { type ActTarget, keyOf } from "@/lib/domain/acts/kinds";
import { type ActEvent, advance } from "@/lib/domain/acts/machine";
import { nextLookAt, PACE } from "@/lib/domain/acts/schedule";
import type { EpochMs } from "@/lib/domain/time";
import type { Log } from "@/lib/services/ports/log";
import type { ActStore, StoredAct } from "@/lib/services/ports/stores";

/** An act and the rev at which it stands. */
export type StandingAct = { act: Act; rev: number };

/** An act out of its row; null, and told, where it can't be read. */
export function readStored({ log }: { log: Log }, row: StoredAct): StandingAct | null {
  const act = readAct(row.body);
  if (act) return { act, rev: row.rev };
  log.warn("a stored act can't be read and is left as it is", { id: row.id });
  return null;
}

/** What two unfinished acts may not share. */
export function lockOf(account: string, target: ActTarget): string {
  const { kind, region, subject } = keyOf(target);
  return JSON.stringify([kind, account, region, subject]);
}

/** How an act is kept: what it is looked for by is told by the act itself. */
const rowOf = (act: Act, updatedAt: EpochMs): Omit<StoredAct, "rev"> => ({
  id: act.id,
  account: act.account,
  kind: act.kind,
  lock: isUnfinished(act.step.state) ? lockOf(act.account, act.target) : null,
  nextLookAt: nextLookAt(act, PACE),
  createdAt: act.createdAt,
  updatedAt,
  body: printAct(act),
});

/** A new act; false: an unfinished one has its lock, or its id. */
export const addAct = (acts: ActStore, act: Act, now: EpochMs): Promise<boolean> =>
  acts.put(rowOf(act, now), 0);

/**
 * Tells an act what happened, where nobody moved it since it was read; null: somebody did, or the event does not fit. So
 * of many who tell it something at once, one does.
 */
export async function tellAct(
  acts: ActStore,
  { act, rev }: StandingAct,
  { event, now }: { event: ActEvent; now: EpochMs },
): Promise<StandingAct | null> {
  const after = advance(act, event);
  if (after === act) return null;
  return (await acts.put(rowOf(after, now), rev)) ? { act: after, rev: rev + 1 } : null;
}

/** SHA-256 over JSON whose members stand in the order of their names, in hexadecimal. */
export const hashOf = (value: unknown): string =>
  createHash("sha256").update(canonical(value)).digest("hex");

export const sha256Of = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}
