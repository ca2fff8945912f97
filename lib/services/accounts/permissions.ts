import type { PermissionCheck } from "@/lib/contracts/setup";
import type { Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import type { WorldAccount } from "@/lib/services/world/world";

const OPERATION = /:(.+)$/;
const operationOf = (action: string): string => OPERATION.exec(action)?.[1] ?? action;

type Placed = { region: string | null; reading: Reading<unknown> };

/** Every reading of an account with the Region it is of; null: of the whole account. */
function readingsOf(account: WorldAccount): readonly Placed[] {
  const { regions, agreements, entitlements, forms } = account.facts;
  const whole = [regions, agreements, ...Object.values(entitlements)];
  const regional = account.regions.flatMap(({ region, stored }): Placed[] => {
    if (!stored) return [];
    const { availability, ...lists } = stored.facts;
    return [...Object.values(lists), ...Object.values(availability)].map((reading) => ({
      region,
      reading,
    }));
  });
  return [
    ...whole.map((reading) => ({ region: null, reading })),
    ...Object.entries(forms).map(([where, reading]) => ({
      region: where === "default" ? null : where,
      reading,
    })),
    ...regional,
  ];
}

/** A refused call with its Region; null: of the whole account. */
export type DeniedCall = { region: string | null; fault: Fault };
export type ActionCalls = PermissionCheck & {
  denied: readonly DeniedCall[];
  /** Whether any call of it was answered. */
  answered: boolean;
};

/** What came of each action of a scan in these accounts, by the last readings. */
export function callsByAction(accounts: readonly WorldAccount[]): readonly ActionCalls[] {
  const answered = new Set<string>();
  const denied = new Map<string, DeniedCall[]>();
  for (const { region, reading } of accounts.flatMap(readingsOf)) {
    if (reading.status === "read") answered.add(reading.source.operation);
    if (reading.status !== "failed" || reading.fault.operation === null) continue;
    if (reading.fault.code !== "AccessDeniedException") continue;
    const own = denied.get(reading.fault.operation) ?? [];
    denied.set(reading.fault.operation, [...own, { region, fault: reading.fault }]);
  }
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
export function permissionsOf(accounts: readonly WorldAccount[]): PermissionCheck[] {
  return callsByAction(accounts).map(({ action, outcome, loses }) => ({ action, outcome, loses }));
}
