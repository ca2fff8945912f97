"use client";

import { AddHere } from "@/components/requirements/add-here";
import { Held, RequiredRows } from "@/components/requirements/required-rows";
import { rowsOfAccounts } from "@/components/requirements/shown-rows";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import type { RequirementsView } from "@/lib/contracts/requirements";
import { linesIn, sumCounts } from "@/lib/domain/requirement/line";
import { routes } from "@/lib/routes";

type RequiredBlockProps = {
  view: RequirementsView | undefined;
  failed: boolean;
  /** Names of all that is required. */
  names: readonly string[];
  accounts: readonly string[];
  address: string | null;
};

/** What is required, a row each, above the matrix; one line where all of it holds. */
export function RequiredBlock({ view, failed, names, accounts, address }: RequiredBlockProps) {
  const rows = view ? rowsOfAccounts(view, accounts) : [];
  const counts = sumCounts(rows);
  const allHold = rows.length > 0 && counts.met === linesIn(counts);
  return (
    <section
      aria-label="What we require"
      className="flex-none border-b border-line py-3 pr-6 pl-5 max-sm:px-3 short:py-1.5"
    >
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 text-ink-2">
        <h2 className="text-ink max-sm:flex-1">What we require</h2>
        <p className="max-sm:order-1 max-sm:w-full">
          {view ? <Held view={view} accounts={accounts} /> : waitingText(failed)}
        </p>
        <Link
          href={routes.requirements({ account: address ?? undefined })}
          className="link ml-auto"
        >
          {view ? `All ${linesIn(sumCounts(view.rows))}` : "All"}
        </Link>
        <AddHere taken={names} className="max-sm:hidden" />
      </div>
      {!view && !failed && <Skeleton className="mt-3 w-96" />}
      {view && rows.length > 0 && !allHold && (
        <RequiredRows rows={rows} serverNow={view.serverNow} />
      )}
    </section>
  );
}

const waitingText = (failed: boolean): string =>
  failed ? "It was not loaded; it is asked for again." : "";
