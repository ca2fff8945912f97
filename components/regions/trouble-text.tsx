import type { Trouble } from "@/components/regions/region-row";
import { Age } from "@/components/ui/age";
import { Code } from "@/components/ui/code";
import { StateText } from "@/components/ui/state-chip";
import type { EpochMs } from "@/lib/domain/time";

/** Why a Region's counts are missing or old; the only marks that an unjudged Region has. */
export function TroubleText({ trouble, serverNow }: { trouble: Trouble; serverNow: EpochMs }) {
  const { state, word, code, lastReadAt } = trouble;
  return (
    <>
      {state ? <StateText state={state}>{word}</StateText> : word}
      {code && (
        <>
          {" "}
          <Code>{code}</Code>
        </>
      )}
      {lastReadAt !== null && (
        <span className="text-ink-2">
          {" "}
          last known <Age at={lastReadAt} serverNow={serverNow} />
        </span>
      )}
    </>
  );
}
