"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import type { Shows } from "@/components/matrix/model/shows";

/** What the rows are: the models, or with `?model=` that one in each of the accounts. */
export function useShows(accounts: readonly string[]) {
  const [modelId, setModelId] = useQueryState(
    "model",
    parseAsString.withOptions({ history: "push" }),
  );
  const shows = useMemo<Shows>(
    () => (modelId ? { by: "accounts", accounts, modelId } : { by: "models", accounts }),
    [modelId, accounts],
  );
  return { shows, setModelId };
}
