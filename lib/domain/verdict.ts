import type { Cause } from "./causes";
import type { Code } from "./codes";
import type { Source } from "./facts/facts";
import type { Owner } from "./owner";
import type { Severity, State } from "./state";
import type { EpochMs } from "./time";

/** The gates a call has to pass, in the order in which they are judged. */
export const GATES = [
  "credentials",
  "region",
  "model-list",
  "route",
  "availability",
  "offered",
  "lifecycle",
  "agreement",
  "authorization",
  "entitlement",
  "form",
  "quota",
  "data-retention",
  "proof",
] as const;
export type GateName = (typeof GATES)[number];

/** A gate that did not pass, or something worth knowing beside one that did. */
export type Finding = {
  gate: GateName;
  code: Code | null;
  cause: Cause | null;
  severity: Severity;
  owner: Owner;
  message: string;
  /** The call that gave no answer to rely on; absent where none did or it is not known. */
  call?: string;
  /** The message is this dashboard's own, though AWS or the network failed. */
  ours?: true;
};

/** What one gate read and what came of it; `raw` is AWS's own value. */
export type GateResult = {
  gate: GateName;
  outcome: "passed" | "closed" | "waiting" | "unknown" | "skipped" | "not-needed" | "not-reached";
  raw: string | null;
  source: Source | null;
};

/** `on-demand`, `provisioned`, or the prefix of a SYSTEM_DEFINED inference profile. */
export type Route = string;

/** A route that is offered and known to let no call through. */
export type ClosedRoute = { route: Route; code: Code; cause: Cause };

export type LastKnown = { state: State; code: Code | null; at: EpochMs };

/**
 * A cell's state with every finding. `findings[0]` decides when `code` is not null. Cells of which the same is true have
 * one verdict in common, so it holds nothing of a cell's own: not when it was read, nor what each gate read.
 */
export type Verdict = {
  state: State;
  code: Code | null;
  cause: Cause | null;
  /** The open ones alone. */
  routes: readonly Route[];
  closedRoutes: readonly ClosedRoute[];
  findings: readonly Finding[];
  lastKnown: LastKnown | null;
  /** A call was answered within a day, by a route that is open. It makes nothing ready. */
  proved?: true;
};
