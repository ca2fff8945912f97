import type { Account, World } from "./state";

/** In the place of an account's id in the names of lists that many accounts have alike. */
export const ALIKE = "*";
/** No body of AWS has it. */
const OWN_ID = "\u0000";

/** A body that was kept, with the account's own id in it. What accounts have alike is held once for all of them. */
export function keptBody(
  world: World,
  { key, account }: { key: string; account: Account },
): string | null {
  return world.bodies.get(key)?.replaceAll(OWN_ID, account.spec.id) ?? null;
}

export function keepBody(
  world: World,
  { key, account, body }: { key: string; account: Account; body: string },
): void {
  world.bodies.set(key, body.replaceAll(account.spec.id, OWN_ID));
}
