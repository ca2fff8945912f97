"use client";

import { Bell, BellRing } from "lucide-react";
import { useSyncExternalStore } from "react";
import { keepTell, useTells } from "@/components/requirements/tell-store";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

type TellButtonProps = { name: string; holds: boolean };

/** Asks to be told when a requirement is ready, or when it stops; the browser asks for leave the first time. */
export function TellButton({ name, holds }: TellButtonProps) {
  const possible = useSyncExternalStore(never, notificationsExist, () => false);
  const tells = useTells();
  const say = useToast();
  if (!possible) return null;
  const on = Object.hasOwn(tells, name) && Notification.permission === "granted";
  const ask = async () => {
    const leave = await Notification.requestPermission();
    if (leave === "granted") keepTell(name, holds ? "stops" : "ready");
    else
      say("No notifications.", "The browser does not allow them for this page; its settings can.");
  };
  const words = holds ? "Tell me when it stops" : "Tell me when it is ready";
  const Icon = on ? BellRing : Bell;
  return (
    <Button
      variant="quiet"
      aria-pressed={on}
      aria-label={`${on ? "You will be told" : words}: ${name}`}
      onClick={() => (on ? keepTell(name, null) : void ask())}
      className="max-sm:w-8 max-sm:px-0"
    >
      <Icon aria-hidden strokeWidth={1.5} />
      <span className="max-sm:hidden">{on ? "You will be told" : words}</span>
    </Button>
  );
}

const never = () => () => undefined;
const notificationsExist = (): boolean => "Notification" in window;
