"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

const SHOWN_MS = 2_000;

type CopyButtonProps = {
  text: string;
  /** What is copied, read aloud: "Copy command". */
  label: string;
  /** Shown beside the icon; without it the button is a square. */
  children?: ReactNode;
  variant?: "plain" | "quiet";
  size?: "md" | "lg";
};

/** Copies `text` and says so. Where the browser refuses, it says that instead. */
export function CopyButton({
  text,
  label,
  children,
  variant = "quiet",
  size = "md",
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () => {
    const written =
      navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    written.then(
      () => setOutcome("copied"),
      () => setOutcome("refused"),
    );
  };
  const says = { idle: "", copied: "Copied", refused: "The browser refused to copy" }[outcome];

  return (
    <Button
      variant={variant}
      size={size}
      icon={!children}
      aria-label={label}
      title={label}
      onClick={copy}
    >
      {outcome === "copied" ? (
        <Check aria-hidden strokeWidth={1.75} />
      ) : (
        <Copy aria-hidden strokeWidth={1.5} />
      )}
      {children}
      <span role="status" className="sr-only">
        {says}
      </span>
    </Button>
  );
}
