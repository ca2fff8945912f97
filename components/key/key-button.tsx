"use client";

import { TextAlignStart } from "lucide-react";
import { useKey } from "@/components/key/key-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** Opens what the signs of the grid mean, and closes it again. */
export function KeyButton({ className }: { className?: string }) {
  const { view, show, prepare } = useKey();
  const open = view !== "closed";
  return (
    <Button
      variant="quiet"
      data-key-button
      aria-expanded={open}
      aria-haspopup="dialog"
      title="What the signs mean (?)"
      onClick={() => show(open ? "closed" : "signs")}
      onPointerEnter={prepare}
      onFocus={prepare}
      className={cn(open && "bg-selected text-ink", className)}
    >
      <TextAlignStart aria-hidden strokeWidth={1.75} />
      Key
    </Button>
  );
}
