"use client";

import { X } from "lucide-react";
import { Toast } from "radix-ui";
import { buttonClass } from "@/components/ui/button";

const SHOWN_MS = 5_000;
/** Long enough to read what happened, think better of it and reach the button. */
const WITH_ACTION_MS = 20_000;

export type ToastAction = { label: string; run: () => void };
export type ToastMessage = {
  id: number;
  title: string;
  detail: string | null;
  action: ToastAction | null;
};

type ToastListProps = { messages: readonly ToastMessage[]; onClose: (id: number) => void };

/** The toasts on screen. Loaded with the first one. */
export function ToastList({ messages, onClose }: ToastListProps) {
  return (
    <Toast.Provider duration={SHOWN_MS} swipeDirection="right">
      {messages.map((message) => (
        <Toast.Root
          key={message.id}
          {...(message.action && { duration: WITH_ACTION_MS })}
          onOpenChange={(open) => !open && onClose(message.id)}
          className="flex items-start gap-3 rounded-lg bg-surface py-2.5 pr-2 pl-4 shadow-pop"
        >
          <div className="min-w-0 flex-1">
            <Toast.Title className="font-medium">{message.title}</Toast.Title>
            {message.detail && (
              <Toast.Description className="text-ink-2">{message.detail}</Toast.Description>
            )}
          </div>
          {message.action && (
            <Toast.Action
              altText={`${message.action.label}: ${message.title}`}
              className={buttonClass()}
              onClick={message.action.run}
            >
              {message.action.label}
            </Toast.Action>
          )}
          <Toast.Close aria-label="Close" className="rounded-sm p-1 text-ink-3 hover:text-ink">
            <X aria-hidden className="size-3.5" strokeWidth={1.5} />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-[calc(var(--tabs-h)+16px)] z-80 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2 outline-none" />
    </Toast.Provider>
  );
}
