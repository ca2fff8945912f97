import { getContext } from "@/app/request";
import type { Me } from "@/lib/contracts/me";
import { maySomewhere } from "@/lib/domain/access/reach";
import { readMe } from "@/lib/services/access/read-me";
import { isStoreError } from "@/lib/services/ports/stores";

/** Who a page is made for, so that it begins with what they may do; null where that can't be told, and the page asks again. */
export async function firstMe(): Promise<Me | null> {
  try {
    const ctx = await getContext();
    return ctx && maySomewhere(ctx.reach, "read") ? await readMe(ctx) : null;
  } catch (error) {
    if (isStoreError(error)) return null;
    throw error;
  }
}
