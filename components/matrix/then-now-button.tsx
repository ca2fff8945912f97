import { History } from "lucide-react";
import { useQueryState } from "nuqs";
import { Button } from "@/components/ui/button";
import { DAY_MS } from "@/lib/domain/time";
import { isoDay } from "@/lib/domain/words/dates";

/** Leads to what changed since yesterday, with the filters as they are; another moment is picked there. */
export function ThenNowButton({ now, className }: { now: number; className: string }) {
  const [, setFrom] = useQueryState("from", { history: "push" });
  return (
    <Button
      variant="quiet"
      aria-label="Then and now"
      className={className}
      onClick={() => void setFrom(isoDay(now - DAY_MS))}
    >
      <History aria-hidden strokeWidth={1.75} />
      <span className="max-lg:hidden">Then and now</span>
    </Button>
  );
}
