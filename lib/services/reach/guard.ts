import type { Reach, Span } from "@/lib/domain/access/reach";
import { mayNot } from "@/lib/domain/access/words";
import { accountLabel } from "@/lib/domain/account-label";
import { err, ok } from "@/lib/domain/result";
import type { Context, Runtime } from "@/lib/services/context";
import type { OpenScan, ScanControl, ScanRefusal } from "@/lib/services/ports/scans";
import type { Stores, StoresInTransaction } from "@/lib/services/ports/stores";
import { accountOfDoc } from "./docs";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

type Guarding = {
  /** How far the caller's rights reach at this moment: a request may work long, and grants go meanwhile. */
  reachNow(): Reach;
  /** How far they reached as the request came: what was begun by them is put down by them, too. */
  reach: Reach;
  /** Those of the accounts that the caller sees. */
  over(span: Span): Reached;
  /** What runs, also of accounts that the caller does not see. */
  running: ScanControl["running"];
};

/** What a caller may do with the runtime, where their rights do not reach every account. */
type Guarded = Pick<
  Context,
  "scans" | "aws" | "act" | "prove" | "stores" | "keep" | "learning" | "refusal" | "holds"
>;

/**
 * The runtime's own hands as far as the caller's rights reach: scans, readers, and what is kept of them, of the accounts
 * on which they may ask; sign-offs where they may sign; what changes AWS where they may act. What goes out is judged as it
 * goes; what came of it is kept by the right with which it was begun. What a verb should have refused in words before is
 * thrown.
 */
export function guarded(runtime: Runtime, guarding: Guarding): Guarded {
  const { reachNow, reach, over } = guarding;
  const { aws } = runtime;
  const isIn = among(over);
  const hasEntry = (span: Span, key: string) => span === "all" || over(span).hasEntry(key);
  return {
    scans: scansOf(runtime.scans, guarding),
    aws: {
      ...aws,
      readerFor: (account, options) =>
        hasEntry(reachNow().ask, account.key) ? aws.readerFor(account, options) : notTheirs(),
      listOrganization: (settings, signal) =>
        reachNow().ask === "all" ? aws.listOrganization(settings, signal) : notTheirs(),
    },
    prove: {
      proverFor: (account, person) =>
        isIn(reachNow().prove, account.accountId)
          ? runtime.prove.proverFor(account, person)
          : notTheirs(),
    },
    act: {
      ...runtime.act,
      actorFor: (account, person) =>
        isIn(reachNow().act, account.accountId)
          ? runtime.act.actorFor(account, person)
          : notTheirs(),
    },
    keep: (readings, options) =>
      hasEntry(reach.ask, readings.account.key) ? runtime.keep(readings, options) : notTheirs(),
    learning: (asked) =>
      asked.every((key) => hasEntry(reach.ask, key)) ? runtime.learning(asked) : notTheirs(),
    stores: storesOf(runtime.stores, guarding),
    refusal(right, accounts) {
      const now = reachNow();
      for (const name of accounts) {
        const ref = over("all").find(name);
        if (ref && !hasEntry(now[right], ref.key)) return mayNot(right, accountLabel(ref));
      }
      return null;
    },
    holds: (right, account) => isIn(reachNow()[right], account),
  };
}

/** By the name under which the store has an account. A right over all is one over those that are configured no more, too. */
const among =
  (over: Guarding["over"]) =>
  (span: Span, account: string): boolean =>
    span === "all" || over(span).has(account);

const NOT_THEIRS: ScanRefusal = {
  code: "NOT_YOURS",
  message:
    "It also reads accounts in which you may not scan. An operator or an admin of all of them may cancel it.",
};
const NOWHERE: ScanRefusal = { code: "NOT_YOURS", message: mayNot("ask", null) };

function scansOf(scans: ScanControl, { reachNow, over, running }: Guarding): ScanControl {
  const areOwn = (open: readonly OpenScan[]): boolean => {
    const { ask } = reachNow();
    return (
      ask === "all" || open.every(({ scope }) => scope.accounts?.every(over(ask).has) ?? false)
    );
  };
  return {
    ...scans,
    /** A scan of everything is one of all that the caller may ask. What scans knows no names, and could take one for another's id. */
    async start(trigger, scope, before) {
      const { ask } = reachNow();
      if (ask === "all") return scans.start(trigger, scope, before);
      const { find, refs } = over(ask);
      const asked = scope.accounts?.map(find) ?? refs;
      if (asked.length === 0 || asked.some((ref) => ref === null)) return err(NOWHERE);
      const accounts = [...new Set(asked.flatMap((ref) => ref?.key ?? []))];
      return scans.start(trigger, { ...scope, accounts }, before);
    },
    cancellable: () => (areOwn(running()) ? ok(running()) : err(NOT_THEIRS)),
    cancel(scanIds) {
      const named = running().filter(({ scanId }) => scanIds.includes(scanId));
      return areOwn(named) ? scans.cancel(named.map(({ scanId }) => scanId)) : notTheirs();
    },
  };
}

function storesOf(stores: Stores, guarding: Guarding): Stores {
  return {
    ...stores,
    ...writesOf(stores, guarding),
    transaction: (run) =>
      stores.transaction((inside) => run({ ...inside, ...writesOf(inside, guarding) })),
  };
}

type Written = "watches" | "docs" | "acts" | "proofs";

function writesOf(
  { watches, docs, acts, proofs }: Pick<StoresInTransaction, Written>,
  { reachNow, reach, over }: Guarding,
): Pick<StoresInTransaction, Written> {
  const isIn = among(over);
  const mayProve = (account: string) => isIn(reachNow().prove, account);
  return {
    acts: {
      ...acts,
      put: (act, rev) => (isIn(reach.ask, act.account) ? acts.put(act, rev) : notTheirs()),
    },
    proofs: {
      ...proofs,
      addPlan: (plan) => (mayProve(plan.account) ? proofs.addPlan(plan) : notTheirs()),
      begin: (proof, limits) =>
        mayProve(proof.account) ? proofs.begin(proof, limits) : notTheirs(),
      finish: (proof) => (isIn(reach.prove, proof.account) ? proofs.finish(proof) : notTheirs()),
    },
    watches: {
      ...watches,
      put: (watch, rev) => (isIn(reach.ask, watch.account) ? watches.put(watch, rev) : notTheirs()),
    },
    docs: {
      ...docs,
      put: (doc, rev) => {
        const span = reachNow().sign;
        const account = accountOfDoc(doc);
        const isSigned = span === "all" || (account !== null && isIn(span, account));
        return isSigned ? docs.put(doc, rev) : notTheirs();
      },
    },
  };
}
