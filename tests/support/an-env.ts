import type { CallEnv } from "@/lib/aws/connect/call";
import { createAwsClock } from "@/lib/aws/connect/clock";
import { createCallMeter } from "@/lib/aws/connect/meter";
import { createLimiters } from "@/lib/aws/pace/limiters";
import { aCounter } from "./attempts";

/** What a call needs of the program, each part the product's own. */
export function anEnv(over: Partial<CallEnv> = {}): CallEnv {
  const steady = () => performance.now();
  return {
    account: "111122223333",
    credentials: async () => undefined,
    attempts: aCounter(),
    clock: createAwsClock(Date.now, steady),
    limiters: createLimiters(steady),
    meter: createCallMeter(),
    stats: { calls: 0, throttled: 0, retries: 0 },
    urgent: false,
    random: () => 0,
    ...over,
  };
}
