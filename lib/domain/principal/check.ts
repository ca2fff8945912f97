import type { EpochMs } from "@/lib/domain/time";
import type { Route } from "@/lib/domain/verdict";
import type { Target } from "./asks";
import type { ReasonedStanding, RightStanding } from "./standing";

export type TargetCheck = Target & ReasonedStanding;

/** A route of a model with what the simulator says of each thing on which a call by it needs a right. */
export type RouteCheck = {
  region: string;
  modelId: string;
  modelName: string;
  route: Route;
  id: string | null;
  standing: RightStanding;
  /** Why nothing of it was checked; null: its targets say. */
  why: string | null;
  targets: readonly TargetCheck[];
};

/** A principal's own rights, as far as they can be seen. Never part of a verdict. */
export type PrincipalCheck = {
  /** As IAM names it. */
  principal: string;
  account: string;
  accountName: string | null;
  at: EpochMs;
  notSeen: readonly string[];
  notes: readonly string[];
  /** Regions that are asked about and may have further routes, each with why: those were not checked. */
  unread: readonly string[];
  /** Keys that conditions of its policies ask for. */
  contextKeys: readonly string[];
  routes: readonly RouteCheck[];
};

type Seen = Pick<PrincipalCheck, "unread"> & {
  routes: readonly Pick<RouteCheck, "standing">[];
};

/** 0 nothing is refused by what can be seen, 1 something is, 2 something depends on more, or was not checked. */
export function checkExitCode({ routes, unread }: Seen): 0 | 1 | 2 {
  if (routes.some(({ standing }) => standing === "refused")) return 1;
  if (routes.length === 0 || unread.length > 0) return 2;
  return routes.every(({ standing }) => standing === "not-refused") ? 0 : 2;
}
