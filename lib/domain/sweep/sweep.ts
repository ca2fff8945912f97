import { z } from "zod";

/** The kind of the jobs of which a scan has one for each account. */
export const SWEEP = "sweep";

const Count = z.number().int().min(0);

const Counts = z.object({
  regionsDone: Count,
  regionsTotal: Count,
  cellsDecided: Count,
  cellsTotal: Count,
});
export type SweepCounts = z.infer<typeof Counts>;

const Sweep = z.object({
  counts: Counts,
  /** Regions that were read to their end, and how many cells each has: whoever goes on leaves them out. */
  done: z.record(z.string(), Count),
  /** Whose account answered; null as a whole while nobody asked, its id null where it could not be learnt. */
  identity: z.object({ accountId: z.string().nullable() }).nullable(),
  stats: z.object({ calls: Count, throttled: Count, retries: Count }),
  /** How it ended; null while it goes on. */
  end: z.object({ isCancelled: z.boolean(), problem: z.string().nullable() }).nullable(),
  /** How often it failed in a row, by itself. */
  failures: Count,
});

/** One account as a scan reads it: how far it is, for whoever goes on with it and for screens of any process. */
export type Sweep = z.infer<typeof Sweep>;

export const NO_COUNTS: SweepCounts = {
  regionsDone: 0,
  regionsTotal: 0,
  cellsDecided: 0,
  cellsTotal: 0,
};

export const NEW_SWEEP: Sweep = {
  counts: NO_COUNTS,
  done: {},
  identity: null,
  stats: { calls: 0, throttled: 0, retries: 0 },
  end: null,
  failures: 0,
};

export const printSweep = (sweep: Sweep): string => JSON.stringify(sweep);

/** A sweep out of its kept text. What another version left is begun anew. */
export function readSweep(text: string): Sweep {
  const parsed = Sweep.safeParse(json(text));
  return parsed.success ? parsed.data : NEW_SWEEP;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // SyntaxError is the only thing it throws
  }
}
