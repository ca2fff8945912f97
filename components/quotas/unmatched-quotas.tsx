"use client";

import { QuotaTable } from "@/components/quotas/quota-table";
import type { QuotaUrl } from "@/components/quotas/use-quota-url";
import { Button } from "@/components/ui/button";
import { Block } from "@/components/ui/page";
import { filterLines, fitsAll } from "@/lib/domain/quota/filter";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";

type UnmatchedQuotasProps = {
  /** Of one model: they name it, and limit something other than its calls by a route. */
  ofModel: boolean;
  lines: readonly QuotaLine[];
  serverNow: EpochMs;
  quotaUrl: QuotaUrl;
};

/** Quotas tied to no model, under their own names. A filter opens the list by itself. */
export function UnmatchedQuotas({ ofModel, lines, serverNow, quotaUrl }: UnmatchedQuotasProps) {
  const { url, set, filter } = quotaUrl;
  const searching = !fitsAll(filter);
  const found = filterLines(lines, filter);
  const open = url.unmatched || searching;
  return (
    <Block
      id="unmatched"
      title={ofModel ? "Limits of another kind" : "Matched to no model"}
      note={noteOf({ found: searching ? found.length : null, all: lines.length })}
      end={
        !searching && (
          <Button
            variant="quiet"
            aria-expanded={open}
            onClick={() => void set({ unmatched: open ? null : true })}
          >
            {open ? "Hide" : "Show"}
          </Button>
        )
      }
    >
      <p className="max-w-[76ch] text-ink-2">{ofModel ? OF_MODEL : OF_NO_MODEL}</p>
      {open && found.length > 0 && (
        <QuotaTable
          label={ofModel ? "Limits of another kind" : "Quotas matched to no model"}
          lead="none"
          lines={found}
          among={[]}
          serverNow={serverNow}
          quotaUrl={quotaUrl}
        />
      )}
    </Block>
  );
}

const OF_NO_MODEL =
  "A quota is tied to a model only when exactly one fits by its whole name and has the route here. These did not, so they stay under their own name and count for no state.";
const OF_MODEL =
  "They name this model and limit something other than its calls by a route: batch jobs, concurrency, provisioned model units or another endpoint. They count for no state.";

function noteOf({ found, all }: { found: number | null; all: number }): string {
  const quotas = counted(all, "quota");
  return found === null ? quotas : `${figure(found)} of ${quotas}`;
}
