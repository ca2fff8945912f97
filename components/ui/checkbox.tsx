import type { ReactNode } from "react";
import { Tick } from "@/components/ui/tick";

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  disabled?: boolean;
};

/** A switchable filter with its words. A real checkbox, so space and forms work. */
export function Checkbox({ checked, onChange, children, disabled = false }: CheckboxProps) {
  return (
    <label className="inline-flex h-7 flex-none cursor-pointer items-center gap-1.5 rounded-md px-1.5 text-sm whitespace-nowrap text-ink-2 hover:text-ink has-checked:text-ink has-disabled:cursor-not-allowed has-disabled:text-ink-3 max-sm:h-8">
      <span className="relative grid size-3.5 place-items-center">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
          className="hairline peer size-3.5 appearance-none rounded-xs [--hairline-color:var(--color-control)] checked:bg-ink forced-colors:appearance-auto"
        />
        <Tick className="pointer-events-none absolute size-2.5 text-on-ink opacity-0 peer-checked:opacity-100 forced-colors:hidden" />
      </span>
      {children}
    </label>
  );
}
