import type { EpochMs } from "@/lib/domain/time";
import type { Route } from "@/lib/domain/verdict";
import type { Target } from "./asks";
import type { RightStanding, Told } from "./standing";

export type TargetCheck = Target & Told;

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
  /** Keys that conditions of its policies ask for. */
  contextKeys: readonly string[];
  routes: readonly RouteCheck[];
};

/** 0 nothing is refused by what can be seen, 1 something is, 2 something depends on more, or was not checked. */
export function checkExitCode(routes: readonly Pick<RouteCheck, "standing">[]): 0 | 1 | 2 {
  if (routes.some(({ standing }) => standing === "refused")) return 1;
  return routes.length > 0 && routes.every(({ standing }) => standing === "not-refused") ? 0 : 2;
}
