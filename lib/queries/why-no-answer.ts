import { WAIT_MS } from "@/lib/queries/answers";
import { getJson } from "@/lib/queries/client";
import { api } from "@/lib/routes";

const ANYTHING = { parse: (answer: unknown) => answer };

/** Why the dashboard would not answer whoever looks at the page, in words, or `away` where it is silent; null: it answers. */
export async function whyNoAnswer(away: string): Promise<string | null> {
  try {
    await getJson(ANYTHING, { address: api.me(), signal: AbortSignal.timeout(WAIT_MS) });
    return null;
  } catch (thrown) {
    const isSilent = thrown instanceof TypeError || thrown instanceof DOMException;
    return isSilent || !(thrown instanceof Error) ? away : thrown.message;
  }
}
