import { createAttempts } from "@/lib/aws/connect/attempts";
import type { AttemptCounter } from "@/lib/services/ports/attempts";

/** The product's own counter over a store of its own that holds one number. */
export function aCounter(): AttemptCounter {
  let round = 0;
  const nextRound = async () => {
    round += 1;
    return round;
  };
  return createAttempts({ nextRound, now: () => performance.now() });
}
