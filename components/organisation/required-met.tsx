import { LineMark } from "@/components/requirements/line-state";
import { cn } from "@/components/ui/cn";
import { Td } from "@/components/ui/table";
import type { RequirementRow } from "@/lib/contracts/requirements";
import { linesIn, sumCounts, worstLine } from "@/lib/domain/requirement/line";

export type Rows = readonly RequirementRow[];

type RequiredMetProps = { rows: Rows; accounts: readonly string[]; className?: string | undefined };

/** Of what is required of these accounts, how much is met, with the mark of the worst that is not. Where nobody requires anything there is no such column. */
export function RequiredMet({ rows, accounts, className }: RequiredMetProps) {
  if (rows.length === 0) return null;
  const own = rows.filter(({ account }) => account !== null && accounts.includes(account));
  const counts = sumCounts(own);
  const all = linesIn(counts);
  if (all === 0) {
    return (
      <Td num className={cn("font-normal text-ink-3 max-sm:hidden", className)}>
        none
      </Td>
    );
  }
  return (
    <Td num className={cn("max-sm:col-span-2 max-sm:text-left", className)}>
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        {counts.met < all && <LineMark state={worstLine(own)} label />}
        <span>
          {counts.met} of {all}
        </span>
        <span className="sm:hidden">required met</span>
      </span>
    </Td>
  );
}
