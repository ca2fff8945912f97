"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { QuotaStanding } from "@/components/quotas/quota-standing";
import { QuotaTable } from "@/components/quotas/quota-table";
import { linesByRegion, type RegionLines } from "@/lib/domain/quota/by-region";
import { fitsAll } from "@/lib/domain/quota/filter";
import { counted } from "@/lib/domain/words/counted";

/** What two screens hold is read at once. */
const FOLDED_FROM = 40;

type QuotasByRegionProps = Omit<ComponentProps<typeof QuotaTable>, "lead">;

/** Quotas of one model in every Region: folded by Region where there are many, those with the lowest first. */
export function QuotasByRegion(props: QuotasByRegionProps) {
  const { lines, quotaUrl } = props;
  if (lines.length < FOLDED_FROM || !fitsAll(quotaUrl.filter))
    return <QuotaTable {...props} lead="region" />;
  return (
    <div className="mt-2 border-t border-line">
      {linesByRegion(lines).map((region) => (
        <OneRegion key={region.region} of={region} {...props} />
      ))}
    </div>
  );
}

function OneRegion({ of, ...props }: QuotasByRegionProps & { of: RegionLines }) {
  const named = props.quotaUrl.url.quota?.startsWith(`${of.region}~`) ?? false;
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? named;
  const Chevron = open ? ChevronDown : ChevronRight;
  const { lowest } = of;
  return (
    <section aria-label={of.region} className="border-b border-line">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setChosen(!open)}
        className="flex min-h-9 w-full items-center gap-2 py-1 text-left hover:bg-hover"
      >
        <Chevron aria-hidden className="size-3.5 flex-none text-ink-3" strokeWidth={1.75} />
        <span className="font-medium">{of.region}</span>
        <span className="text-sm text-ink-3">{counted(of.lines.length, "quota")}</span>
        <span className="ml-auto">{lowest && <QuotaStanding quota={lowest} />}</span>
      </button>
      {open && (
        <div className="pb-3">
          <QuotaTable
            {...props}
            lead="none"
            label={`${props.label} in ${of.region}`}
            lines={of.lines}
          />
        </div>
      )}
    </section>
  );
}
