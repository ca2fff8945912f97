"use client";

import { X } from "lucide-react";
import { Toast } from "radix-ui";

const SHOWN_MS = 5_000;

export type ToastMessage = { id: number; title: string; detail: string | null };

type ToastListProps = { messages: readonly ToastMessage[]; onClose: (id: number) => void };

/** The toasts on screen. Loaded with the first one. */
export function ToastList({ messages, onClose }: ToastListProps) {
  return (
    <Toast.Provider duration={SHOWN_MS} swipeDirection="right">
      {messages.map((message) => (
        <Toast.Root
          key={message.id}
          onOpenChange={(open) => !open && onClose(message.id)}
          className="flex items-start gap-3 rounded-lg bg-surface py-2.5 pr-2 pl-4 shadow-pop"
        >
          <div className="min-w-0 flex-1">
            <Toast.Title className="font-medium">{message.title}</Toast.Title>
            {message.detail && (
              <Toast.Description className="text-ink-2">{message.detail}</Toast.Description>
            )}
          </div>
          <Toast.Close aria-label="Close" className="rounded-sm p-1 text-ink-3 hover:text-ink">
            <X aria-hidden className="size-3.5" strokeWidth={1.5} />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-[calc(var(--tabs-h)+16px)] z-80 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2 outline-none" />
    </Toast.Provider>
  );
}
