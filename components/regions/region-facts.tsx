import type { ReactNode } from "react";
import { useClockText } from "@/components/ui/age";
import { Code } from "@/components/ui/code";
import { Unbroken } from "@/components/ui/unbroken";
import { destinationText } from "@/lib/domain/review/destinations";
import { sharedQuotaText } from "@/lib/domain/review/shared-quota";
import type { RegionReview, ReviewFacts } from "@/lib/domain/review/types";
import { offeredOf } from "@/lib/domain/rollup";
import { troubleLine } from "@/lib/domain/trouble/words";
import { counted } from "@/lib/domain/words/counted";
import { regionStatusText } from "@/lib/domain/words/region-status";
import { useTrouble } from "@/lib/queries/trouble";

const FORM_WORDS = {
  present: "present",
  missing: "missing",
  "not-known": "not known",
} as const satisfies Record<ReviewFacts["form"], string>;

/** A Region that is off tells of no model whether it is offered. */
function offeredText({ lists, counts }: RegionReview): string {
  if (lists === "off") return "not known";
  const unknown = counts.unknown > 0 ? `, ${counts.unknown} not known` : "";
  return `${offeredOf(counts)}${unknown}`;
}

/** The Region itself in numbers; what was not read is said to be not known. */
export function RegionFacts({ review }: { review: RegionReview }) {
  const { facts, counts, status } = review;
  const lines: readonly (readonly [string, ReactNode])[] = [
    ["Status", regionStatusText(status)],
    ["Trouble that AWS tells of", <TroubleLine key="trouble" region={review.region} />],
    ["Models offered", offeredText(review)],
    ["Ready", counts.ready],
    ["Profiles", known(facts.profiles)],
    ["Use case form", FORM_WORDS[facts.form]],
    ["Quotas read", quotasText(facts)],
    ["Quotas at 0", facts.quotasAtZero ? facts.quotasAtZero.length : "not known"],
    ["Tokens a day, all models", sharedQuotaText(facts)],
  ];
  return (
    <dl>
      {lines.map(([label, value]) => (
        <div key={label} className="flex justify-between gap-4 border-b border-line py-2">
          <dt className="text-ink-2">{label}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** It says that nothing is told only where AWS was just asked. */
function TroubleLine({ region }: { region: string }) {
  const view = useTrouble();
  const trouble = view?.regions.find((one) => one.region === region)?.trouble;
  const textAt = (now: number) => (trouble ? troubleLine(trouble, now) : "not asked");
  return <>{useClockText(view?.serverNow ?? 0, textAt)}</>;
}

const known = (value: number | null): string => (value === null ? "not known" : String(value));

function quotasText({ quotasKnown, quotasListed }: ReviewFacts): string {
  return quotasListed === null ? "not known" : `${quotasKnown} of ${quotasListed}`;
}

/** Where each kind of profile may send a call. */
export function DestinationList({ facts: { destinations } }: { facts: ReviewFacts }) {
  if (!destinations) return <p className="text-ink-2">The profiles could not be read.</p>;
  if (destinations.length === 0) return <p className="text-ink-2">No profile leads elsewhere.</p>;
  return (
    <ul>
      {destinations.map(({ prefix, profiles, regions }) => (
        <li key={prefix} className="border-b border-line py-2">
          <span className="flex justify-between gap-4">
            <Code className="text-ink">{prefix}</Code>
            <span className="text-ink-2">{counted(profiles, "profile")}</span>
          </span>
          <Code className="mt-0.5 block break-words">
            <Unbroken>{destinationText(prefix, regions)}</Unbroken>
          </Code>
        </li>
      ))}
    </ul>
  );
}
