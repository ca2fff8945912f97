import type { Me } from "@/lib/contracts/me";
import { rightsEverywhere, rightsOn, roleOf } from "@/lib/domain/access/reach";
import { type Caller, knownBy, RIGHTS } from "@/lib/domain/access/rights";
import type { Context } from "@/lib/services/context";
import { readNames } from "./account-names";

/** Who asks, and what they may do on which account. */
export async function readMe(
  ctx: Pick<Context, "caller" | "reach" | "accounts" | "stores">,
): Promise<Me> {
  const everywhere = rightsEverywhere(ctx.reach);
  const known = { name: nameOf(ctx.caller), known: knownBy(ctx.caller) };
  const whole = { ...known, role: roleOf(everywhere), everywhere: [...everywhere] };
  if (everywhere.length === RIGHTS.length) return { ...whole, accounts: [] };
  const accounts = (await readNames(ctx)).flatMap(({ key, ...names }) => {
    const rights = rightsOn(ctx.reach, names);
    if (rights.length === everywhere.length) return [];
    return [{ account: key, role: roleOf(rights), rights: [...rights] }];
  });
  return { ...whole, accounts };
}

const nameOf = (caller: Caller): string | null => ("name" in caller ? caller.name : null);
