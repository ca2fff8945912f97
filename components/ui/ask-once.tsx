"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

type AskOnceProps = {
  /** What is on the button: "Revoke…". */
  word: string;
  label?: string;
  sure: string;
  keep: string;
  /** It is under way, or something beside it that ends it too. */
  busy: boolean;
  onSure: () => Promise<void>;
};

/** A button that asks once more in its place. The focus goes to the safe answer, and back to where it came from. */
export function AskOnce({ word, label, sure, keep, busy, onSure }: AskOnceProps) {
  const [asks, setAsks] = useState(false);
  const before = useRef(asks);
  const asking = useRef<HTMLButtonElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (before.current === asks) return;
    before.current = asks;
    (asks ? safe : asking).current?.focus();
  }, [asks]);
  const end = async () => {
    await onSure();
    setAsks(false);
  };
  if (!asks)
    return (
      <Button
        ref={asking}
        variant="quiet"
        busy={busy}
        {...(label && { "aria-label": label })}
        onClick={() => setAsks(true)}
      >
        {word}
      </Button>
    );
  return (
    <span className="inline-flex flex-wrap justify-end gap-1">
      <Button busy={busy} onClick={() => void end()}>
        {sure}
      </Button>
      <Button ref={safe} variant="quiet" busy={busy} onClick={() => setAsks(false)}>
        {keep}
      </Button>
    </span>
  );
}
