"use client";

import { Download, Printer, RotateCw } from "lucide-react";
import { IfMay } from "@/components/access/if-may";
import { Button, buttonClass } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { RegionReview } from "@/lib/domain/review/types";
import { problemText } from "@/lib/queries/action";
import { useStartScan } from "@/lib/queries/scan";
import { api } from "@/lib/routes";

/** Re-check, print, and the record as a file. */
export function ActionBar({ review: { account, region } }: { review: RegionReview }) {
  const scan = useStartScan();
  const say = useToast();
  const recheck = async () => {
    const only = { accounts: [account.key], regions: [region], models: null };
    const outcome = await scan.send(only);
    if (outcome.ok) say(`Reading ${region}`, "What is read shows as it comes.");
    else say(`${region} is not read`, problemText(outcome.problem));
  };
  return (
    <>
      <IfMay right="ask" on={account.key}>
        <Button onClick={recheck} disabled={scan.isPending}>
          <RotateCw aria-hidden strokeWidth={1.5} />
          Re-check Region
        </Button>
      </IfMay>
      <Button onClick={() => window.print()}>
        <Printer aria-hidden strokeWidth={1.5} />
        Print
      </Button>
      <a
        href={api.region(region, { account: account.key, format: "markdown" })}
        download
        className={buttonClass()}
      >
        <Download aria-hidden strokeWidth={1.5} />
        Export record
      </a>
    </>
  );
}
