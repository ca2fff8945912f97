import { z } from "zod";
import type { Identity } from "@/lib/domain/access/claims";
import type { RefusedPerson } from "@/lib/domain/access/sign-in-view";
import { MINUTE_MS } from "@/lib/domain/time";
import type { AccessContext } from "@/lib/services/context";

/** So long the page can say it again after a reload. */
const SAID_MS = 10 * MINUTE_MS;
const GROUPS_MAX = 50;

const Refusal = z.object({
  name: z.string(),
  groups: z.array(z.string()),
  groupsTotal: z.number(),
  email: z.string().nullable(),
});

/** Keeps what a refusal has to say, so that none of it stands in an address; gives the secret it is kept under. */
export async function keepRefusal(
  { stores, identity, now }: AccessContext,
  { name, groups, email }: Pick<Identity, "name" | "groups" | "email">,
): Promise<string> {
  const secret = identity.secrets.newSecret();
  const at = now();
  await stores.signIns.add({
    id: identity.secrets.hashOf(secret),
    kind: "refusal",
    createdAt: at,
    expiresAt: at + SAID_MS,
    body: JSON.stringify({
      name,
      groups: groups.slice(0, GROUPS_MAX),
      groupsTotal: groups.length,
      email,
    }),
  });
  return secret;
}

/** What there is to say under a secret; null: nothing, or no longer. */
export async function readRefusal(
  { stores, identity, now }: AccessContext,
  secret: string,
): Promise<RefusedPerson | null> {
  const kept = await stores.signIns.get(identity.secrets.hashOf(secret));
  if (kept?.kind !== "refusal" || now() >= kept.expiresAt) return null;
  return { ...Refusal.parse(JSON.parse(kept.body)), at: kept.createdAt };
}
