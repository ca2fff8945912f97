"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import type { GridScope } from "@/lib/domain/grid/scope";

/** What the rows are: the models, or with `?model=` that one in each of the accounts. */
export function useGridScope(accounts: readonly string[]) {
  const [modelId, setModelId] = useQueryState(
    "model",
    parseAsString.withOptions({ history: "push" }),
  );
  const scope = useMemo<GridScope>(
    () => (modelId ? { by: "accounts", accounts, modelId } : { by: "models", accounts }),
    [modelId, accounts],
  );
  return { scope, setModelId };
}
