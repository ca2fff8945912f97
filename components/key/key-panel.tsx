"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { keyButton } from "@/components/key/key-place";
import { KeySigns } from "@/components/key/key-signs";
import { ALL_KEYS, FIRST_KEYS } from "@/components/key/keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

type KeyPanelProps = { all: boolean; onAll: () => void; onClose: () => void };

/**
 * What every sign of the grid means and every key to press. It lies over the page without a scrim, and the page stays
 * usable; Escape closes it and gives the focus back to its button. On phones it rises from the foot.
 */
export function KeyPanel({ all, onAll, onClose }: KeyPanelProps) {
  const [before] = useState(() => document.activeElement);
  const top = useSyncExternalStore(onResize, topOf, () => 0);
  const close = () => {
    onClose();
    const back = keyButton() ?? before;
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  };
  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement)
              event.currentTarget.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          style={{ top, maxHeight: `calc(100dvh - ${top + GAP}px)` }}
          className="scroll-thin fixed right-6 z-55 w-[min(1060px,calc(100vw-24px))] animate-pop overflow-y-auto rounded-lg bg-surface shadow-pop outline-none focus-visible:outline-none max-lg:right-3 max-sm:top-auto! max-sm:right-0 max-sm:bottom-(--tabs-h) max-sm:max-h-[70dvh]! max-sm:w-full max-sm:rounded-b-none"
        >
          <div className="sticky top-0 z-1 flex h-11 items-center gap-2 bg-surface pr-2 pl-4">
            <Dialog.Title className="text-md font-semibold">Key</Dialog.Title>
            <span className="text-ink-3">what one cell says</span>
            <Dialog.Close asChild>
              <Button variant="quiet" icon aria-label="Close" className="ml-auto">
                <X aria-hidden strokeWidth={1.5} />
              </Button>
            </Dialog.Close>
          </div>
          <KeySigns />
          {all ? <AllKeys /> : <FirstKeys onAll={onAll} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function FirstKeys({ onAll }: { onAll: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-t border-line px-4 py-1.5 text-sm text-ink-2 max-sm:hidden">
      {FIRST_KEYS.map(({ keys, does }) => (
        <span key={does} className="inline-flex items-center gap-2">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {does}
        </span>
      ))}
      <Button variant="quiet" className="ml-auto" onClick={onAll}>
        <Kbd>?</Kbd>
        All keys
      </Button>
    </div>
  );
}

function AllKeys() {
  const section = useRef<HTMLElement>(null);
  // The button that asked for them is gone, and must not take the focus with it.
  useEffect(() => section.current?.focus(), []);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Keys to press"
      className="border-t border-line px-4 pt-1 pb-2 outline-none max-sm:hidden"
    >
      <h3 className="pt-2 pb-1 text-xs">Keys to press</h3>
      <dl className="columns-2 gap-6 max-lg:columns-1">
        {ALL_KEYS.map(({ keys, does }) => (
          <div
            key={does}
            className="grid break-inside-avoid grid-cols-[124px_minmax(0,1fr)] items-baseline py-1"
          >
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="text-sm text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const BELOW_BAR = 56;
const GAP = 6;

/** Under its button, where the page has one; else under the bar. */
const topOf = (): number => {
  const button = keyButton();
  return button ? Math.round(button.getBoundingClientRect().bottom) + GAP : BELOW_BAR;
};

function onResize(changed: () => void): () => void {
  window.addEventListener("resize", changed);
  return () => window.removeEventListener("resize", changed);
}
