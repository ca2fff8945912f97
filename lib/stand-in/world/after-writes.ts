import type { AfterWrites } from "./types";

const MINUTE_MS = 60_000;

/** As it usually goes, shorter where AWS takes days. */
export const USUAL: AfterWrites = {
  agreement: { ends: { how: "complete", inMs: MINUTE_MS } },
  quota: {
    caseInMs: MINUTE_MS,
    ends: { how: "approved", inMs: 10 * MINUTE_MS, appliedInMs: 5 * MINUTE_MS },
  },
  region: { inMs: 20 * MINUTE_MS },
  formRefusal: "AccessDeniedException",
};
