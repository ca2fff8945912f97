import type { Owner } from "@/lib/domain/owner";
import type { Plan } from "./types";

type Asked = { owner: Owner | null; complete: boolean };

/**
 * 1 where something is in the way, of one owner where only that is asked for; else 2 where something could not be told,
 * which may be in anybody's way; else 0.
 */
export function planExitCode(plan: Plan, { owner, complete }: Asked): 0 | 1 | 2 {
  const { causes } = plan;
  const known = causes.filter(({ state }) => state !== "unknown");
  if (known.some((cause) => owner === null || cause.owner === owner)) return 1;
  return known.length < causes.length || !isWhole(plan, { complete }) ? 2 : 0;
}

/** Whether all was read that a plan stands on: of no account nothing was. */
export const isWhole = ({ accounts }: Plan, { complete }: Pick<Asked, "complete">): boolean =>
  complete && accounts.length > 0;
