"use client";

import { useToast } from "@/components/ui/toast";

const BY_HAND = "Mark the text and copy it by hand.";

type Copy = (
  text: string,
  /** `shown`: told where the browser refuses a text that stands nowhere on the page. */
  then: { done: () => void; shown?: string },
) => void;

/** Copies a text; a browser that refuses is told to everybody, since what was copied before is pasted else. */
export function useCopy(): Copy {
  const say = useToast();
  return (text, { done, shown = BY_HAND }) => {
    const written =
      navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    written.then(done, () => say("The browser refused to copy", shown));
  };
}
