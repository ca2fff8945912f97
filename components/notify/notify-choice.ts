"use client";

import { useSyncExternalStore } from "react";
import { browserStore } from "@/components/ui/browser-store";

const KEPT = "notify-of-agreements";

/** Whether this browser shows notifications: `impossible` where it has none, `denied` where it refuses them to this page. */
export type NotifyChoice = "impossible" | "denied" | "off" | "on";

const listeners = new Set<() => void>();
/** As it was last looked at; a look is a question to the browser's own process, too much for every render. */
let held: NotifyChoice | null = null;
const tell = () => {
  held = null;
  for (const listener of listeners) listener();
};

/** The reader's choice, the same for every part of the page and every tab. */
export function useNotifyChoice(): NotifyChoice {
  return useSyncExternalStore(subscribe, heldChoice, () => "impossible");
}

/** Asks the browser for leave, the first time, and turns them on where it gives it. */
export async function turnNotificationsOn(): Promise<NotifyChoice> {
  if ((await Notification.requestPermission()) === "granted") browserStore.setItem(KEPT, "yes");
  tell();
  return choiceNow();
}

export function turnNotificationsOff(): void {
  browserStore.removeItem(KEPT);
  tell();
}

function heldChoice(): NotifyChoice {
  held ??= choiceNow();
  return held;
}

function choiceNow(): NotifyChoice {
  if (!("Notification" in window)) return "impossible";
  if (Notification.permission === "denied") return "denied";
  const on = Notification.permission === "granted" && browserStore.getItem(KEPT) === "yes";
  return on ? "on" : "off";
}

/** The browser's own settings and other tabs change it too. */
function subscribe(listener: () => void): () => void {
  held = null;
  listeners.add(listener);
  const stopper = new AbortController();
  const { signal } = stopper;
  window.addEventListener("storage", tell, { signal });
  // Whoever changed the browser's settings comes back to the page; not every browser tells of the change itself.
  window.addEventListener("focus", tell, { signal });
  navigator.permissions?.query({ name: "notifications" }).then(
    (leave) => leave.addEventListener("change", tell, { signal }),
    () => undefined,
  );
  return () => {
    listeners.delete(listener);
    stopper.abort();
  };
}
