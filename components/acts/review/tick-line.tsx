import type { ReactNode } from "react";
import { Tick } from "@/components/ui/tick";

type TickLineProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** What it is ticked for is under way: it stays as it is, and keeps the focus. */
  busy?: boolean;
  label?: string;
  children?: ReactNode;
  className?: string;
};

/** A line that is ticked: a real checkbox with as many words as it takes. */
export function TickLine({
  checked,
  onChange,
  disabled = false,
  busy = false,
  label,
  children,
  className = "",
}: TickLineProps) {
  return (
    <label
      className={`grid cursor-pointer grid-cols-[16px_minmax(0,1fr)] items-start gap-2.5 has-disabled:cursor-default max-sm:min-h-8 ${className}`}
    >
      <span className="relative mt-0.5 grid size-4 place-items-center">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          {...(busy && { "aria-disabled": true })}
          {...(label && { "aria-label": label })}
          onChange={(event) => !busy && onChange(event.target.checked)}
          className="hairline peer size-4 appearance-none rounded-xs bg-surface [--hairline-color:var(--color-control)] checked:bg-ink disabled:bg-transparent disabled:[--hairline-color:var(--color-line-strong)] forced-colors:appearance-auto"
        />
        <Tick className="pointer-events-none absolute size-3 text-on-ink opacity-0 peer-checked:opacity-100 forced-colors:hidden" />
      </span>
      <span className="min-w-0">{children}</span>
    </label>
  );
}
