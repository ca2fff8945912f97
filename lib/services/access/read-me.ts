import type { MeView } from "@/lib/contracts/me";
import { highestRole, maySomewhere, type Reach } from "@/lib/domain/access/reach";
import { type Caller, RIGHTS } from "@/lib/domain/access/rights";
import type { Role } from "@/lib/domain/access/roles";
import { whoKey, whoOf } from "@/lib/domain/audit/entry";
import { auth } from "@/lib/routes";
import type { Context } from "@/lib/services/context";

/** Where a window that only signs in again ends. */
const BACK = "/signed-in";

/** Who asks, and what they may do somewhere. */
export function readMe({ caller, reach, identity }: Context): MeView {
  const who = whoOf(caller);
  const role = highestRole(reach);
  return {
    key: identity.secrets.hashOf(whoKey(who)),
    name: who.name,
    role,
    everywhere: role !== null && reach[TELLS[role]] === "all",
    rights: RIGHTS.filter((right) => maySomewhere(reach, right)),
    by: knownBy(caller, identity.provider?.host ?? null),
    signIn: identity.provider ? auth.begin(BACK) : null,
    canSignOut: caller.kind === "user" && caller.known !== "proxy",
  };
}

const TELLS = { viewer: "read", operator: "ask", admin: "act" } as const satisfies Record<
  Role,
  keyof Reach
>;

function knownBy(caller: Caller, host: string | null): string {
  if (caller.kind !== "user") return "this machine";
  if (caller.known === "link") return "a one-time link";
  return caller.known === "proxy" ? "the proxy in front" : (host ?? "a provider");
}
