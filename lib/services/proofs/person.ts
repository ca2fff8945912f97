import { sourceIdentityOf } from "@/lib/domain/acts/source-identity";
import { whoOf } from "@/lib/domain/audit/entry";
import type { Context } from "@/lib/services/context";

/** The person as AWS's own record will name them. */
export const personOf = ({ caller }: Pick<Context, "caller">): { sourceIdentity: string } => ({
  sourceIdentity: sourceIdentityOf(whoOf(caller).name),
});
