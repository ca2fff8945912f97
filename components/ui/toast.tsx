"use client";

import { X } from "lucide-react";
import { Toast } from "radix-ui";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";

const SHOWN_MS = 5_000;

type Message = { id: number; title: string; detail: string | null };
type Say = (title: string, detail?: string) => void;
const ToastContext = createContext<Say>(() => undefined);

/** Tells the outcome of what one just did; what lasts is a `Notice`. */
export function useToast(): Say {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const nextId = useRef(0);
  const say = useCallback<Say>((title, detail) => {
    nextId.current += 1;
    const message = { id: nextId.current, title, detail: detail ?? null };
    setMessages((shown) => [...shown.slice(-2), message]);
  }, []);
  const close = (id: number) =>
    setMessages((shown) => shown.filter((message) => message.id !== id));
  const provided = useMemo(() => say, [say]);

  return (
    <ToastContext value={provided}>
      <Toast.Provider duration={SHOWN_MS} swipeDirection="right">
        {children}
        {messages.map((message) => (
          <Toast.Root
            key={message.id}
            onOpenChange={(open) => !open && close(message.id)}
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
    </ToastContext>
  );
}
