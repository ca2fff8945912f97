import type { Load } from "@/lib/domain/capacity/fit";
import type { RouteRule } from "./routes";

/** What a team needs. Absent regions mean every region the account has; absent routes mean any; models are ids, `provider:Name`, or patterns with `*`. */
export type Requirement = {
  name: string;
  models: readonly string[];
  regions: readonly string[] | null;
  routes: RouteRule;
  tokensPerMinute: number | null;
  /** Account ids or names it is limited to; null means every account. */
  accounts: readonly string[] | null;
  /** Calls that have to fit the quota of a route that is allowed; absent: none are named. */
  load?: Load;
  /** Units whose accounts it is limited to, beside those it names; absent: none. */
  units?: readonly string[];
  /** Its ready routes are tried by a call once in so long; absent: never. */
  proveEveryMs?: number;
};
