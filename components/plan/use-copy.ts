"use client";

import { useToast } from "@/components/ui/toast";

/** Copies a text and says so; where the browser refuses, it says that. */
export function useCopy(): (text: string, what: string) => void {
  const say = useToast();
  return (text, what) => {
    const written =
      navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    written.then(
      () => say(`${what} copied`),
      () => say("The browser refused to copy", "Mark the text and copy it by hand."),
    );
  };
}
