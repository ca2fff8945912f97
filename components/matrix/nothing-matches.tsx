import { ROW_NOUN } from "@/components/matrix/row-noun";
import { CLEARED, type SetFilters } from "@/components/matrix/use-filters";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Base } from "@/lib/domain/grid/base";
import { suggestionFor } from "@/lib/domain/grid/suggestion";
import { counted } from "@/lib/domain/words/counted";

type NothingMatchesProps = { base: Base; q: string; set: SetFilters };

/** No cell passes the filters: says so, and how to get back. */
export function NothingMatches({ base, q, set }: NothingMatchesProps) {
  const near = suggestionFor(q, base);
  return (
    <div className="p-5">
      <Notice
        title={
          q ? `No ${ROW_NOUN[base.scope.by]} matches “${q}”.` : "No cell passes these filters."
        }
        action={
          <>
            {near && <Button onClick={() => void set({ q: near })}>Show {near}</Button>}
            <Button onClick={() => void set(CLEARED)}>Clear</Button>
          </>
        }
      >
        {near && `Did you mean ${near}? `}
        {counted(base.rows.length, ROW_NOUN[base.scope.by])} without the filters.
      </Notice>
    </div>
  );
}
