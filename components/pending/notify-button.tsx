"use client";

import { useState, useSyncExternalStore } from "react";
import { useNotifications } from "@/components/pending/use-notifications";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { PendingView } from "@/lib/contracts/pending";

const KEPT = "notify-of-agreements";

/** Turns browser notifications on and off; the browser asks for leave the first time. */
export function NotifyButton({ view }: { view: PendingView | undefined }) {
  const possible = useSyncExternalStore(never, notificationsExist, () => false);
  const [asked, setAsked] = useState<boolean | null>(null);
  const on = asked ?? (possible && isOn());
  const say = useToast();
  useNotifications({ on, inFlight: (view?.inFlight.length ?? 0) > 0 });
  if (!possible) return null;

  const turnOn = async () => {
    const leave = await Notification.requestPermission();
    if (leave !== "granted") {
      say("No notifications.", "The browser does not allow them for this page; its settings can.");
      return;
    }
    localStorage.setItem(KEPT, "yes");
    setAsked(true);
  };
  const turnOff = () => {
    localStorage.removeItem(KEPT);
    setAsked(false);
  };
  return (
    <Button aria-pressed={on} onClick={() => (on ? turnOff() : void turnOn())}>
      {on ? "Notifications on" : "Notify me"}
    </Button>
  );
}

const never = () => () => undefined;
const notificationsExist = (): boolean => "Notification" in window;
const isOn = (): boolean =>
  Notification.permission === "granted" && localStorage.getItem(KEPT) === "yes";
