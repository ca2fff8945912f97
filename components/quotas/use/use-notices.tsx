import { Code } from "@/components/ui/code";
import { Notice } from "@/components/ui/notice";
import type { QuotasView } from "@/lib/contracts/quotas";
import { OPTIONAL_READS } from "@/lib/domain/policy/actions";
import { dayCostText } from "@/lib/domain/proof/words";
import type { UseStanding } from "@/lib/domain/usage/standing";
import { costOfReads } from "@/lib/domain/usage/words";
import { ageText } from "@/lib/domain/words/durations";
import { figure } from "@/lib/domain/words/figure";
import { asSentence } from "@/lib/domain/words/sentence";

type Standing = { region: string; use?: UseStanding | undefined };
type UseNoticesProps = { regions: readonly Standing[]; serverNow: number };

/** Regions whose use was not read, and why; nothing where it is off or was read. */
export function UseNotices({ regions, serverNow }: UseNoticesProps) {
  const unread = regions.flatMap(({ region, use }) =>
    use && use.status !== "read" ? [{ region, use }] : [],
  );
  const [first] = unread;
  if (!first) return null;
  const { fault, readAt } = first.use;
  return (
    <Notice
      className="mb-4"
      state="unknown"
      title={`What was used was not read in ${unread.map(({ region }) => region).join(", ")}.`}
    >
      {fault === null && "It is read with the next scan, or by Refresh quotas."}
      {fault?.code === "AccessDeniedException" && (
        <>
          CloudWatch denied the call. An IAM admin adds{" "}
          <Code>{OPTIONAL_READS.usage.actions.join(", ")}</Code> to the role that scans.
        </>
      )}
      {fault && fault.code !== "AccessDeniedException" && (
        <>
          <Code>{fault.code}</Code>: {asSentence(fault.message)}
        </>
      )}
      {readAt !== null && ` What is shown was read ${ageText(readAt, serverNow)}.`}
    </Notice>
  );
}

/** What reading the use costs, before it is switched on and after. */
export function UseCost({ use, regions }: Pick<QuotasView, "use" | "regions">) {
  const { on, metrics, monthlyUsd } = use;
  const usd = `${monthlyUsd < 0.01 ? "" : "about "}${dayCostText(monthlyUsd)}`;
  const unread = regions.filter((region) => region.use?.metricsAsked === null).length;
  return (
    <p className="mt-1 max-w-[76ch] text-sm text-ink-3">
      {on
        ? `Use is read from CloudWatch once an hour, of the ids that were called: ${costOfReads({ metrics, usd, unread })}`
        : `What was used of these quotas is not read: CloudWatch charges for it. If every route that is open here was called, ${figure(metrics)} metrics an hour would cost ${usd} a month; only the ids that were called are asked for.`}
      {!on && (
        <>
          {" "}
          <Code>{"usage: { enabled: true }"}</Code> in the configuration file switches it on.
        </>
      )}
    </p>
  );
}
