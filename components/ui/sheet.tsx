"use client";

import { Dialog } from "radix-ui";
import type { ReactNode, Ref } from "react";

type SheetProps = {
  title: string;
  /** On phones it is the whole screen and holds the focus; elsewhere the page stays usable beside it. */
  modal: boolean;
  /** Whether opening it moves the focus into it. */
  takeFocus: boolean;
  /** It need not be the topmost yet: a layer over it begins to listen only after its first picture. */
  onEscape: () => void;
  children: ReactNode;
  ref?: Ref<HTMLDivElement>;
};

/** A panel at the right edge, under the bar, without a scrim. */
export function Sheet({ title, modal, takeFocus, onEscape, children, ref }: SheetProps) {
  return (
    <Dialog.Root open modal={modal} onOpenChange={(open) => !open && onEscape()}>
      <Dialog.Portal>
        <Dialog.Content
          ref={ref}
          data-sheet
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (takeFocus && event.currentTarget instanceof HTMLElement)
              event.currentTarget.focus();
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed top-(--bar-h) right-0 bottom-0 z-50 w-(--sheet-w) animate-sheet overflow-y-auto overscroll-contain bg-surface shadow-sheet outline-none scroll-thin focus-visible:outline-none max-sm:top-0"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
