import { getContext } from "@/app/request";
import { maySomewhere } from "@/lib/domain/access/reach";

/**
 * Whether anything is required that who asks may see, so that a page begins to fetch what shows it before its first answer
 * is there. False where that can't be told: the answer tells it then.
 */
export async function requiresAnything(): Promise<boolean> {
  const known = await getContext({ takesToken: false });
  if (!known.ok || !maySomewhere(known.value.reach, "read")) return false;
  return known.value.settings().requirements.length > 0;
}
