"use client";

import { Download, Printer, RotateCw } from "lucide-react";
import { IfMay } from "@/components/access/if-may";
import { askedScan } from "@/components/shell/asked-scans";
import { AnswerLink } from "@/components/ui/answer-link";
import { Button, buttonClass } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { RegionReview } from "@/lib/domain/review/types";
import { useMatrix } from "@/lib/queries/matrix";
import { problemText } from "@/lib/queries/problem";
import { useStartScan } from "@/lib/queries/scan";
import { api } from "@/lib/routes";

/** Re-check, print, and the record as a file. */
export function ActionBar({ review: { account, region } }: { review: RegionReview }) {
  const scan = useStartScan();
  const { data: snapshot } = useMatrix();
  const say = useToast();
  const recheck = async () => {
    const before = snapshot ?? null;
    const only = { accounts: [account.key], regions: [region], models: null };
    const outcome = await scan.send(only);
    if (!outcome.ok) return say(`${region} is not read`, problemText(outcome.problem));
    say(`Reading ${region}`, "What is read shows as it comes.");
    askedScan({ scanId: outcome.value.scanId, what: region, scope: only, before });
  };
  return (
    <>
      <IfMay right="ask" on={account.key}>
        <Button onClick={recheck} busy={scan.isPending}>
          <RotateCw aria-hidden strokeWidth={1.5} />
          Re-check Region
        </Button>
      </IfMay>
      <Button onClick={() => window.print()}>
        <Printer aria-hidden strokeWidth={1.5} />
        Print
      </Button>
      <AnswerLink
        href={api.region(region, { account: account.key, format: "markdown" })}
        download
        className={buttonClass()}
      >
        <Download aria-hidden strokeWidth={1.5} />
        Export record
      </AnswerLink>
    </>
  );
}
