import type { HeldJob } from "@/lib/services/ports/jobs";
import type { Stores, StoresInTransaction } from "@/lib/services/ports/stores";

const JOB_LOST = "JobLost";

/** Whether work was broken off because another process has taken it over. */
export const isJobLost = (error: unknown): boolean =>
  error instanceof Error && error.name === JOB_LOST;

type Fence = <T>(run: (inside: StoresInTransaction) => Promise<T>) => Promise<T>;

/**
 * The stores as the holder of a job may write them: every write, by itself or within a transaction, is refused once another
 * holds the job. What is counted and learnt of AWS's pace is no work of anybody's, and jobs have fences of their own.
 */
export function fencedBy(stores: Stores, job: HeldJob, lost: () => void): Stores {
  const fenced: Fence = (run) =>
    stores.transaction(async (inside) => {
      if (await inside.jobs.holds(job)) return run(inside);
      lost();
      const message = `${job.kind} ${job.key} is held by another process`;
      throw Object.assign(new Error(message), { name: JOB_LOST });
    });
  return {
    ...stores,
    transaction: fenced,
    ...readingsBy(stores, fenced),
    ...newsBy(stores, fenced),
    ...peopleBy(stores, fenced),
  };
}

/** What was read of AWS, and what came of it. */
const readingsBy = ({ facts, columns, history, lineHistory, scans }: Stores, fenced: Fence) => ({
  facts: {
    ...facts,
    mergeAccount: (update) => fenced((inside) => inside.facts.mergeAccount(update)),
    mergeRegion: (row) => fenced((inside) => inside.facts.mergeRegion(row)),
    forget: (before) => fenced((inside) => inside.facts.forget(before)),
    forgetLists: () => fenced((inside) => inside.facts.forgetLists()),
  } satisfies Stores["facts"],
  columns: {
    ...columns,
    put: (made) => fenced((inside) => inside.columns.put(made)),
  } satisfies Stores["columns"],
  history: {
    ...history,
    append: (rows) => fenced((inside) => inside.history.append(rows)),
    prune: (before, after) => fenced((inside) => inside.history.prune(before, after)),
  } satisfies Stores["history"],
  lineHistory: {
    ...lineHistory,
    append: (rows) => fenced((inside) => inside.lineHistory.append(rows)),
    prune: (before, after) => fenced((inside) => inside.lineHistory.prune(before, after)),
  } satisfies Stores["lineHistory"],
  scans: {
    ...scans,
    start: (row) => fenced((inside) => inside.scans.start(row)),
    finish: (scanId, end) => fenced((inside) => inside.scans.finish(scanId, end)),
    prune: (before) => fenced((inside) => inside.scans.prune(before)),
  } satisfies Stores["scans"],
});

/** What is watched, done, tried and told. */
const newsBy = ({ watches, deliveries, docs, acts, proofs }: Stores, fenced: Fence) => ({
  watches: {
    ...watches,
    put: (watch, rev) => fenced((inside) => inside.watches.put(watch, rev)),
    prune: (before) => fenced((inside) => inside.watches.prune(before)),
  } satisfies Stores["watches"],
  deliveries: {
    ...deliveries,
    put: (delivery, rev) => fenced((inside) => inside.deliveries.put(delivery, rev)),
    prune: (before) => fenced((inside) => inside.deliveries.prune(before)),
  } satisfies Stores["deliveries"],
  docs: {
    ...docs,
    put: (doc, rev) => fenced((inside) => inside.docs.put(doc, rev)),
  } satisfies Stores["docs"],
  acts: {
    ...acts,
    put: (act, rev) => fenced((inside) => inside.acts.put(act, rev)),
    prune: (before) => fenced((inside) => inside.acts.prune(before)),
  } satisfies Stores["acts"],
  proofs: {
    ...proofs,
    addPlan: (plan) => fenced((inside) => inside.proofs.addPlan(plan)),
    spendPlan: (id, at) => fenced((inside) => inside.proofs.spendPlan(id, at)),
    begin: (proof, limits) => fenced((inside) => inside.proofs.begin(proof, limits)),
    again: (id, limits) => fenced((inside) => inside.proofs.again(id, limits)),
    finish: (proof) => fenced((inside) => inside.proofs.finish(proof)),
    prune: (before) => fenced((inside) => inside.proofs.prune(before)),
  } satisfies Stores["proofs"],
});

/** Who is signed in. No job writes it but to tidy. */
const peopleBy = ({ sessions, signIns, tokens }: Stores, fenced: Fence) => ({
  sessions: {
    ...sessions,
    prune: (before) => fenced((inside) => inside.sessions.prune(before)),
  } satisfies Stores["sessions"],
  signIns: {
    ...signIns,
    prune: (before) => fenced((inside) => inside.signIns.prune(before)),
  } satisfies Stores["signIns"],
  tokens: {
    ...tokens,
    prune: (before) => fenced((inside) => inside.tokens.prune(before)),
  } satisfies Stores["tokens"],
});
