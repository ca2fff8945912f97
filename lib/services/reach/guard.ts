import type { Reach, Span } from "@/lib/domain/access/reach";
import { mayNot } from "@/lib/domain/access/words";
import { accountLabel } from "@/lib/domain/account-label";
import { err } from "@/lib/domain/result";
import type { Context, Runtime } from "@/lib/services/context";
import type { ScanControl, ScanRefusal } from "@/lib/services/ports/scans";
import type { Stores, StoresInTransaction } from "@/lib/services/ports/stores";
import { accountOfDoc } from "./docs";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

type Guarding = {
  reach: Reach;
  /** Those of the accounts that the caller sees. */
  over(span: Span): Reached;
  /** What runs, also of accounts that the caller does not see. */
  scopes: ScanControl["scopes"];
};

/** What a caller may do with the runtime, where their rights do not reach every account. */
type Guarded = Pick<
  Context,
  "scans" | "aws" | "act" | "prove" | "stores" | "keep" | "refusal" | "holds"
>;

/**
 * The runtime's own hands as far as the caller's rights reach: scans, readers, and what is kept of them, of the accounts
 * on which they may ask; sign-offs where they may sign; what changes AWS where they may act. What a verb should have refused in words before is thrown.
 */
export function guarded(runtime: Runtime, guarding: Guarding): Guarded {
  const { reach, over } = guarding;
  const { aws } = runtime;
  const mayAsk = (key: string) => over(reach.ask).hasEntry(key);
  return {
    scans: scansOf(runtime.scans, guarding),
    aws: {
      ...aws,
      readerFor: (account, options) =>
        mayAsk(account.key) ? aws.readerFor(account, options) : notTheirs(),
      listOrganization: (settings, signal) =>
        reach.ask === "all" ? aws.listOrganization(settings, signal) : notTheirs(),
    },
    prove: {
      proverFor: (account, person) =>
        over(reach.prove).has(account.accountId)
          ? runtime.prove.proverFor(account, person)
          : notTheirs(),
    },
    act: {
      ...runtime.act,
      actorFor: (account, person) =>
        over(reach.act).has(account.accountId)
          ? runtime.act.actorFor(account, person)
          : notTheirs(),
    },
    keep: (readings, options) =>
      mayAsk(readings.account.key) ? runtime.keep(readings, options) : notTheirs(),
    stores: storesOf(runtime.stores, guarding),
    refusal(right, accounts) {
      for (const name of accounts) {
        const ref = over("all").find(name);
        if (ref && !over(reach[right]).hasEntry(ref.key)) return mayNot(right, accountLabel(ref));
      }
      return null;
    },
    holds: (right, account) => reach[right] === "all" || over(reach[right]).has(account),
  };
}

const NOT_THEIRS: ScanRefusal = {
  code: "NOT_YOURS",
  message:
    "It also reads accounts in which you may not scan. An operator or an admin of all of them may cancel it.",
};
const NOWHERE: ScanRefusal = { code: "NOT_YOURS", message: mayNot("ask", null) };

function scansOf(scans: ScanControl, { reach, over, scopes }: Guarding): ScanControl {
  const cancelRefusal = () => {
    if (reach.ask === "all") return null;
    const isOwn = scopes().every(({ accounts }) => accounts?.every(over(reach.ask).has) ?? false);
    return isOwn ? null : NOT_THEIRS;
  };
  return {
    ...scans,
    /** A scan of everything is one of all that the caller may ask. What scans knows no names, and could take one for another's id. */
    async start(trigger, scope, before) {
      if (reach.ask === "all") return scans.start(trigger, scope, before);
      const { find, refs } = over(reach.ask);
      const asked = scope.accounts?.map(find) ?? refs;
      if (asked.length === 0 || asked.some((ref) => ref === null)) return err(NOWHERE);
      const accounts = [...new Set(asked.flatMap((ref) => ref?.key ?? []))];
      return scans.start(trigger, { ...scope, accounts }, before);
    },
    cancel: () => (cancelRefusal() === null ? scans.cancel() : notTheirs()),
    cancelRefusal,
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
  { reach, over }: Guarding,
): Pick<StoresInTransaction, Written> {
  const mayProve = (account: string) => over(reach.prove).has(account);
  return {
    acts: {
      ...acts,
      put: (act, rev) => (over(reach.ask).has(act.account) ? acts.put(act, rev) : notTheirs()),
    },
    proofs: {
      ...proofs,
      addPlan: (plan) => (mayProve(plan.account) ? proofs.addPlan(plan) : notTheirs()),
      begin: (proof, limits) =>
        mayProve(proof.account) ? proofs.begin(proof, limits) : notTheirs(),
      finish: (proof) => (mayProve(proof.account) ? proofs.finish(proof) : notTheirs()),
    },
    watches: {
      ...watches,
      put: (watch, rev) =>
        over(reach.ask).has(watch.account) ? watches.put(watch, rev) : notTheirs(),
    },
    docs: {
      ...docs,
      put: (doc, rev) => {
        const account = accountOfDoc(doc);
        const isSigned = account !== null && over(reach.sign).has(account);
        return isSigned ? docs.put(doc, rev) : notTheirs();
      },
    },
  };
}
