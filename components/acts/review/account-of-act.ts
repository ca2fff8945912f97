"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useEffect } from "react";

/** The bar shows whose act this is, where the address names no account. */
export function useAccountOfAct(account: string): void {
  const [named, setNamed] = useQueryState("account", parseAsString);
  const isNamed = named !== null;
  useEffect(() => {
    if (!isNamed) void setNamed(account);
  }, [isNamed, account, setNamed]);
}
