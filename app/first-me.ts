import { cache } from "react";
import { getContext } from "@/app/request";
import type { EntryView } from "@/lib/contracts/entry";
import type { Me } from "@/lib/contracts/me";
import { maySomewhere } from "@/lib/domain/access/reach";
import { readEntry } from "@/lib/services/access/read-entry";
import { readMe } from "@/lib/services/access/read-me";
import { isStoreError } from "@/lib/services/ports/stores";

/** Who asks for a page, found out once for all that it is made of. */
const whoIsAsking = cache(() => getContext({ takesToken: false }));

/** How who a page is made for came in; null where that can't be told, and the page asks again. */
export async function firstEntry(): Promise<EntryView | null> {
  const known = await whoIsAsking();
  return known.ok ? readEntry(known.value) : null;
}

/** Who a page is made for, so that it begins with what they may do; null where that can't be told, and the page asks again. */
export async function firstMe(): Promise<Me | null> {
  try {
    const known = await whoIsAsking();
    if (!known.ok || !maySomewhere(known.value.reach, "read")) return null;
    return await readMe(known.value);
  } catch (error) {
    if (isStoreError(error)) return null;
    throw error;
  }
}

/**
 * Whether anything is required that who asks may see, so that a page begins to fetch what shows it before its first answer
 * is there. False where that can't be told: the answer tells it then.
 */
export async function requiresAnything(): Promise<boolean> {
  const known = await whoIsAsking();
  if (!known.ok || !maySomewhere(known.value.reach, "read")) return false;
  return known.value.settings().requirements.length > 0;
}
