"use client";

import { useMemo } from "react";
import { countCells } from "@/components/errors/count-cells";
import { useAccount } from "@/components/shell/use-account";
import { useMatrix } from "@/lib/queries/matrix";

/** The account on screen and how many of its cells have each code; counts are null until the matrix is there. */
export function useCodeCounts() {
  const { data: snapshot } = useMatrix();
  const { account } = useAccount(snapshot);
  const counts = useMemo(
    () => (snapshot ? countCells(snapshot, account?.key ?? null) : null),
    [snapshot, account],
  );
  return { account, counts };
}
