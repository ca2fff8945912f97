import type { ReactNode } from "react";
import { QuotaBar } from "@/components/quotas/quota-bar";
import { QuotaCode } from "@/components/quotas/quota-code";
import { OpenRequest } from "@/components/quotas/quota-requests";
import { QuotaStanding } from "@/components/quotas/quota-standing";
import { QuotaValue } from "@/components/quotas/quota-value";
import { UseDetail, UseNotices } from "@/components/quotas/use/lazy-use";
import { MEASURE_WORD, scopeWord } from "@/components/quotas/words";
import { keepAccount } from "@/components/shell/use-account";
import { Code } from "@/components/ui/code";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CellView } from "@/lib/contracts/cell";
import { burndownSentence } from "@/lib/domain/capacity/words";
import type { CellQuota } from "@/lib/domain/quota/cell-quota";
import { shareOfDefault } from "@/lib/domain/quota/standing";
import type { EpochMs } from "@/lib/domain/time";
import { asSentence } from "@/lib/domain/words/sentence";
import { shareText } from "@/lib/domain/words/share";
import { routes } from "@/lib/routes";

type CellQuotasProps = {
  cell: Pick<
    CellView,
    | "account"
    | "modelId"
    | "region"
    | "quotas"
    | "otherLimits"
    | "sharedQuota"
    | "quotaNames"
    | "regionFindings"
    | "quotaFault"
    | "use"
    | "serverNow"
  >;
};

/** A cell's quotas: per route what is applied, the default and its share, adjustable or not, and requests under way. */
export function CellQuotas({ cell }: CellQuotasProps) {
  const { quotas, otherLimits, sharedQuota, quotaNames } = cell;
  const { regionFindings, quotaFault, modelId, serverNow } = cell;
  const weight = burndownSentence(modelId);
  const requests = quotas.filter(({ unit }) => unit === "requests-per-minute").length;
  const shown = quotas.filter(({ unit }) => unit !== "requests-per-minute");
  return (
    <div className="grid gap-2">
      {quotaFault && (
        <Notice state="unknown" title="Applied values were not read.">
          <Code>{quotaFault.code}</Code>: {asSentence(quotaFault.message)}
          {quotaFault.code === "AccessDeniedException" && (
            <>
              {" "}
              An IAM admin adds <Code>servicequotas:ListServiceQuotas</Code> to the role that scans.
            </>
          )}
        </Notice>
      )}
      {cell.use && cell.use.status !== "read" && (
        <UseNotices regions={[{ region: cell.region, use: cell.use }]} serverNow={serverNow} />
      )}
      {regionFindings.map(({ message, severity }) => (
        <Notice key={message} {...(severity === "block" && { state: "blocked" })} title={message} />
      ))}
      {quotas.length === 0 && !quotaFault && (
        <p className="text-ink-2">
          AWS lists no quota that is certain to be this model’s.
          {quotaNames.length > 0 && ` Looked for: ${quotaNames.join(", ")}.`}
        </p>
      )}
      <ul>
        {shown.map((quota) => (
          <CellQuotaLine key={quota.quotaCode} quota={quota} serverNow={serverNow} />
        ))}
        {sharedQuota && <CellQuotaLine quota={sharedQuota} serverNow={serverNow} />}
      </ul>
      {otherLimits.length > 0 && (
        <>
          <p className="text-sm text-ink-2">
            Limits of another kind that name it; they close no route
          </p>
          <ul>
            {otherLimits.map((quota) => (
              <CellQuotaLine key={quota.quotaCode} quota={quota} serverNow={serverNow} />
            ))}
          </ul>
        </>
      )}
      <p className="text-sm text-ink-3">
        {weight !== null && `${weight} `}
        {requests > 0 && "Requests a minute are listed too, but no longer enforced. "}
        <Link href={keepAccount(routes.quotas({ model: modelId }), cell.account)} className="link">
          This model in all Regions
        </Link>
      </p>
    </div>
  );
}

function CellQuotaLine({ quota, serverNow }: { quota: CellQuota; serverNow: EpochMs }) {
  const { applied, defaultValue, adjustable, error, href } = quota;
  const share = shareOfDefault(quota);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-b border-line py-2 last:border-0">
      <span>{quotaHead(quota)}</span>
      <span className="text-right">
        <QuotaValue value={applied} /> <span className="text-ink-3">of</span>{" "}
        <QuotaValue value={defaultValue} unknown="default not known" />
      </span>
      <span className="text-xs text-ink-3">
        {quota.quotaName} <QuotaCode code={quota.quotaCode} href={href ?? null} />
      </span>
      <span className="grid content-start justify-items-end gap-1 text-xs text-ink-3">
        <QuotaBar applied={applied} defaultValue={defaultValue} className="mt-1.5 w-24" />
        {[
          share === null ? null : `${shareText(share)} of the default`,
          ADJUSTABLE[String(adjustable)],
        ]
          .filter(Boolean)
          .join(", ")}
      </span>
      <span>
        <QuotaStanding quota={{ ...quota, required: null }} />
        {error && <Code className="block break-words text-ink-3">{error}</Code>}
      </span>
      <span className="text-right">
        <OpenRequest requests={quota.requests} serverNow={serverNow} />
      </span>
      {quota.use && (
        <div className="col-span-2 text-sm">
          <UseDetail use={quota.use} serverNow={serverNow} />
        </div>
      )}
    </li>
  );
}

function quotaHead({ scope, variant, unit, measure }: CellQuota): ReactNode {
  if (measure !== unit) return MEASURE_WORD[measure];
  return (
    <>
      {[scopeWord(scope), variant].filter(Boolean).join(", ")}{" "}
      <span className="text-ink-3">{MEASURE_WORD[measure].toLowerCase()}</span>
    </>
  );
}

const ADJUSTABLE: Readonly<Record<string, string>> = {
  true: "adjustable",
  false: "not adjustable",
};
