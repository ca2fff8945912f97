import { performance } from "node:perf_hooks";
import { createHoldings, type Holdings } from "@/lib/jobs/holdings";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { sleep } from "@/lib/sleep";

/** What a process of this name holds; by the machine's clock where none is given. */
export const holdingsOf = (
  ctx: { stores: Stores; log: Log },
  holder = "here",
  clock: Partial<Pick<Parameters<typeof createHoldings>[1], "sleep" | "uptimeMs">> = {},
): Holdings => createHoldings(ctx, { holder, sleep, uptimeMs: () => performance.now(), ...clock });
