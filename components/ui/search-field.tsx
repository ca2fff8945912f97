"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, type Ref, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { useTypedEarly } from "@/components/ui/use-typed-early";

type SearchFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** The key that leads here, shown while it is empty. */
  hotkey?: string;
  className?: string;
  ref?: Ref<HTMLInputElement>;
};

/** A filter field. Escape empties it; a second Escape leaves it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder = label,
  hotkey,
  className,
  ref,
}: SearchFieldProps) {
  const box = useRef<HTMLLabelElement>(null);
  useTypedEarly(() => box.current?.querySelector("input")?.value, { value, onChange });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // What lies on top has closed by it already.
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    if (value) onChange("");
    else event.currentTarget.blur();
  };
  return (
    <label
      ref={box}
      data-boxed
      className={cn(
        "hairline flex h-7 min-w-0 items-center gap-1.5 rounded-md bg-surface pr-1.5 pl-2 text-ink-3 outline-offset-1 outline-focus [--hairline-color:var(--color-control)] focus-within:outline-2 max-sm:h-8",
        className,
      )}
    >
      <Search aria-hidden className="size-3.5 flex-none" strokeWidth={1.75} />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="w-full min-w-0 appearance-none bg-transparent text-ink outline-none [&::-webkit-search-cancel-button]:hidden focus-visible:outline-none pointer-coarse:text-[16px]"
      />
      {!value && hotkey && <Kbd>{hotkey}</Kbd>}
      {value && (
        <button
          type="button"
          aria-label="Clear"
          onClick={({ currentTarget }) => {
            onChange("");
            currentTarget.closest("label")?.querySelector("input")?.focus();
          }}
          className="rounded-sm p-0.5 hover:text-ink"
        >
          <X aria-hidden className="size-3.5" strokeWidth={1.75} />
        </button>
      )}
    </label>
  );
}
