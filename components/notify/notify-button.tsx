"use client";

import {
  turnNotificationsOff,
  turnNotificationsOn,
  useNotifyChoice,
} from "@/components/notify/notify-choice";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

const WORDS = {
  off: "Notify me",
  on: "Notifications on",
  denied: "Notifications blocked",
} as const;

const HELP = {
  off: "Tells what came of it while any page of the dashboard is open.",
  on: "What came of it is told while any page of the dashboard is open.",
  denied: "The browser does not allow them for this page; its settings can.",
} as const;

/** Turns browser notifications on and off; the browser asks for leave the first time, and where it refuses, that is said. */
export function NotifyButton() {
  const choice = useNotifyChoice();
  const say = useToast();
  if (choice === "impossible") return null;
  const press = async () => {
    if (choice === "on") return turnNotificationsOff();
    if ((await turnNotificationsOn()) === "denied") say("No notifications.", HELP.denied);
  };
  return (
    <Button
      title={HELP[choice]}
      {...(choice !== "denied" && { "aria-pressed": choice === "on" })}
      onClick={() => void press()}
    >
      {WORDS[choice]}
    </Button>
  );
}
