"use client";

import { useEffect } from "react";
import { showNotification } from "@/components/notify/show-notification";
import { keepTell, type Tells, useTells } from "@/components/requirements/tell-store";
import { useToast } from "@/components/ui/toast";
import { RequirementsView } from "@/lib/contracts/requirements";
import { sumCounts } from "@/lib/domain/requirement/line";
import { holdText, requiredSentence } from "@/lib/domain/requirement/sentence";
import { SECOND_MS } from "@/lib/domain/time";
import { getJson } from "@/lib/queries/client";
import { api } from "@/lib/routes";

const LOOK_EVERY_MS = 30 * SECOND_MS;

/**
 * Tells by a browser notification what one asked to be told, on whatever page. A page's own polling pauses in a hidden
 * tab, so this looks by itself as long as anything is asked. Told once, it is no longer asked.
 */
export function RequirementTeller() {
  const tells = useTells();
  const say = useToast();
  useEffect(() => {
    const may = "Notification" in window && Notification.permission === "granted";
    if (!may || Object.keys(tells).length === 0) return;
    const stopper = new AbortController();
    const look = async () => {
      const view = await readView(stopper.signal);
      if (view && !stopper.signal.aborted) tell(view, tells, say);
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      stopper.abort();
      clearInterval(timer);
    };
  }, [tells, say]);
  return null;
}

async function readView(signal: AbortSignal): Promise<RequirementsView | null> {
  try {
    return await getJson(RequirementsView, { address: api.requirements(), signal });
  } catch {
    // The page itself says when the server does not answer; the next look may find it again.
    return null;
  }
}

function tell(view: RequirementsView, tells: Tells, say: ReturnType<typeof useToast>): void {
  for (const [name, wanted] of Object.entries(tells)) {
    const rows = view.rows.filter(({ requirement }) => requirement === name);
    const counts = sumCounts(rows);
    const holds = rows.length > 0 && rows.every(({ state }) => state === "met");
    const stopped = counts.not_met + counts.short > 0;
    if (wanted === "ready" ? !holds : !stopped) continue;
    const body = holds ? `${holdText(counts)}.` : requiredSentence({ rows });
    const title = holds ? `${name} is ready` : `${name} no longer holds`;
    showNotification({ title, body, tag: `requirement ${wanted} ${name}` }, say);
    keepTell(name, null);
  }
}
