import type { ReactNode } from "react";
import { IncreaseForm } from "@/components/quotas/increase-form";
import { useQuotaAccount } from "@/components/quotas/quota-account";
import { RequestHistory } from "@/components/quotas/quota-requests";
import { UseDetail } from "@/components/quotas/use/lazy-use";
import { UNTIED_WORD } from "@/components/quotas/words";
import { keepAccount } from "@/components/shell/use-account";
import { Code } from "@/components/ui/code";
import { Link } from "@/components/ui/link";
import { LinkOut } from "@/components/ui/link-out";
import { burndownSentence } from "@/lib/domain/capacity/words";
import { isBelowDefault } from "@/lib/domain/quota/increase";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { shareOfDefault } from "@/lib/domain/quota/standing";
import type { EpochMs } from "@/lib/domain/time";
import { figure } from "@/lib/domain/words/figure";
import { shareText } from "@/lib/domain/words/share";
import { routes } from "@/lib/routes";

/** Everything known of one quota: why a value is missing, how it counts, what was asked, how to ask. */
export function QuotaDetail({ line, serverNow }: { line: QuotaLine; serverNow: EpochMs }) {
  const { account } = useQuotaAccount();
  const share = shareOfDefault(line);
  const remarks = remarksOf(line);
  return (
    <div className="grid gap-x-8 gap-y-4 rounded-md bg-sunken px-3 py-3 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <Part title="This quota">
          <p>
            {share === null
              ? "Share of the default not known"
              : `${shareText(share)} of the default`}
            , {adjustableText(line.adjustable)}.
          </p>
          {remarks.map((remark) => (
            <p key={remark} className="text-ink-2">
              {remark}
            </p>
          ))}
          {line.error && (
            <p className="break-words">
              <Code>{line.error}</Code>
            </p>
          )}
          {line.modelId !== null && line.unit === "tokens-per-minute" && (
            <Link
              className="link justify-self-start"
              href={`${keepAccount(routes.quotas({ model: line.modelId }), account?.key ?? null)}#fit`}
            >
              Would a load fit?
            </Link>
          )}
          {line.href && <LinkOut href={line.href}>Open in Service Quotas</LinkOut>}
        </Part>
        {line.use && (
          <Part title="Used in the last 24 hours">
            <UseDetail use={line.use} serverNow={serverNow} />
          </Part>
        )}
        <Part title="Increase requests">
          <RequestHistory requests={line.requests} serverNow={serverNow} />
        </Part>
      </div>
      <Part title={isBelowDefault(line) ? "Restore it" : "Raise it"}>
        <IncreaseForm key={line.quotaCode} line={line} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid content-start gap-1">
      <p className="text-sm font-medium text-ink-2">{title}</p>
      {children}
    </section>
  );
}

const MISSING_TEXT = {
  "not-read": "The list of applied values was not read.",
  "no-value": "AWS lists the quota without an applied value.",
  "not-listed": "AWS lists only the default. The applied value is not known, and may differ.",
} as const;

function adjustableText(adjustable: boolean | null): string {
  if (adjustable === null) return "adjustable or not is not known";
  return adjustable ? "adjustable" : "not adjustable";
}

function remarksOf(line: QuotaLine): readonly string[] {
  const { missing, lastApplied, unit, variant, scope, modelId, untied } = line;
  return [
    missing && MISSING_TEXT[missing],
    lastApplied !== null && `Last known ${figure(lastApplied)}.`,
    unit === "requests-per-minute" &&
      "AWS still lists requests a minute, but no longer enforces them.",
    modelId !== null &&
      unit.includes("tokens") &&
      unit !== "input-tokens-per-minute" &&
      burndownSentence(modelId),
    unit === "tokens-per-day" &&
      scope === null &&
      modelId !== null &&
      "Cross-Region calls have twice this value a day.",
    variant && `For calls with long context (${variant}); it counts for no state of the model.`,
    untied && `Tied to no model: ${UNTIED_WORD[untied].toLowerCase()}.`,
  ].filter((remark) => typeof remark === "string");
}
