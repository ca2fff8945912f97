import type { ComponentProps, MouseEvent } from "react";
import { cn } from "@/components/ui/cn";

type Looks = {
  variant?: "plain" | "primary" | "quiet";
  size?: "md" | "lg";
  /** What it began is under way: it does nothing, and keeps the focus, which a disabled one would lose. */
  busy?: boolean;
  /** Square, for a button that holds only an icon; give it an `aria-label`. */
  icon?: boolean;
};

const VARIANT = {
  plain:
    "bg-surface hairline [--hairline-color:var(--color-line-strong)] hover:bg-hover active:bg-selected",
  primary: "bg-ink text-on-ink hover:bg-ink-2 forced-colors:border",
  quiet: "text-ink-2 hover:bg-hover hover:text-ink active:bg-selected",
} as const satisfies Record<NonNullable<Looks["variant"]>, string>;

const SIZE = {
  md: "h-7 text-sm max-sm:h-8",
  lg: "h-8 text-md",
} as const satisfies Record<NonNullable<Looks["size"]>, string>;

const WIDTH = {
  md: { plain: "px-2.5", primary: "px-2.5", quiet: "px-2", icon: "w-7 max-sm:w-8" },
  lg: { plain: "px-3", primary: "px-3", quiet: "px-2", icon: "w-8" },
} as const;

/** The look of a button, for a link that acts like one. */
export function buttonClass({
  variant = "plain",
  size = "md",
  icon = false,
}: Omit<Looks, "busy"> = {}): string {
  return cn(
    "inline-flex flex-none items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:bg-transparent disabled:text-ink-3 disabled:[--hairline-color:var(--color-line)]",
    "aria-disabled:cursor-not-allowed aria-disabled:bg-transparent aria-disabled:text-ink-3 aria-disabled:[--hairline-color:var(--color-line)]",
    "[&_svg]:size-3.5 [&_svg]:flex-none",
    VARIANT[variant],
    SIZE[size],
    WIDTH[size][icon ? "icon" : variant],
  );
}

/** One primary at most in a view. */
export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Looks) {
  const looks = { ...(variant && { variant }), ...(size && { size }), ...(icon && { icon }) };
  return (
    <button
      type={type}
      className={cn(buttonClass(looks), className)}
      {...rest}
      {...(busy && { "aria-disabled": true, onClick: refuse })}
    />
  );
}

/** Also keeps a form from being sent. */
const refuse = (event: MouseEvent) => event.preventDefault();
