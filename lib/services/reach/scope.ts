import type { ScanScope } from "@/lib/domain/scan-scope";
import type { Reached } from "./reached";

/** What of a scan is about accounts that are reached; null: nothing. A scan of all accounts is of these as well. */
export function scopeFor(scope: ScanScope, { has }: Pick<Reached, "has">): ScanScope | null {
  if (scope.accounts === null) return scope;
  const accounts = scope.accounts.filter(has);
  return accounts.length === 0 ? null : { ...scope, accounts };
}
