import { type CellChange, changesBetween } from "@/lib/domain/grid/changes";
import { type GridScope, rowKeyOf } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

export const RING_MS = 2_000;
export const NONE: ReadonlySet<string> = new Set();

type Seen = { snapshot: MatrixSnapshot; scope: GridScope };
type ChangeListeners = {
  /** The cells that have a ring from now on. */
  onRings: (cells: ReadonlySet<string>) => void;
  onChanges: (changes: readonly CellChange[]) => void;
};

/**
 * Follows the answers: what changed has a ring for two seconds, whatever answers come meanwhile, and none in another
 * scope. `end` waits for nothing any more.
 */
export function followChanges(first: Seen) {
  let seen = first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    look(now: Seen, { onRings, onChanges }: ChangeListeners): void {
      const clear = () => {
        clearTimeout(timer);
        onRings(NONE);
      };
      const before = seen;
      seen = now;
      if (JSON.stringify(before.scope) !== JSON.stringify(now.scope)) clear();
      const { scope, snapshot } = now;
      const changes = changesBetween(before.snapshot, {
        after: snapshot,
        accounts: scope.accounts,
      }).filter(({ modelId }) => scope.by === "models" || modelId === scope.modelId);
      if (changes.length === 0) return;
      onChanges(changes);
      onRings(new Set(changes.map((change) => `${change.region}~${rowKeyOf(scope, change)}`)));
      clearTimeout(timer);
      timer = setTimeout(clear, RING_MS);
    },
    end: () => clearTimeout(timer),
  };
}
