import { SWEEP } from "@/lib/domain/sweep/sweep";
import type { Focus } from "@/lib/jobs/kinds/scan-account/focus";
import type { ScanContext } from "@/lib/services/context";
import { whatBroke } from "@/lib/services/what-broke";
import { FOCUS } from "./open-runs";

/** What somebody looks at goes before what nobody does. */
const LOOKED_AT_PRIORITY = 5;

/** Tells all processes what somebody looks at, and moves accounts forward that wait. A failure is only told. */
export async function tellFocus(
  { stores: { jobs }, accounts, log }: Pick<ScanContext, "stores" | "accounts" | "log">,
  text: string,
  looked: Focus["accounts"],
): Promise<void> {
  const isNamed = (name: string | null) => name !== null && looked?.includes(name) === true;
  const refs = accounts().filter(({ key, accountId }) => isNamed(key) || isNamed(accountId));
  try {
    const row = { kind: FOCUS, key: "scan", run: "", dueInMs: 0, priority: 0, only: null };
    await jobs.put([{ ...row, body: text }]);
    const keys = refs.map(({ key }) => key);
    await jobs.raise({ kind: SWEEP, keys, priority: LOOKED_AT_PRIORITY });
  } catch (error) {
    log.warn("what is looked at was not told to other processes", whatBroke(error));
  }
}
