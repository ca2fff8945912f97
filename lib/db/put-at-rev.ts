import type { Trx } from "./schema";
import { countWrite } from "./writes";

type Steps<Row> = {
  create: (trx: Trx, row: Row) => Promise<boolean>;
  /** Only where the row still stands at `rev`. */
  replace: (trx: Trx, row: Row, rev: number) => Promise<boolean>;
  /** Whether the row stands there at `rev` with what it says now. */
  isKept: (trx: Trx, row: Row, rev: number) => Promise<boolean>;
};

/**
 * Keeps a row where nobody kept another since `expectedRev`, 0 for a new one, and tells whether it is kept. `again`: an
 * earlier try of this write may have been kept before it was cut off.
 */
export function putAtRev<Row>({ create, replace, isKept }: Steps<Row>) {
  return async (
    { trx, again }: { trx: Trx; again: boolean },
    row: Row,
    expectedRev: number,
  ): Promise<boolean> => {
    const kept = expectedRev === 0 ? await create(trx, row) : await replace(trx, row, expectedRev);
    if (kept) await countWrite(trx);
    return kept || (again && (await isKept(trx, row, expectedRev + 1)));
  };
}
