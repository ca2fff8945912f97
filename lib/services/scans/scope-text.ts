import { StartScanInput } from "@/lib/contracts/actions/scan";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";

const ALL = "all";

/** As the store keeps it: `all`, or what the scan was limited to. */
export const scopeText = (scope: ScanScope): string =>
  scope.accounts === null && scope.regions === null && scope.models === null
    ? ALL
    : JSON.stringify(scope);

/** A scope out of its kept text; null where it is none. */
export function readScope(text: string): ScanScope | null {
  if (text === ALL) return EVERYTHING;
  try {
    return StartScanInput.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // SyntaxError is the only thing JSON.parse throws
  }
}
