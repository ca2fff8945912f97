"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { AnswerLink } from "@/components/ui/answer-link";
import { cn } from "@/components/ui/cn";

const ITEM =
  "flex h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 whitespace-nowrap outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-highlighted:bg-selected focus-visible:outline-2 focus-visible:-outline-offset-2";

/** Menus stand inside the main landmark, so that nothing on a page lies outside of all landmarks. */
const layerHost = (): HTMLElement | null => document.getElementById("main");

export type MenuPanelProps = {
  label: string;
  align: "start" | "end";
  /** Opened by a key: the first item takes the focus. */
  byKey: boolean;
  /** What opened it; a click there is no click outside. */
  opener: () => HTMLElement | null;
  /** `back` tells whether the focus goes back to the opener. */
  onClose: (back: boolean) => void;
  children: ReactNode;
};

/** Where one finds among many, or the first item that is not hidden at this width. */
const firstShown = (menu: HTMLElement | null): HTMLElement | undefined =>
  [...(menu?.querySelectorAll<HTMLElement>("input, [role^=menuitem]") ?? [])].find(
    (item) => item.getClientRects().length > 0,
  );

/** Tells the panel that a field stands in it, which a menu may not hold: the menu then is only the part below. */
const FindsContext = createContext<(finds: boolean) => void>(() => undefined);

/** The open half of a menu. Loaded only when one is opened. */
export function MenuPanel({ label, align, byKey, opener, onClose, children }: MenuPanelProps) {
  const content = useRef<HTMLDivElement>(null);
  const outside = useRef(false);
  const [finds, setFinds] = useState(false);
  useEffect(() => {
    if (!byKey) return;
    const frame = requestAnimationFrame(() => firstShown(content.current)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [byKey]);
  return (
    <DropdownMenu.Root
      open
      modal={false}
      onOpenChange={(open) => !open && onClose(!outside.current)}
    >
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={layerHost()}>
        <DropdownMenu.Content
          ref={content}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          {...(finds && { role: "dialog", "aria-orientation": undefined })}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && opener()?.contains(event.target))
              event.preventDefault();
            else outside.current = true;
          }}
          className="z-60 max-h-(--radix-dropdown-menu-content-available-height) min-w-45 animate-pop overflow-y-auto scroll-thin rounded-lg bg-surface p-1 shadow-pop"
        >
          <FindsContext value={setFinds}>{children}</FindsContext>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export type MenuItemProps = {
  children: ReactNode;
  onSelect?: () => void;
  disabled?: boolean;
  /** Its only child, a link, is the item. */
  asChild?: boolean;
  className?: string;
};

export function PanelItem({
  children,
  onSelect,
  disabled = false,
  asChild = false,
  className,
}: MenuItemProps) {
  return (
    <DropdownMenu.Item
      disabled={disabled}
      asChild={asChild}
      {...(onSelect && { onSelect })}
      className={cn(ITEM, className)}
    >
      {children}
    </DropdownMenu.Item>
  );
}

export function PanelLink(props: ComponentProps<typeof AnswerLink>) {
  return (
    <PanelItem asChild>
      <AnswerLink {...props} />
    </PanelItem>
  );
}

export function PanelLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-2 pt-2 pb-1 text-xs text-ink-3">
      {children}
    </DropdownMenu.Label>
  );
}

/** Keys that a menu hears while one types: it closes by them. */
const OF_MENU = ["Escape", "Tab"];

type FindFieldProps = { value: string; onChange: (text: string) => void };

function FindField({ value, onChange }: FindFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The menu takes the focus as it opens.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (OF_MENU.includes(event.key)) return;
    event.stopPropagation();
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    const panel = field.current?.parentElement;
    const first = panel?.querySelector<HTMLElement>("[role^=menuitem]");
    if (event.key === "Enter") first?.click();
    else first?.focus();
  };
  return (
    <input
      ref={field}
      aria-label="Find"
      placeholder="Name, id, unit or tag"
      value={value}
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={onKeyDown}
      className="sticky top-0 z-1 mb-1 h-8 w-full min-w-56 rounded-md border-b border-line bg-surface px-2 outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 pointer-coarse:text-[16px]"
    />
  );
}

export type PanelChoice = {
  key: string;
  label: ReactNode;
  end?: ReactNode;
  /** What it is found by, in lower case: a field to find it stands above then. */
  hay?: string | undefined;
  checked: boolean;
  pick: () => void;
};
type PanelChoicesProps = { choices: readonly PanelChoice[]; many: boolean; onClear?: () => void };

/** Choices with a tick: one of them, or with `many` any number, and then the menu stays open. */
export function PanelChoices({ choices, many, onClear }: PanelChoicesProps) {
  const [text, setText] = useState("");
  const finds = choices.some(({ hay }) => hay !== undefined);
  const tellFinds = useContext(FindsContext);
  useEffect(() => tellFinds(finds), [tellFinds, finds]);
  const words = finds ? text.toLowerCase().split(/\s+/).filter(Boolean) : [];
  const shown = choices.filter(({ hay }) => words.every((word) => hay?.includes(word)));
  const lines = shown.map((choice) => {
    const inside = (
      <>
        <span className="grid size-3.5 flex-none place-items-center">
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden className="size-3.5" strokeWidth={2} />
          </DropdownMenu.ItemIndicator>
        </span>
        {choice.label}
        {choice.end && <span className="ml-auto pl-3 text-sm text-ink-3">{choice.end}</span>}
      </>
    );
    if (!many) {
      return (
        <DropdownMenu.RadioItem
          key={choice.key}
          value={choice.key}
          className={ITEM}
          onSelect={choice.pick}
        >
          {inside}
        </DropdownMenu.RadioItem>
      );
    }
    return (
      <DropdownMenu.CheckboxItem
        key={choice.key}
        checked={choice.checked}
        className={ITEM}
        onSelect={(event) => {
          event.preventDefault();
          choice.pick();
        }}
      >
        {inside}
      </DropdownMenu.CheckboxItem>
    );
  });
  const chosen = choices.find((choice) => choice.checked)?.key ?? "";
  const items = (
    <>
      {many ? lines : <DropdownMenu.RadioGroup value={chosen}>{lines}</DropdownMenu.RadioGroup>}
      {onClear && (
        <DropdownMenu.Item className={cn(ITEM, "mt-1 pl-[30px] text-ink-2")} onSelect={onClear}>
          Clear
        </DropdownMenu.Item>
      )}
    </>
  );
  if (!finds) return items;
  return (
    <>
      <FindField value={text} onChange={setText} />
      {shown.length === 0 && <p className="px-2 py-1.5 text-ink-2">None fits “{text}”.</p>}
      {(shown.length > 0 || onClear) && (
        <div role="menu" aria-label="Choices">
          {items}
        </div>
      )}
    </>
  );
}
