import { QuotaBar } from "@/components/quotas/quota-bar";
import { QuotaCode } from "@/components/quotas/quota-code";
import { QuotaStanding } from "@/components/quotas/quota-standing";
import { QuotaValue } from "@/components/quotas/quota-value";
import type { QuotaLine } from "@/lib/domain/quota/lines";

/** The one limit that every model of the Region draws on, above all others. */
export function SharedQuota({ line }: { line: QuotaLine }) {
  const { quotaName, quotaCode, href, applied, defaultValue } = line;
  return (
    <section
      aria-label={quotaName}
      className="hairline mb-4 grid gap-x-6 gap-y-1 rounded-md px-3 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto_auto] sm:items-baseline"
    >
      <div>
        <b className="font-semibold">{quotaName}</b>{" "}
        <span className="text-xs text-ink-3">
          <QuotaCode code={quotaCode} href={href ?? null} />
        </span>
        <p className="max-w-[76ch] text-sm text-ink-2">
          All models of this Region draw on it, by price. AWS Support alone raises it.
        </p>
      </div>
      <div className="text-right max-sm:text-left">
        <QuotaValue value={applied} /> <span className="text-ink-3">of</span>{" "}
        <QuotaValue value={defaultValue} unknown="default not known" />
        <QuotaBar applied={applied} defaultValue={defaultValue} className="mt-1 w-full" />
      </div>
      <QuotaStanding quota={line} />
    </section>
  );
}
