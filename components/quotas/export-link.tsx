import { Download } from "lucide-react";
import { AnswerLink } from "@/components/ui/answer-link";
import { buttonClass } from "@/components/ui/button";
import type { QuotasView } from "@/lib/contracts/quotas";
import type { QuotaFilter } from "@/lib/domain/quota/filter";
import { api } from "@/lib/routes";

/** The list as it is filtered, as a CSV file. */
export function ExportLink({ view, filter }: { view: QuotasView; filter: QuotaFilter }) {
  const { account, by } = view;
  const href = api.quotas({
    account: account?.key,
    region: by.kind === "region" ? by.region : undefined,
    model: by.kind === "model" ? by.modelId : undefined,
    q: filter.text,
    show: filter.show ?? undefined,
    scope: filter.scopes.join(","),
    unit: filter.units.join(","),
    format: "csv",
  });
  return (
    <AnswerLink href={href} download className={buttonClass()}>
      <Download aria-hidden strokeWidth={1.75} />
      Export CSV
    </AnswerLink>
  );
}
