"use client";

import { Check, ChevronDown, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const PANEL =
  "z-60 max-h-(--radix-dropdown-menu-content-available-height) min-w-45 animate-pop overflow-y-auto scroll-thin rounded-lg bg-surface p-1 shadow-pop";
const ITEM =
  "flex h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 whitespace-nowrap outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-highlighted:bg-selected focus-visible:outline-2 focus-visible:-outline-offset-2";

/** Menus stand inside the main landmark, so that nothing on a page lies outside of all landmarks. */
function layerHost(): HTMLElement | null {
  return typeof document === "undefined" ? null : document.getElementById("main");
}

type MenuProps = { trigger: ReactNode; children: ReactNode; align?: "start" | "end" };

/** A menu under its trigger; arrows, typing and Escape work as everywhere. */
export function Menu({ trigger, children, align = "start" }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={layerHost()}>
        <DropdownMenu.Content align={align} sideOffset={4} collisionPadding={8} className={PANEL}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type MenuItemProps = {
  children: ReactNode;
  onSelect?: () => void;
  disabled?: boolean;
  asChild?: boolean;
};

/** One choice; with `asChild` its only child (a link) is the item. */
export function MenuItem({ children, onSelect, disabled = false, asChild = false }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      disabled={disabled}
      asChild={asChild}
      {...(onSelect && { onSelect })}
      className={ITEM}
    >
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-2 pt-2 pb-1 text-xs text-ink-3">
      {children}
    </DropdownMenu.Label>
  );
}

export type Choice<T extends string> = { value: T; label: ReactNode; end?: ReactNode };

type MenuRadioProps<T extends string> = {
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
};

/** One of several inside a menu; the chosen one has a tick. */
export function MenuRadio<T extends string>({ value, choices, onChange }: MenuRadioProps<T>) {
  return (
    <DropdownMenu.RadioGroup value={value}>
      {choices.map((choice) => (
        <DropdownMenu.RadioItem
          key={choice.value}
          value={choice.value}
          className={ITEM}
          onSelect={() => onChange(choice.value)}
        >
          <Tick />
          {choice.label}
          {choice.end && <span className="ml-auto pl-3 text-sm text-ink-3">{choice.end}</span>}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

type FacetProps<T extends string> = {
  label: string;
  choices: readonly Choice<T>[];
  chosen: readonly T[];
  onChange: (chosen: readonly T[]) => void;
};

/** A filter chip: any number of choices; says what is chosen, and empties with one click inside. */
export function Facet<T extends string>({ label, choices, chosen, onChange }: FacetProps<T>) {
  const first = choices.find((choice) => choice.value === chosen[0]);
  const more = chosen.length > 1 ? ` +${chosen.length - 1}` : "";
  const toggle = (value: T) =>
    onChange(
      chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value],
    );
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={chosen.length > 0 ? `${label}: ${chosen.join(", ")}` : label}
        data-boxed
        className={cn(
          "inline-flex h-7 flex-none items-center gap-1 rounded-md pr-1.5 pl-2.5 text-sm whitespace-nowrap hover:bg-hover hover:text-ink max-sm:h-8",
          chosen.length > 0 ? "bg-selected text-ink" : "hairline text-ink-2",
        )}
      >
        {chosen.length > 0 ? (first?.label ?? chosen[0]) : label}
        {more}
        <ChevronDown aria-hidden className="size-3 text-ink-3" strokeWidth={1.75} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={layerHost()}>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={PANEL}
          aria-label={label}
        >
          {choices.map((choice) => (
            <DropdownMenu.CheckboxItem
              key={choice.value}
              checked={chosen.includes(choice.value)}
              className={ITEM}
              onSelect={(event) => {
                event.preventDefault();
                toggle(choice.value);
              }}
            >
              <Tick />
              {choice.label}
              {choice.end && <span className="ml-auto pl-3 text-sm text-ink-3">{choice.end}</span>}
            </DropdownMenu.CheckboxItem>
          ))}
          {chosen.length > 0 && (
            <DropdownMenu.Item
              className={cn(ITEM, "mt-1 text-ink-2")}
              onSelect={() => onChange([])}
            >
              <X aria-hidden className="size-3.5" strokeWidth={1.75} />
              Clear
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Tick() {
  return (
    <span className="grid size-3.5 flex-none place-items-center">
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden className="size-3.5" strokeWidth={2} />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}
