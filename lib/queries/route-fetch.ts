import { SECOND_MS } from "@/lib/domain/time";
import { isLeaving } from "./ask";
import { tellAway } from "./away";

const TRY_AGAIN_MS = 2 * SECOND_MS;

const LEFT = "The page is being left.";

type Fetch = typeof fetch;

/**
 * Next answers a page that can't be fetched by leaving for it, which shows the browser's own error in place of the
 * product. Here such a page is asked for again until the dashboard answers; the one before stays meanwhile.
 * A page that is being left, as by signing out, fetches none ahead: that would be answered that nobody asks.
 * https://github.com/vercel/next.js/blob/canary/packages/next/src/client/components/router-reducer/fetch-server-response.ts
 */
export const patientFetch =
  (ask: Fetch, wait: (ms: number) => Promise<void>): Fetch =>
  async (input, init) => {
    if (isLeaving() && isAhead(headersOf(init))) throw new DOMException(LEFT, "AbortError");
    if (!asksForPage(init)) return ask(input, init);
    for (;;) {
      try {
        return await ask(input, init);
      } catch (failure) {
        if (init?.signal?.aborted) throw failure;
        tellAway();
        await wait(TRY_AGAIN_MS);
      }
    }
  };

/** A page that is gone to; one fetched ahead may fail, and is then fetched when it is gone to. */
function asksForPage(init: RequestInit | undefined): boolean {
  const headers = headersOf(init);
  return (init?.method ?? "GET") === "GET" && headers.has("rsc") && !isAhead(headers);
}

const headersOf = (init: RequestInit | undefined): Headers => new Headers(init?.headers);

const isAhead = (headers: Headers): boolean =>
  headers.has("next-router-prefetch") || headers.has("next-router-segment-prefetch");
