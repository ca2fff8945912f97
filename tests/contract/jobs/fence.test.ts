import { expect, it } from "vitest";
import { doDuty } from "@/lib/jobs/duty";
import { fencedBy, isJobLost } from "@/lib/jobs/fenced";
import { JOB_LEASE_MS } from "@/lib/jobs/holdings";
import type { ClaimedJob } from "@/lib/services/ports/jobs";
import type { Stores } from "@/lib/services/ports/stores";
import { rowOf } from "@/lib/services/watches/watch-docs";
import { onBoth, runSql } from "@/tests/contract/db/databases";
import { aChange, anUpdate, aRegion, aScan, T0 } from "@/tests/contract/db/samples";
import { aProof, PROOF_AT } from "@/tests/support/a-proof";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { aWatch } from "@/tests/support/watches/watch";

const KIND = "poll-watch";
const NEVER = new AbortController().signal;
const DOC = { kind: "organization", id: "roster", updatedAt: T0, body: "{}" };
const DELIVERY = {
  ...{ id: "n", state: "waiting" as const, attempts: 1, noticeAt: T0, nextTryAt: T0 },
  ...{ lastTryAt: T0, updatedAt: T0, problem: null },
};
const ACT = {
  ...{ id: "a", account: "111122223333", kind: "enable-region", lock: "l", nextLookAt: T0 },
  ...{ createdAt: T0, updatedAt: T0, body: "{}" },
};
const LINE = {
  ...{ requirement: "Search", account: "111122223333", region: "eu-west-1", subject: "a.b-v1:0" },
  ...{ at: T0, state: "met" as const, asked: "" },
};
const COLUMN = {
  ...{ account: "111122223333", region: "eu-west-1", version: 1, seal: "", body: "{}" },
  ...{ judgedAt: T0, turnsAt: null, required: null, planned: null },
  gist: {
    ...{ models: null, profiles: null, answered: false, pending: [] },
    ...{ attemptedAt: T0, readAt: null },
  },
};
const PLAN = { id: "p", account: "111122223333", createdAt: T0, body: "{}" };
const LIMITS = { perDay: 9, dayFrom: PROOF_AT, everyMs: 1 };
const END = { finishedAt: T0, outcome: "complete", problem: null, stats: null } as const;

/** Everything that a job may write. */
const WRITES: readonly [name: string, write: (stores: Stores) => Promise<unknown>][] = [
  ["facts.mergeAccount", ({ facts }) => facts.mergeAccount(anUpdate())],
  ["facts.mergeRegion", ({ facts }) => facts.mergeRegion(aRegion("eu-west-1", {}))],
  ["facts.forget", ({ facts }) => facts.forget(T0)],
  ["facts.forgetLists", ({ facts }) => facts.forgetLists()],
  ["columns.put", ({ columns }) => columns.put([COLUMN])],
  ["history.append", ({ history }) => history.append([aChange()])],
  ["history.prune", ({ history }) => history.prune(T0, null)],
  ["lineHistory.append", ({ lineHistory }) => lineHistory.append([LINE])],
  ["lineHistory.prune", ({ lineHistory }) => lineHistory.prune(T0, null)],
  ["scans.start", ({ scans }) => scans.start(aScan({ scanId: "s" }))],
  ["scans.finish", ({ scans }) => scans.finish("s", END)],
  ["scans.prune", ({ scans }) => scans.prune(T0)],
  ["watches.put", ({ watches }) => watches.put(rowOf(aWatch(), T0), 0)],
  ["watches.prune", ({ watches }) => watches.prune(T0)],
  ["deliveries.put", ({ deliveries }) => deliveries.put(DELIVERY, 0)],
  ["deliveries.prune", ({ deliveries }) => deliveries.prune(T0)],
  ["docs.put", ({ docs }) => docs.put(DOC, 0)],
  ["acts.put", ({ acts }) => acts.put(ACT, 0)],
  ["acts.prune", ({ acts }) => acts.prune(T0)],
  ["proofs.addPlan", ({ proofs }) => proofs.addPlan(PLAN)],
  ["proofs.spendPlan", ({ proofs }) => proofs.spendPlan("p", T0)],
  ["proofs.begin", ({ proofs }) => proofs.begin(aProof({ id: "a" }), LIMITS)],
  ["proofs.again", ({ proofs }) => proofs.again("a", LIMITS)],
  ["proofs.finish", ({ proofs }) => proofs.finish(aProof({ id: "a" }))],
  ["proofs.prune", ({ proofs }) => proofs.prune(T0)],
  ["sessions.prune", ({ sessions }) => sessions.prune(T0)],
  ["signIns.prune", ({ signIns }) => signIns.prune(T0)],
  ["tokens.prune", ({ tokens }) => tokens.prune(T0)],
  ["transaction", (stores) => stores.transaction(({ docs }) => docs.put(DOC, 0))],
];

/** What reads, and what no job does: who is signed in is written by requests. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  facts: ["accounts", "regions", "region", "version", "regionVersions"],
  columns: ["of", "parts"],
  history: ["latest", "latestOf", "ofCell", "since", "asOf", "begins"],
  lineHistory: ["latest"],
  scans: [
    ...["lastComplete", "lastAttempt", "failuresInARow", "recent", "get", "completeBy", "open"],
  ],
  watches: ["get", "of", "due", "upcoming", "list", "accountsInFlight"],
  deliveries: ["of", "waiting", "lastTried"],
  docs: ["list", "get"],
  acts: ["get", "holding", "list", "due", "nextLookAt"],
  proofs: ["plan", "since", "spent"],
  sessions: ["add", "get", "live", "seen", "end"],
  signIns: ["add", "get", "use"],
  tokens: ["add", "get", "list", "used", "revoke"],
};

onBoth("the stores of who holds a job", ({ fresh }) => {
  /** A job that one process held, and that another has by now. */
  async function takenOver() {
    const { options, open } = await fresh();
    const [first, second] = [await open(), await open()];
    const row = { kind: KIND, key: "all", run: "", dueInMs: 0, priority: 0, only: null, body: "" };
    await first.jobs.put([row]);
    const claim = async ({ jobs }: Stores, holder: string): Promise<ClaimedJob> => {
      const at = { kinds: [KIND], isShared: true, max: 1, ttlMs: JOB_LEASE_MS };
      const [job] = await jobs.claim(holder, at);
      if (!job) throw new Error(`${holder} was given no job`);
      return job;
    };
    const lapse = () => runSql(options, "update jobs set lease_until = 1");
    return { first, second, claim, lapse };
  }

  it("take every write of the one that holds it, and none of the one that held it before", async () => {
    const { first, second, claim, lapse } = await takenOver();
    const old = await claim(first, "frozen");
    await lapse();
    const now = await claim(second, "other");
    let told = 0;
    const stale = fencedBy(first, old, () => {
      told += 1;
    });
    for (const [name, write] of WRITES)
      expect(isJobLost(await write(stale).catch((error: unknown) => error)), name).toBe(true);
    expect(told).toBe(WRITES.length);
    expect(await first.facts.accounts()).toEqual([]);
    expect(await first.watches.list({ endedSince: null })).toEqual([]);
    expect(await first.docs.list(DOC.kind)).toEqual([]);
    expect(await first.scans.open()).toEqual([]);
    const own = fencedBy(second, now, () => {
      told = 0;
    });
    for (const [name, write] of WRITES)
      await write(own).catch((error: unknown) => expect.fail(`${name}: ${error}`));
    expect(told).toBe(WRITES.length);
    expect(await first.docs.list(DOC.kind)).toHaveLength(1);
  });

  it("know of each of their verbs whether it writes", async () => {
    const { first, claim } = await takenOver();
    const fenced = fencedBy(first, await claim(first, "me"), () => undefined);
    const names = Object.entries(OTHERS).flatMap(([store]) => {
      const part = store as "facts";
      const same = Object.keys(first[part]).filter(
        (verb) => first[part][verb as "forget"] === fenced[part][verb as "forget"],
      );
      expect(same.sort(), store).toEqual([...(OTHERS[store] ?? [])].sort());
      return Object.keys(first[part]).flatMap((verb) =>
        same.includes(verb) ? [] : [`${store}.${verb}`],
      );
    });
    expect([...names, "transaction"].sort()).toEqual(WRITES.map(([name]) => name).sort());
    const jobless = ["attempts", "pace", "jobs", "audit"];
    const parts = Object.keys(first).filter((part) => typeof first[part as "facts"] === "object");
    expect(parts.sort()).toEqual([...Object.keys(OTHERS), ...jobless].sort());
  });

  it("a process that is frozen in a round and thawed writes nothing, says nothing, and lets the other go on", async () => {
    const { first, second, claim, lapse } = await takenOver();
    const told: unknown[] = [];
    const tell = (...said: unknown[]) => void told.push(said);
    const log = { info: tell, warn: tell, error: tell };
    const holdings = holdingsOf({ stores: first, log }, "frozen");
    const old = await claim(first, "frozen");
    let thaw: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    let rounds = 0;
    const done = doDuty(
      { stores: first, log },
      { holdings, sleep: async () => undefined, tookOver: () => undefined },
      {
        job: old,
        signal: NEVER,
        duty: {
          ...{ kind: KIND, name: "the poller", isStanding: true, retriesWithinMs: 1 },
          begin: ({ stores }) => ({
            async round() {
              rounds += 1;
              await frozen;
              await stores.docs.put(DOC, 0);
              return 0;
            },
          }),
        },
      },
    );
    await lapse();
    const now = await claim(second, "other");
    thaw();
    await done;
    expect([rounds, told]).toEqual([1, []]);
    expect(await second.docs.list(DOC.kind)).toEqual([]);
    expect(await second.jobs.holds(now)).toBe(true);
    expect(await second.jobs.list([KIND])).toMatchObject([{ holder: "other" }]);
  });
});
