"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { useNotifyChoice } from "@/components/notify/notify-choice";
import { showNotification } from "@/components/notify/show-notification";
import { type News, newsSince, type Standing } from "@/components/notify/standing";
import { SUBJECTS, type Subject } from "@/components/notify/subjects";
import { useToast } from "@/components/ui/toast";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

const WAITING_MS = 30 * SECOND_MS;
const RESTING_MS = 2 * MINUTE_MS;

/**
 * While notifications are on, tells every outcome of what people wait for, whatever page is open. The pages' own polling
 * pauses in a hidden tab, so this looks at the server by itself. A notification's tag is the outcome's own, so two tabs
 * show it once.
 */
export function useNotifications(): void {
  const on = useNotifyChoice() === "on";
  const router = useRouter();
  const say = useToast();
  const show = useEffectEvent(({ id, title, body, href }: News) => {
    const shown = showNotification({ title, body, tag: id }, say);
    if (!shown) return;
    shown.onclick = () => {
      window.focus();
      router.push(href);
    };
  });
  useEffect(() => {
    if (!on) return;
    const stopper = new AbortController();
    for (const subject of SUBJECTS) void follow(subject, { show, signal: stopper.signal });
    return () => stopper.abort();
  }, [on]);
}

type Follow = { show: (news: News) => void; signal: AbortSignal };

async function follow(subject: Subject, { show, signal }: Follow): Promise<void> {
  let seen: readonly Standing[] | null = null;
  while (!signal.aborted) {
    const now = await look(subject, signal);
    if (signal.aborted) return;
    if (now) {
      for (const news of newsSince(seen ?? [], now)) show(news);
      seen = now;
    }
    const waits = seen?.some((standing) => standing.waits) ?? true;
    await pause(waits ? WAITING_MS : RESTING_MS, signal);
  }
}

async function look(subject: Subject, signal: AbortSignal): Promise<readonly Standing[] | null> {
  try {
    return await subject.read(signal);
  } catch {
    // The page itself says when the server does not answer; the next look may find it again.
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
