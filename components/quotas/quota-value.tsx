import { figure } from "@/lib/domain/words/figure";

/** A number, or the words that it is not known; never blank, never 0 in its place. */
export function QuotaValue({
  value,
  unknown = "not known",
}: {
  value: number | null;
  unknown?: string;
}) {
  return value === null ? <span className="text-ink-3">{unknown}</span> : figure(value);
}
