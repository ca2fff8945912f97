import { SECOND_MS } from "@/lib/domain/time";
import type { Ground } from "@/lib/services/ground";
import { isStoreError, type StoreHealth } from "@/lib/services/ports/stores";
import { readIntervalProblem } from "@/lib/services/rhythm";
import { isLate, waitWithin } from "@/lib/within";

/** Whether the program does its work. `warning` stands in the way of nothing; `error`: why nothing could be read. */
export type Readiness =
  | { is: "ready"; warning: string | null }
  | { is: "not-kept"; health: Extract<StoreHealth, { works: false }> }
  | { is: "not-read"; error: Error };

const WITHIN_MS = SECOND_MS;

/** A write and a read, side by side, each told within a second: one may work where the other hangs. */
export async function readReadiness(
  ctx: Pick<Ground, "now" | "settings" | "stores">,
): Promise<Readiness> {
  const [health, read] = await Promise.all([ctx.stores.health(), readWarning(ctx)]);
  return health.works ? read : { is: "not-kept", health };
}

async function readWarning(
  ctx: Pick<Ground, "now" | "settings" | "stores">,
): Promise<Exclude<Readiness, { is: "not-kept" }>> {
  try {
    const warning = await waitWithin(WITHIN_MS, () => readIntervalProblem(ctx));
    return { is: "ready", warning };
  } catch (error) {
    if (isStoreError(error) || isLate(error)) return { is: "not-read", error };
    throw error;
  }
}
