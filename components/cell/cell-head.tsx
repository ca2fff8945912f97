import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { opensText } from "@/components/cell/words";
import { ProofLine } from "@/components/proof/lazy-proof";
import { Age, NearTime } from "@/components/ui/age";
import { Code } from "@/components/ui/code";
import { StateChip } from "@/components/ui/state-chip";
import { STATE_LOOK } from "@/components/ui/state-look";
import { Unbroken } from "@/components/ui/unbroken";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { CellView } from "@/lib/contracts/cell";
import type { CellRef } from "@/lib/domain/cell-ref";
import type { State } from "@/lib/domain/state";
import { whoActs } from "@/lib/domain/words/owners";
import type { CellSummary } from "./cell-summary";

type CellHeadProps = { at: CellRef | null; summary: CellSummary; cell: CellView | undefined };

/** What and where (`at` null: in several accounts), state and code, the sentence that answers, and who, when, how much, how old. */
export function CellHead({ at, summary, cell }: CellHeadProps) {
  const state = cell?.state ?? summary.state;
  const code = cell ? cell.code : summary.code;
  return (
    <section className="border-b border-line px-6 py-4 max-sm:px-4">
      <h2 className="text-xl font-semibold tracking-[-0.01em]">
        {summary.modelName} in {summary.region}
      </h2>
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Code>
          <UnbrokenId>{summary.modelId}</UnbrokenId>
        </Code>
        <span className="text-ink-3">{summary.city}</span>
      </p>
      <Axes at={at} state={state} code={code} />
      <p className="mt-2.5 text-lg">{cell?.sentence ?? soFar(summary)}</p>
      {cell?.warnings.map((warning) => (
        <p key={warning} className="mt-1.5 flex items-baseline gap-1.5 font-medium">
          <TriangleAlert
            aria-hidden
            className="relative top-px size-3 flex-none text-ink-2"
            strokeWidth={2}
          />
          <span>
            <span className="sr-only">Warning: </span>
            {warning}
          </span>
        </p>
      ))}
      {cell?.quote && (
        <blockquote className="mt-2 border-l-2 border-line-strong pl-3">
          <p className="text-xs text-ink-3">What came of the call</p>
          <Code className="break-words whitespace-normal">
            <Unbroken>{cell.quote}</Unbroken>
          </Code>
        </blockquote>
      )}
      {cell && <Facts cell={cell} />}
    </section>
  );
}

type AxesProps = { at: CellRef | null; state: State; code: string | null };

/** What the fields say, and what calls came to: two things, neither of which makes up for the other. */
function Axes({ at, state, code }: AxesProps) {
  const fields = (
    <>
      <StateChip state={state} />
      {code && <Code>{code}</Code>}
    </>
  );
  if (!at) return <p className="mt-3 flex flex-wrap items-center gap-2">{fields}</p>;
  return (
    <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3.5 gap-y-1.5 max-sm:grid-cols-[72px_minmax(0,1fr)] [&>dt]:text-sm [&>dt]:text-ink-3">
      <dt>Fields</dt>
      <dd className="flex flex-wrap items-center gap-2">{fields}</dd>
      <dt>Proof</dt>
      <dd>
        <ProofLine cell={at} />
      </dd>
    </dl>
  );
}

/** What the matrix knows until the evidence is there; the state itself stands above. */
const soFar = ({ title, state }: CellSummary): string =>
  title === STATE_LOOK[state].word ? "" : title;

function Facts({ cell }: { cell: CellView }) {
  const { fix, opens, owner, readAt, readAgainAt, lastKnown, serverNow } = cell;
  return (
    <dl className="mt-3.5 grid grid-flow-col justify-between gap-x-4 gap-y-2 max-sm:grid-flow-row max-sm:grid-cols-2">
      {fix && <Fact name="Who">{whoActs(owner)}</Fact>}
      {fix?.takes && <Fact name="Takes effect">{fix.takes}</Fact>}
      {opens && opens.cells > 1 && <Fact name="Opens">{opensText(opens)}</Fact>}
      {readAgainAt !== null && (
        <Fact name="Read again">
          <NearTime at={readAgainAt} serverNow={serverNow} /> UTC
        </Fact>
      )}
      {lastKnown && (
        <Fact name="Last known">
          {STATE_LOOK[lastKnown.state].word}, <Age at={lastKnown.at} serverNow={serverNow} />
        </Fact>
      )}
      <Fact name="Read">
        {readAt === null ? "never" : <Age at={readAt} serverNow={serverNow} />}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}
