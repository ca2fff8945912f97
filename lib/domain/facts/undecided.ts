import type { Reading } from "./facts";
import { isCurable, isNetworkFault } from "./fault";

/** Not asked yet, or failed in a way that another try may cure. */
export const isUndecided = (reading: Reading<unknown> | undefined): boolean =>
  !reading ||
  reading.status === "never" ||
  (reading.status === "failed" && isCurable(reading.fault));

/** Whether it is worth to ask again at once. What can't be reached is not. */
export const mayHelpAgain = (reading: Reading<unknown>): boolean =>
  isUndecided(reading) && !(reading.status === "failed" && isNetworkFault(reading.fault));
