import type { Access } from "@/lib/db/schema";
import { nextOf } from "@/lib/db/writes";
import type { AttemptStore } from "@/lib/services/ports/stores";

/** Numbers that only grow, whatever any clock says, and however many processes take them. */
export function createAttempts({ aside }: Access): AttemptStore {
  return { nextRound: () => aside((trx) => nextOf(trx, "rounds")) };
}
