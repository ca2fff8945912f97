"use client";

import { Check } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { RecordStanding } from "@/lib/contracts/record";
import type { AuditCheck } from "@/lib/domain/audit/check";
import { faultWords } from "@/lib/domain/audit/words";
import { DAY_MS } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { dateText, nearText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { problemText } from "@/lib/queries/problem";
import { useCheckRecord, useStanding } from "@/lib/queries/record";

/** Looks at every row, oldest first. */
export function CheckButton() {
  const { data: standing } = useStanding(true);
  const check = useCheckRecord();
  const say = useToast();
  const running = standing?.check?.state === "running" || check.isPending;
  const begin = async () => {
    const outcome = await check.send(undefined);
    if (!outcome.ok) say(problemText(outcome.problem));
  };
  return (
    <Button busy={running} onClick={() => void begin()}>
      {running ? "Verifying" : "Verify now"}
    </Button>
  );
}

type VerifyLineProps = { standing: RecordStanding | undefined; failed: boolean };

/** What the last look at the whole record told; one that found something stays at the top until a later one does not. */
export function VerifyLine({ standing, failed }: VerifyLineProps) {
  if (!standing) {
    return failed ? (
      <Notice title="Whether the record is whole is not known.">It could not be asked.</Notice>
    ) : (
      <div className="min-h-10 border-y border-line" aria-busy="true" />
    );
  }
  const { check, head } = standing;
  if (check?.state === "broken") {
    return (
      <Notice state="blocked" title={faultWords(check.found)}>
        Seen {nearText(check.at, standing.serverNow, "second")}, after{" "}
        {counted(check.rows, "row that follows", "rows that follow")} on each other. Compare with an
        export or the log, which hold the hashes.
      </Notice>
    );
  }
  return (
    <div
      className="flex flex-wrap items-start gap-x-2 gap-y-1 border-y border-line py-2.25"
      role="status"
    >
      {check?.state === "whole" && (
        <Check aria-hidden className="mt-0.75 size-3.5 flex-none" strokeWidth={2} />
      )}
      <span className="min-w-0 flex-1">
        <Words check={check} standing={standing} /> {keptText(standing)}
      </span>
      {head.seq > 0 && (
        <Code className="text-ink-3 max-sm:w-full" title={head.hash}>
          head {head.hash.slice(0, 16)}…
        </Code>
      )}
    </div>
  );
}

type WordsProps = {
  check: Exclude<AuditCheck, { state: "broken" }> | null;
  standing: RecordStanding;
};

function Words({ check, standing }: WordsProps) {
  if (!check) return <b className="font-medium">Not verified yet.</b>;
  if (check.state === "running") {
    return (
      <>
        <b className="font-medium">Verifying.</b> {figure(check.rows)} of {counted(check.of, "row")}{" "}
        looked at so far; each follows on the one before.
      </>
    );
  }
  const since = standing.head.seq - check.upTo;
  return (
    <>
      <b className="font-medium">Verified {nearText(check.at, standing.serverNow, "second")}.</b>{" "}
      {check.rows === 0
        ? "There were no rows then"
        : `${check.rows === 1 ? "The 1 row up to then follows" : `All ${figure(check.rows)} rows up to then follow`} on each other`}
      {since > 0 ? `; ${figure(since)} came since.` : "."}
    </>
  );
}

function keptText({ oldestAt, keptMs, serverNow }: RecordStanding): string {
  const days = Math.round(keptMs / DAY_MS);
  const kept = days > 0 ? `Kept ${counted(days, "day")}` : "Kept under a day";
  return oldestAt === null ? `${kept}.` : `Oldest ${dateText(oldestAt, serverNow)}. ${kept}.`;
}
