import type { KeyboardEvent } from "react";
import { cn } from "@/components/ui/cn";

type TabListProps<Value extends string> = {
  label: string;
  tabs: readonly { value: Value; name: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
  /** The id of the panel that they change. */
  panel: string;
  className?: string;
};

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs as one stop of the keyboard; arrows, Home and End choose. https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function TabList<Value extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  panel,
  className,
}: TabListProps<Value>) {
  const choose = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex(({ value }) => value === chosen);
    const to = targetOf(event.key, { at, count: tabs.length });
    const next = to === null ? undefined : tabs[to];
    if (!next || to === null) return;
    event.preventDefault();
    onChoose(next.value);
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]');
    buttons[to]?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={label}
      onKeyDown={choose}
      className={cn("flex flex-wrap gap-0.5", className)}
    >
      {tabs.map(({ value, name }) => (
        <button
          key={value}
          type="button"
          role="tab"
          aria-selected={value === chosen}
          aria-controls={panel}
          tabIndex={value === chosen ? 0 : -1}
          onClick={() => onChoose(value)}
          className="h-7 rounded-md px-2.5 text-sm text-ink-2 hover:bg-hover aria-selected:bg-selected aria-selected:font-medium aria-selected:text-ink max-sm:h-9"
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function targetOf(key: string, { at, count }: { at: number; count: number }): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEP[key];
  return step === undefined ? null : (at + step + count) % count;
}
