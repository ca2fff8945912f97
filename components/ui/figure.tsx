import { figure } from "@/lib/domain/words/figure";

/** A number in a table: zero is dimmer than the others. */
export function Figure({ value }: { value: number }) {
  return (
    <span className={value === 0 ? "font-normal text-ink-3" : undefined}>{figure(value)}</span>
  );
}
