import { OFFERED_STATES } from "@/lib/domain/rollup";
import { cellAt, columnsOf } from "./decode";
import { isShutRegion } from "./look";
import type { MatrixSnapshot } from "./snapshot";

type Ending = {
  /** Where it is legacy or ends soon. */
  regions: readonly string[];
  /** It ends in every Region that is known to offer it: an agreement opens nothing that lasts. */
  everywhere: boolean;
};

/** Where a model ends in an account, by what the matrix knows. */
export function endingIn(
  snapshot: MatrixSnapshot,
  { account, modelId }: { account: string; modelId: string },
): Ending {
  const offered = columnsOf(snapshot, [account]).flatMap(({ region }) => {
    const kind = cellAt(snapshot, { account, region, modelId })?.kind;
    const isOffered = kind && OFFERED_STATES.some((state) => state === kind.state);
    return isOffered && !isShutRegion(kind) ? [{ region, ends: kind.weighty }] : [];
  });
  const ending = offered.filter(({ ends }) => ends);
  return {
    regions: ending.map(({ region }) => region),
    everywhere: ending.length > 0 && ending.length === offered.length,
  };
}
