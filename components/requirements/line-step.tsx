"use client";

import { useRights } from "@/components/access/me-context";
import { Link } from "@/components/ui/link";
import { useToast } from "@/components/ui/toast";
import { Unbroken } from "@/components/ui/unbroken";
import { whoMay } from "@/lib/domain/access/words";
import type { Line } from "@/lib/domain/requirement/line";
import { problemText } from "@/lib/queries/problem";
import { useStartScan } from "@/lib/queries/scan";
import { routes } from "@/lib/routes";

type LineStepProps = {
  line: Line;
  /** Where the same step is written already; null: here first. */
  writtenAt: string | null;
};

/** The one next step, leading to where it is taken; one that is written above only leads there. */
export function LineStepLink({ line, writtenAt }: LineStepProps) {
  const { step } = line;
  if (step === null) return null;
  if (writtenAt !== null) {
    return (
      <a href={`#${writtenAt}`} className="link text-ink-2">
        {step.same}
      </a>
    );
  }
  if (step.kind === "read") return <ReadAgain line={line} text={step.text} />;
  const href = hrefOf(line);
  const text = <Unbroken>{step.text}</Unbroken>;
  if (href === null) return <span>{text}</span>;
  return (
    <Link href={href} className="link">
      {text}
    </Link>
  );
}

/** A quota is raised on its own page; for anything else the cell's sheet has every step. */
function hrefOf({ account, region, modelId, step }: Line): string | null {
  if (account === null || region === null) return null;
  if (step?.quotaCode)
    return routes.quotas({ account, region, quota: `${region}~${step.quotaCode}` });
  return modelId === null ? null : routes.cell(account, region, modelId);
}

function ReadAgain({ line: { account, region }, text }: { line: Line; text: string }) {
  const scan = useStartScan();
  const say = useToast();
  const rights = useRights("ask");
  if (account === null ? !rights.somewhere : !rights.on(account)) {
    return (
      <span>
        {text}; {whoMay("ask")} may
      </span>
    );
  }
  const read = async () => {
    const outcome = await scan.send({
      accounts: account === null ? null : [account],
      regions: region === null ? null : [region],
      models: null,
    });
    if (outcome.ok) say("Reading again", region ?? "every Region");
    else say("It was not read again", problemText(outcome.problem));
  };
  return (
    <button
      type="button"
      aria-disabled={scan.isPending}
      onClick={() => !scan.isPending && void read()}
      className="link text-left"
    >
      {text}
    </button>
  );
}
