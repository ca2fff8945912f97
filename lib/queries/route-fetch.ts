import { SECOND_MS } from "@/lib/domain/time";
import { tellAway } from "./away";

const TRY_AGAIN_MS = 2 * SECOND_MS;

type Fetch = typeof fetch;

/**
 * Next answers a page that can't be fetched by leaving for it, which shows the browser's own error in place of the
 * product. Here such a page is asked for again until the dashboard answers; the one before stays meanwhile.
 * https://github.com/vercel/next.js/blob/canary/packages/next/src/client/components/router-reducer/fetch-server-response.ts
 */
export const patientFetch =
  (ask: Fetch, wait: (ms: number) => Promise<void>): Fetch =>
  async (input, init) => {
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
  const headers = new Headers(init?.headers);
  return (
    (init?.method ?? "GET") === "GET" &&
    headers.has("rsc") &&
    !headers.has("next-router-prefetch") &&
    !headers.has("next-router-segment-prefetch")
  );
}
