import { makePlan } from "@/lib/domain/plan/make-plan";
import type { Plan, PlanCause, PlanWorld } from "@/lib/domain/plan/types";
import { anAccount, aWorld, type CellName, MILAN, oneRegion } from "./worlds";

export const planOf = (names: readonly CellName[], over: Partial<PlanWorld> = {}): Plan =>
  makePlan(aWorld([anAccount([oneRegion(MILAN, names)])], over));

export function only(plan: Plan): PlanCause {
  const [cause] = plan.causes;
  if (!cause || plan.causes.length !== 1) throw new Error(`${plan.causes.length} causes`);
  return cause;
}
