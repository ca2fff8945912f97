import { Steps } from "@/components/errors/steps";
import { NearTime } from "@/components/ui/age";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import type { FaultWithFix } from "@/lib/contracts/accounts";
import { removerOf } from "@/lib/domain/by-remover";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import { whoActs } from "@/lib/domain/words/owners";
import { asSentence } from "@/lib/domain/words/sentence";

type FaultFixProps = FaultWithFix & { state: State; serverNow: EpochMs };

/** What went wrong with an account, who acts, and the steps. */
export function FaultFix({ fault, fix, state, serverNow }: FaultFixProps) {
  return (
    <div
      data-s={state}
      data-boxed
      className="hairline mt-3 rounded-md bg-(--tint) px-3 py-2.5 [--hairline-color:var(--edge)]"
    >
      <p className="flex items-center gap-2">
        <StateMark state={state} />
        <b className="min-w-0 font-medium">{fix.title}</b>
      </p>
      <div className="mt-1 pl-5">
        <p className="max-w-[76ch] break-words">
          <Unbroken>{asSentence(fault.message)}</Unbroken>
        </p>
        <p className="mt-1 text-ink-2">
          {whoActs(removerOf({ state: "unknown", ...fault }))}
          {fix.takes && `, takes effect ${fix.takes}`}
        </p>
        <div className="mt-2">
          <Steps steps={fix.steps} />
        </div>
        {fix.command && <Command text={fix.command} className="mt-3" />}
        <p className="mt-2 text-sm break-words text-ink-2">
          <Code className="text-xs">{fault.code}</Code>
          {fault.operation && (
            <>
              {" "}
              from <Code className="text-xs">{fault.operation}</Code> at{" "}
              <NearTime at={fault.at} serverNow={serverNow} to="exact" /> UTC
            </>
          )}
          {fault.requestId && (
            <>
              , request <Code className="text-xs">{fault.requestId}</Code>
            </>
          )}
          {fix.docs && (
            <>
              . <LinkOut href={fix.docs}>What AWS says of it</LinkOut>
            </>
          )}
        </p>
      </div>
    </div>
  );
}
