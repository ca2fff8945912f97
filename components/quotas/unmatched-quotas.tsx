"use client";

import { QuotaTable } from "@/components/quotas/quota-table";
import type { QuotaUrl } from "@/components/quotas/use-quota-url";
import { Button } from "@/components/ui/button";
import { Block } from "@/components/ui/page";
import { filterLines } from "@/lib/domain/quota/filter";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import type { EpochMs } from "@/lib/domain/time";

type UnmatchedQuotasProps = {
  lines: readonly QuotaLine[];
  serverNow: EpochMs;
  quotaUrl: QuotaUrl;
};

/** Quotas tied to no model, under their own names. A text filter opens the list by itself. */
export function UnmatchedQuotas({ lines, serverNow, quotaUrl }: UnmatchedQuotasProps) {
  const { url, set, filter } = quotaUrl;
  const searching = filter.text.trim() !== "";
  const found = filterLines(lines, { ...filter, show: null, scopes: [] });
  const open = url.unmatched || searching;
  return (
    <Block
      id="unmatched"
      title="Matched to no model"
      note={searching ? `${found.length} of ${lines.length} quotas` : `${lines.length} quotas`}
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
      <p className="max-w-[76ch] text-ink-2">
        A quota is tied to a model only when exactly one fits by its whole name and has the route
        here. These did not, so they stay under their own name and count for no state.
      </p>
      {open && found.length > 0 && (
        <QuotaTable
          label="Quotas matched to no model"
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
