"use client";

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useRef,
  useState,
} from "react";
import type { ToastMessage } from "@/components/ui/toast-list";

const List = lazy(async () => ({
  default: (await import("@/components/ui/toast-list")).ToastList,
}));

const SHOWN_MAX = 3;

type Say = (title: string, detail?: string) => void;
const ToastContext = createContext<Say>(() => undefined);

/** Tells the outcome of what one just did; what lasts is a `Notice`. */
export function useToast(): Say {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([]);
  const [used, setUsed] = useState(false);
  const lastId = useRef(0);
  const say = useCallback<Say>((title, detail) => {
    lastId.current += 1;
    const message = { id: lastId.current, title, detail: detail ?? null };
    setUsed(true);
    setMessages((shown) => [...shown.slice(1 - SHOWN_MAX), message]);
  }, []);
  const close = (id: number) =>
    setMessages((shown) => shown.filter((message) => message.id !== id));
  return (
    <ToastContext value={say}>
      {children}
      {used && (
        <Suspense>
          <List messages={messages} onClose={close} />
        </Suspense>
      )}
    </ToastContext>
  );
}
