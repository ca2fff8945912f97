import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";

type Shown<T> = Pick<UseQueryResult<T>, "data" | "error" | "refetch" | "isPlaceholderData">;

/**
 * What an address asks, for a page whose filters stand beside it: what was last shown stays until there is an answer to
 * another question, also where that one can't be had, so that nothing typed goes with it.
 */
export function useKept<T>({
  data,
  error,
  refetch,
  isPlaceholderData,
}: UseQueryResult<T>): Shown<T> {
  const [kept, keep] = useState(data);
  if (data !== undefined && data !== kept) keep(data);
  return {
    data: data ?? kept,
    error,
    refetch,
    isPlaceholderData: isPlaceholderData || (data === undefined && kept !== undefined),
  };
}
