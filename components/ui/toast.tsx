"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { lazyModule } from "@/components/ui/lazy-module";
import type { ToastAction, ToastMessage } from "@/components/ui/toast-list";

const list = lazyModule(() => import("@/components/ui/toast-list"));
const List = list.part(({ ToastList }) => ToastList);

const SHOWN_MAX = 3;

type Say = (title: string, detail?: string, action?: ToastAction) => void;
const ToastContext = createContext<Say>(() => undefined);

/** Tells the outcome of what one just did, with its way back where there is one; what lasts is a `Notice`. */
export function useToast(): Say {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([]);
  const [used, setUsed] = useState(false);
  const lastId = useRef(0);
  const say = useCallback<Say>((title, detail, action) => {
    lastId.current += 1;
    const message = { id: lastId.current, title, detail: detail ?? null, action: action ?? null };
    setUsed(true);
    setMessages((shown) => [...shown.slice(1 - SHOWN_MAX), message]);
  }, []);
  const close = (id: number) =>
    setMessages((shown) => shown.filter((message) => message.id !== id));
  return (
    <ToastContext value={say}>
      {children}
      {used && <List messages={messages} onClose={close} />}
    </ToastContext>
  );
}
