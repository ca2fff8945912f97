"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/ui/use-copy";

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

/** Copies `text` and says so. */
export function CopyButton({
  text,
  label,
  children,
  variant = "quiet",
  size = "md",
}: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = useCopy();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <Button
      variant={variant}
      size={size}
      icon={!children}
      aria-label={label}
      title={label}
      onClick={() => copy(text, { done: () => setCopied(true) })}
    >
      {copied ? <Check aria-hidden strokeWidth={1.75} /> : <Copy aria-hidden strokeWidth={1.5} />}
      {children}
      <span role="status" className="sr-only">
        {copied && "Copied"}
      </span>
    </Button>
  );
}
