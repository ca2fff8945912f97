import type { EntryView } from "@/lib/contracts/entry";
import type { Caller } from "@/lib/domain/access/rights";
import { whoKey, whoOf } from "@/lib/domain/audit/entry";
import { auth } from "@/lib/routes";
import type { Context } from "@/lib/services/context";

/** Where a window that only signs in again ends. */
const BACK = "/signed-in";

/** Tells one caller from another, and names nobody. */
export const askerKey = ({ caller, identity }: Pick<Context, "caller" | "identity">): string =>
  identity.secrets.hashOf(whoKey(whoOf(caller)));

/** How who asks came in, and how they come in again. */
export function readEntry({ caller, identity }: Context): EntryView {
  return {
    key: askerKey({ caller, identity }),
    by: signsIn(caller, identity.provider?.host ?? null),
    signIn: identity.provider ? auth.begin(BACK) : null,
    canSignOut: caller.kind === "user" && caller.known !== "proxy",
  };
}

function signsIn(caller: Caller, host: string | null): string {
  if (caller.kind !== "user") return "this machine";
  if (caller.known === "link") return "a one-time link";
  return caller.known === "proxy" ? "the proxy in front" : (host ?? "a provider");
}
