import type { Fault } from "./fault";

/** What is kept where the dashboard itself failed: the log has the rest. */
export const ownFault = (what: string, met: Pick<Fault, "at" | "attempt">): Fault => ({
  code: "Unrecognized",
  cause: "dashboard-failed",
  owner: "application-code",
  message: `The dashboard failed while it read ${what}. Its log says why; the next scan tries again.`,
  operation: null,
  requestId: null,
  httpStatus: null,
  ...met,
});
