import { useEffect, useRef } from "react";
import { type Ending, newEndings } from "@/components/pending/endings";
import { ListedWatches } from "@/lib/contracts/agreements";
import { SECOND_MS } from "@/lib/domain/time";
import { getJson } from "@/lib/queries/client";
import { api } from "@/lib/routes";

const LOOK_EVERY_MS = 30 * SECOND_MS;

/**
 * While it is on, tells each outcome by a browser notification. The page's own polling pauses in a hidden tab, so this
 * looks at the server's list by itself as long as something is in flight, and once more when the last has ended. A
 * notification's tag is the outcome's own, so two tabs show it once.
 */
export function useNotifications({ on, inFlight }: { on: boolean; inFlight: boolean }): void {
  const seen = useRef<readonly Ending[] | null>(null);
  useEffect(() => {
    if (!on) return;
    const stopper = new AbortController();
    const look = async () => {
      const now = await readEndings(stopper.signal);
      if (!now || stopper.signal.aborted) return;
      for (const ending of newEndings(seen.current ?? [], now)) {
        new Notification(ending.title, { body: ending.modelId, tag: ending.id });
      }
      seen.current = now;
    };
    void look();
    const timer = inFlight ? setInterval(() => void look(), LOOK_EVERY_MS) : null;
    return () => {
      stopper.abort();
      if (timer !== null) clearInterval(timer);
    };
  }, [on, inFlight]);
}

async function readEndings(signal: AbortSignal): Promise<readonly Ending[] | null> {
  try {
    return (await getJson(ListedWatches, { address: api.agreements(), signal })).watches;
  } catch {
    // The page itself says when the server does not answer; the next look may find it again.
    return null;
  }
}
