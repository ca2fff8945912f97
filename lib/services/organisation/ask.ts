import { err, ok, type Result } from "@/lib/domain/result";
import { recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import { discover } from "./discover";

/** Lists the organization and tries the roles that are missing now, once that is on record. The list is everybody's. */
export async function askOrganization(
  ctx: Context,
): Promise<Result<{ listedAt: number | null }, { message: string }>> {
  await recordBefore(ctx, { what: "organization.listed" });
  await discover(ctx, { signal: new AbortController().signal, now: true });
  const { listedAt, tried } = ctx.organization.roster();
  return tried?.fault ? err({ message: tried.fault.message }) : ok({ listedAt });
}
