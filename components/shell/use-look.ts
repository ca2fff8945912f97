"use client";

import { useEffect } from "react";
import { useMatrix } from "@/lib/queries/matrix";
import { tellLook } from "@/lib/queries/scan";

type Look = {
  /** Keys of the accounts on screen. */
  accounts: readonly string[];
  region?: string | null;
  modelId?: string | null;
};

/** While a scan runs, says what the eye is on, so that it is asked first. */
export function useLook({ accounts, region = null, modelId = null }: Look): void {
  const { data: snapshot } = useMatrix();
  const scanId = snapshot?.scan?.scanId;
  const names = accounts.join();
  useEffect(() => {
    if (scanId && names) tellLook({ accounts: names.split(","), region, modelId });
  }, [scanId, names, region, modelId]);
}
