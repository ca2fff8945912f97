"use client";

import { createParser, useQueryState } from "nuqs";
import { type CellRef, sameCell } from "@/lib/domain/cell-ref";

const parseAsCell = createParser<CellRef>({
  parse: (value) => {
    const [account, region, ...rest] = value.split("~");
    const modelId = rest.join("~");
    return account && region && modelId ? { account, region, modelId } : null;
  },
  serialize: ({ account, region, modelId }) => `${account}~${region}~${modelId}`,
  eq: sameCell,
});

/** The cell whose sheet is open, from `?cell=account~region~model`. Opening makes a step for Back; moving along does not. */
export function useOpenCell() {
  const [cell, setCell] = useQueryState("cell", parseAsCell);
  return {
    cell,
    open: (next: CellRef) => void setCell(next, { history: cell ? "replace" : "push" }),
    close: () => void setCell(null, { history: "replace" }),
  };
}
