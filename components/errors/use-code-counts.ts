"use client";

import { useMemo } from "react";
import { countCells } from "@/components/errors/count-cells";
import { useAccount } from "@/components/shell/use-account";
import { useMatrix } from "@/lib/queries/matrix";

/** The account on screen, where it is only one, and how many of their cells have each code; counts are null until the matrix is there. */
export function useCodeCounts() {
  const { data: snapshot } = useMatrix();
  const { keys, account } = useAccount(snapshot);
  const counts = useMemo(() => (snapshot ? countCells(snapshot, keys) : null), [snapshot, keys]);
  return { account, counts };
}
