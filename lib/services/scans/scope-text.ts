import { z } from "zod";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";

const ALL = "all";

const Names = z.array(z.string()).nullable();
/** Without limits of length: an organization, or what a caller reaches, may be of any. */
const Kept = z.strictObject({ accounts: Names, regions: Names, models: Names });

/** As the store keeps it: `all`, or what the scan was limited to. */
export const scopeText = (scope: ScanScope): string =>
  scope.accounts === null && scope.regions === null && scope.models === null
    ? ALL
    : JSON.stringify(scope);

/** A scope out of its kept text; null where it is none that this version knows. */
export function readScope(text: string): ScanScope | null {
  if (text === ALL) return EVERYTHING;
  try {
    return Kept.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // SyntaxError is the only thing JSON.parse throws
  }
}
