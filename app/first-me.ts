import { getContext } from "@/app/request";
import type { EntryView } from "@/lib/contracts/entry";
import type { Me } from "@/lib/contracts/me";
import { maySomewhere } from "@/lib/domain/access/reach";
import { readEntry } from "@/lib/services/access/read-entry";
import { readMe } from "@/lib/services/access/read-me";
import { isStoreError } from "@/lib/services/ports/stores";

/** How who a page is made for came in; null where that can't be told, and the page asks again. */
export async function firstEntry(): Promise<EntryView | null> {
  const known = await getContext({ takesToken: false });
  return known.ok ? readEntry(known.value) : null;
}

/** Who a page is made for, so that it begins with what they may do; null where that can't be told, and the page asks again. */
export async function firstMe(): Promise<Me | null> {
  try {
    const known = await getContext({ takesToken: false });
    if (!known.ok || !maySomewhere(known.value.reach, "read")) return null;
    return await readMe(known.value);
  } catch (error) {
    if (isStoreError(error)) return null;
    throw error;
  }
}
