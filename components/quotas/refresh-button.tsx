"use client";

import { RotateCw } from "lucide-react";
import { useRights } from "@/components/access/me-context";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { QuotasView } from "@/lib/contracts/quotas";
import { counted } from "@/lib/domain/words/counted";
import { asSentence } from "@/lib/domain/words/sentence";
import { type RefreshOutcome, useRefreshQuotas } from "@/lib/queries/quotas";

/** Asks Service Quotas now: of the Region on screen, or of every Region for the model on screen. */
export function RefreshButton({ view }: { view: QuotasView }) {
  const refresh = useRefreshQuotas();
  const say = useToast();
  const rights = useRights("ask");
  const { account, by } = view;
  if (account && !rights.on(account.key)) return null;
  const regions = by.kind === "region" ? [by.region] : view.regions.map(({ region }) => region);
  const run = async () => {
    if (!account) return;
    say(...outcomeWords(await refresh.send({ account: account.key, regions })));
  };
  return (
    <Button busy={!account || regions.length === 0 || refresh.isPending} onClick={run}>
      <RotateCw aria-hidden strokeWidth={1.75} />
      {refresh.isPending ? `Asking ${counted(regions.length, "Region")}` : "Refresh quotas"}
    </Button>
  );
}

function outcomeWords({ asked, failed }: RefreshOutcome): [title: string, detail: string] {
  const [first] = failed;
  if (!first) return [`Quotas of ${counted(asked, "Region")} read`, "The list shows them now."];
  return [
    `${failed.length} of ${counted(asked, "Region")} not read`,
    `${first.region}: ${asSentence(first.why)} What was last read stays.`,
  ];
}
