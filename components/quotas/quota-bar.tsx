import { cn } from "@/components/ui/cn";

type QuotaBarProps = {
  applied: number | null;
  defaultValue: number | null;
  /** The longest bar stands for this value; without it the larger of the two. */
  full?: number;
  className?: string;
};

/** Applied as a bar, with a tick where the default is. What is not known is hatched, never empty. */
export function QuotaBar({ applied, defaultValue, full, className }: QuotaBarProps) {
  const whole = full ?? Math.max(applied ?? 0, defaultValue ?? 0);
  const part = (value: number) => `${whole > 0 ? Math.min(100, (value / whole) * 100) : 0}%`;
  return (
    <span
      aria-hidden
      data-bar
      className={cn(
        "relative block h-1 overflow-hidden rounded-xs bg-selected",
        applied === null && "hatch",
        className,
      )}
    >
      {applied !== null && (
        <span
          className="absolute inset-y-0 left-0 rounded-xs bg-ink-3"
          style={{ width: part(applied) }}
        />
      )}
      {defaultValue !== null && whole > 0 && (
        <span
          className="absolute inset-y-0 w-px bg-ink"
          style={{ left: `min(${part(defaultValue)}, calc(100% - 1px))` }}
        />
      )}
    </span>
  );
}
