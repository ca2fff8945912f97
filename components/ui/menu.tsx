"use client";

import { ChevronDown } from "lucide-react";
import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useRef,
  useState,
} from "react";
import { cn } from "@/components/ui/cn";
import { lazyModule } from "@/components/ui/lazy-module";

const parts = lazyModule(() => import("@/components/ui/menu-panel"));
const Panel = parts.part(({ MenuPanel }) => MenuPanel);
const Choices = parts.part(({ PanelChoices }) => PanelChoices);

/** One choice; with `asChild` its only child (a link) is the item. */
export const MenuItem = parts.part(({ PanelItem }) => PanelItem);
/** An item that leads to what the dashboard answers, such as a file. */
export const MenuLink = parts.part(({ PanelLink }) => PanelLink);
export const MenuLabel = parts.part(({ PanelLabel }) => PanelLabel);

type MenuProps = {
  /** The button that opens it, with its words or an `aria-label`. */
  trigger: ReactElement<ComponentProps<"button">>;
  /** Read aloud as the menu's name. */
  label: string;
  align?: "start" | "end";
  /** Of the box around the button. */
  className?: string;
  children: ReactNode;
};

const OPENING_KEYS = ["ArrowDown", "Enter", " "];

/** A menu under its button; arrows, typing and Escape work as everywhere. The open half is loaded when first needed. */
export function Menu({ trigger, label, align = "start", className, children }: MenuProps) {
  const [open, setOpen] = useState<"no" | "pointer" | "key">("no");
  const root = useRef<HTMLSpanElement>(null);
  const opener = () => root.current?.querySelector("button") ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!OPENING_KEYS.includes(event.key)) return;
    event.preventDefault();
    setOpen("key");
  };
  const button = cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": open !== "no",
    onClick: () => setOpen(open === "no" ? "pointer" : "no"),
    onKeyDown,
    onPointerEnter: parts.load,
    onFocus: parts.load,
  });
  return (
    <span ref={root} className={cn("relative inline-flex min-w-0 flex-none", className)}>
      {button}
      {open !== "no" && (
        <Panel
          label={label}
          align={align}
          byKey={open === "key"}
          opener={opener}
          onClose={(back) => {
            setOpen("no");
            if (back) opener()?.focus();
          }}
        >
          {children}
        </Panel>
      )}
    </span>
  );
}

export type Choice<T extends string> = {
  value: T;
  label: ReactNode;
  end?: ReactNode;
  /** What it is found by, in lower case. */
  hay?: string | undefined;
};

type MenuRadioProps<T extends string> = {
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
};

/** One of several inside a menu; the chosen one has a tick. */
export function MenuRadio<T extends string>({ value, choices, onChange }: MenuRadioProps<T>) {
  return (
    <Choices
      many={false}
      choices={choices.map((choice) => ({
        key: choice.value,
        label: choice.label,
        end: choice.end,
        hay: choice.hay,
        checked: choice.value === value,
        pick: () => onChange(choice.value),
      }))}
    />
  );
}

type MenuSwitchProps = { on: boolean; onChange: (on: boolean) => void; children: ReactNode };

/** Something inside a menu that is on or off; the menu stays open. */
export function MenuSwitch({ on, onChange, children }: MenuSwitchProps) {
  return (
    <Choices
      many
      choices={[{ key: "on", label: children, checked: on, pick: () => onChange(!on) }]}
    />
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
  const trigger = (
    <button
      type="button"
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
    </button>
  );
  return (
    <Menu trigger={trigger} label={label}>
      <Choices
        many
        choices={choices.map((choice) => ({
          key: choice.value,
          label: choice.label,
          end: choice.end,
          hay: choice.hay,
          checked: chosen.includes(choice.value),
          pick: () => toggle(choice.value),
        }))}
        {...(chosen.length > 0 && { onClear: () => onChange([]) })}
      />
    </Menu>
  );
}
