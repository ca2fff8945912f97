import type { PermissionCheck } from "@/lib/contracts/setup";
import type { Fault } from "@/lib/domain/facts/fault";
import { groupBy } from "@/lib/domain/group-by";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import type { OutlinedAccount } from "@/lib/services/world/outline";
import { type CallsInShort, callsInShort } from "@/lib/services/world/region-calls";

const OPERATION = /:(.+)$/;
const operationOf = (action: string): string => OPERATION.exec(action)?.[1] ?? action;

type Placed = CallsInShort & { region: string | null };

/** The calls of an account with the Region they are of; null: of the whole account. */
function callsOf({ facts, regions: own }: OutlinedAccount): readonly Placed[] {
  const { regions, agreements, entitlements, forms } = facts;
  const whole = callsInShort([regions, agreements, ...Object.values(entitlements)]);
  return [
    { region: null, ...whole },
    ...Object.entries(forms).map(([where, reading]) => ({
      region: where === "default" ? null : where,
      ...callsInShort([reading]),
    })),
    ...own.map(({ region, short }) => ({ region, ...short.calls })),
  ];
}

/** Refused calls of one cause, the newest of them, and their Region; null: of the whole account. */
export type DeniedCalls = { region: string | null; fault: Fault; calls: number };
export type ActionCalls = PermissionCheck & {
  denied: readonly DeniedCalls[];
  /** Whether any call of it was answered. */
  answered: boolean;
};

/** What came of each action of a scan in these accounts, by the last readings. */
export function callsByAction(accounts: readonly OutlinedAccount[]): readonly ActionCalls[] {
  const placed = accounts.flatMap(callsOf);
  const answered = new Set(placed.flatMap((one) => one.answered));
  const denied = groupBy(
    placed.flatMap(({ region, denied: calls }) => calls.map((one) => ({ region, ...one }))),
    ({ fault }) => fault.operation,
  );
  return SCAN_ACTIONS.map(({ action, unknown }): ActionCalls => {
    const operation = operationOf(action);
    const refused = denied.get(operation) ?? [];
    const passed = answered.has(operation);
    return {
      action,
      outcome: permissionOutcome({ refused: refused.length > 0, passed }),
      loses: unknown,
      denied: refused,
      answered: passed,
    };
  });
}

/** One refused call is enough to say so: what it would have told is not known. */
function permissionOutcome(seen: {
  refused: boolean;
  passed: boolean;
}): PermissionCheck["outcome"] {
  if (seen.refused) return "denied";
  return seen.passed ? "allowed" : "not-tried";
}

/** The same over all accounts, in short. */
export function permissionsOf(accounts: readonly OutlinedAccount[]): PermissionCheck[] {
  return callsByAction(accounts).map(({ action, outcome, loses }) => ({ action, outcome, loses }));
}
