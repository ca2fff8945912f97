"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { useReturnFocus } from "@/components/ui/use-return-focus";

type DialogProps = { title: string; open: boolean; onClose: () => void; children: ReactNode };

/** For what must be answered or looked up at once, such as the list of keys; never for reading. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-60 bg-canvas/60" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-60 max-h-[76vh] w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-y-auto rounded-lg bg-surface shadow-pop scroll-thin"
        >
          <div className="flex h-11 items-center justify-between border-b border-line pr-2 pl-4">
            <Radix.Title className="text-md font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button variant="quiet" icon aria-label="Close">
                <X aria-hidden strokeWidth={1.5} />
              </Button>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
