import Link from "next/link";
import { howLong, verdictLook } from "@/components/diagnose/verdict-look";
import { Steps } from "@/components/errors/steps";
import { WHO_LABEL } from "@/components/errors/words";
import { Command } from "@/components/ui/code";
import { LinkOut } from "@/components/ui/link-out";
import { Block } from "@/components/ui/page";
import { StateChip } from "@/components/ui/state-chip";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import type { Fix } from "@/lib/domain/catalogue/fix";
import type { Settlement } from "@/lib/domain/diagnosis/decide-by-scan";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import { routes } from "@/lib/routes";

type AnswerProps = { diagnosis: Diagnosis; fix: Fix; settlement: Settlement | null };

/** The answer first: one sentence, who, how, how long; then the steps. */
export function Answer({ diagnosis, fix, settlement }: AnswerProps) {
  const { code, cause, confidence, owner, others } = diagnosis;
  const { state, says } = verdictLook(diagnosis);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StateChip state={state}>{says}</StateChip>
        <Link
          className="link font-mono text-xs text-ink-2"
          prefetch={false}
          href={routes.error(code)}
        >
          {code}
        </Link>
      </p>
      <p className="mt-3 text-xl leading-[26px] break-words">{fix.sentence}</p>
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
      <Doubt diagnosis={diagnosis} />
      {settlement && <Scan settlement={settlement} />}
      <Block title="What to do">
        <Steps steps={fix.steps} />
        {fix.command && <Command text={fix.command} className="mt-4" />}
        <p className="mt-3">
          <LinkOut href={fix.docs}>AWS on {code}</LinkOut>
        </p>
      </Block>
      {others.length > 0 && (
        <p className="mt-6 text-ink-2">
          Also in the text:{" "}
          {others.map((other, at) => (
            <span key={other.code}>
              {at > 0 && ", "}
              <Link
                className="link font-mono text-xs"
                prefetch={false}
                href={routes.error(other.code)}
              >
                {other.code}
              </Link>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** What else the text may mean, and the one check that tells. */
function Doubt({ diagnosis: { candidates, cause, question } }: { diagnosis: Diagnosis }) {
  const rest = candidates.filter((candidate) => candidate !== cause);
  if (!question && rest.length === 0) return null;
  return (
    <div className="mt-4 border-l-2 border-line-strong pl-3">
      {rest.length > 0 && (
        <p>
          The text alone can’t tell it from:{" "}
          {rest.map((candidate) => CAUSE_ENTRIES[candidate].title).join("; ")}.
        </p>
      )}
      {question && <p className="text-ink-2">To be sure: {question}</p>}
    </div>
  );
}

/** What the last scan says to a text that leaves more than one meaning. */
function Scan({ settlement }: { settlement: Settlement }) {
  return (
    <div className="mt-4 border-l-2 border-line-strong pl-3 break-words">
      {settlement.status === "settled" ? (
        <p>
          <b className="font-medium">The last scan tells:</b> {settlement.fact}
        </p>
      ) : (
        <p className="text-ink-2">
          <b className="font-medium text-ink">The last scan does not tell.</b> {settlement.reason}
        </p>
      )}
    </div>
  );
}
