import type { ColumnStore, MadeColumn } from "@/lib/services/ports/columns";
import { isStoreError } from "@/lib/services/ports/stores";
import { rowKey } from "./known-regions";

/**
 * Writes columns aside, a few hundred at a time: nobody waits for them, and one that is lost is judged again. `notKept` is
 * told what is wrong where it is not the store.
 */
export type ColumnWriter = { add(column: MadeColumn): void };

const AT_ONCE = 400;

export function createColumnWriter(
  columns: Pick<ColumnStore, "put">,
  notKept: (error: unknown) => void,
): ColumnWriter {
  const waiting = new Map<string, MadeColumn>();
  let writes = false;

  async function write(): Promise<void> {
    try {
      while (waiting.size > 0) {
        const some = [...waiting].slice(0, AT_ONCE);
        for (const [key] of some) waiting.delete(key);
        await columns.put(some.map(([, column]) => column));
      }
    } catch (error) {
      waiting.clear();
      // What is wrong with the store is told by what has to be kept.
      if (!isStoreError(error)) notKept(error);
    } finally {
      writes = false;
    }
  }

  return {
    add(column) {
      waiting.set(rowKey(column.account, column.region), column);
      if (writes) return;
      writes = true;
      setImmediate(() => void write());
    },
  };
}
