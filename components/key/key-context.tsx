"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { lazyModule } from "@/components/ui/lazy-module";

const panel = lazyModule(() => import("@/components/key/key-panel"));
const KeyPanel = panel.part(({ KeyPanel: part }) => part);

/** What of the key is open: nothing, the signs, or the signs and every key to press. */
type KeyView = "closed" | "signs" | "all";

type KeyControl = { view: KeyView; show: (view: KeyView) => void; prepare: () => void };

const KeyContext = createContext<KeyControl>({
  view: "closed",
  show: () => undefined,
  prepare: () => undefined,
});

/** Opens and closes the key; `prepare` fetches it before it is asked for. */
export const useKey = () => useContext(KeyContext);

/** Holds the key above every page; a change of page closes it. */
export function KeyProvider({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [shown, setShown] = useState<{ view: KeyView; on: string }>({ view: "closed", on: "" });
  const view = shown.on === pathname ? shown.view : "closed";
  const show = useCallback((next: KeyView) => setShown({ view: next, on: pathname }), [pathname]);
  const control = useMemo(() => ({ view, show, prepare: panel.load }), [view, show]);
  return (
    <KeyContext value={control}>
      {children}
      {view !== "closed" && (
        <KeyPanel all={view === "all"} onAll={() => show("all")} onClose={() => show("closed")} />
      )}
    </KeyContext>
  );
}
