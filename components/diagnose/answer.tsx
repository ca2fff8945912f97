import { Doubt, OtherErrors, Scan } from "@/components/diagnose/answer-notes";
import { CodeLink } from "@/components/diagnose/code-link";
import { howLong, verdictLook } from "@/components/diagnose/verdict-look";
import { Steps } from "@/components/errors/steps";
import { WHO_LABEL } from "@/components/errors/words";
import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import { Block } from "@/components/ui/page";
import { StateChip } from "@/components/ui/state-chip";
import { Unbroken } from "@/components/ui/unbroken";
import { awsSays, type Fix } from "@/lib/domain/catalogue/fix";
import type { Settlement } from "@/lib/domain/diagnosis/decide-by-scan";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";

type AnswerProps = { diagnosis: Diagnosis; fix: Fix; settlement: Settlement | null };

/** The answer first: one sentence, who, how, how long; then the steps. */
export function Answer({ diagnosis, fix, settlement }: AnswerProps) {
  const { code, cause, confidence, owner, others } = diagnosis;
  const { state, says } = verdictLook(diagnosis);
  const section = awsSays(diagnosis);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StateChip state={state}>{says}</StateChip>
        <CodeLink code={code} />
      </p>
      <p className="mt-3 text-xl leading-[26px] break-words">
        <Unbroken>{fix.sentence}</Unbroken>
      </p>
      <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
        <span>
          Who <b className="font-medium text-ink">{WHO_LABEL[owner]}</b>
        </span>
        <span>
          Takes <b className="font-medium text-ink">{howLong(diagnosis, fix.takes)}</b>
        </span>
        <span>
          Cause{" "}
          {cause ? <code>{cause}</code> : <b className="font-medium text-ink">not recognised</b>}
        </span>
        <span>
          Confidence <b className="font-medium text-ink">{confidence}</b>
        </span>
      </p>
      <OtherErrors others={others} />
      <Doubt diagnosis={diagnosis} />
      {settlement && <Scan settlement={settlement} />}
      <Block title="What to do">
        <Steps steps={fix.steps} />
        {fix.command && <Command text={fix.command} className="mt-4" />}
        {section && (
          <p className="mt-3">
            <LinkOut href={section.href}>{section.label}</LinkOut>
          </p>
        )}
      </Block>
    </>
  );
}
