import { Check } from "lucide-react";
import { Section } from "@/components/cell/section";
import { GATE_NAME, gateState } from "@/components/cell/words";
import { NearTime } from "@/components/ui/age";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import type { CellView } from "@/lib/contracts/cell";
import type { EpochMs } from "@/lib/domain/time";
import type { GateResult } from "@/lib/domain/verdict";
import { GATE_OUTCOME_WORD } from "@/lib/domain/words/outcomes";

/** Every gate in the order in which it is judged; the one that decides stands open. */
export function Gates({ cell }: { cell: CellView }) {
  return (
    <Section title="Gates" note="in order; the first closed one decides">
      <ol>
        {cell.gates.map((gate, index) => (
          <Gate key={gate.gate} cell={cell} gate={gate} number={index + 1} />
        ))}
      </ol>
    </Section>
  );
}

type GateProps = { cell: CellView; gate: GateResult; number: number };

const COLUMNS = "grid grid-cols-[14px_12px_minmax(0,1fr)_auto] items-baseline gap-x-2";

function Gate({ cell, gate, number }: GateProps) {
  const state = gateState(gate, cell);
  const value = gate.raw ?? GATE_OUTCOME_WORD[gate.outcome];
  const head = (
    <>
      <span className="text-right text-xs text-ink-3">{number}</span>
      <GateMark gate={gate} cell={cell} />
      <span className={state ? "font-medium text-(--fg)" : ""}>
        {GATE_NAME[gate.gate]}
        <span className="sr-only">: {GATE_OUTCOME_WORD[gate.outcome]}</span>
      </span>
      <span
        className={`max-w-60 truncate text-right font-mono text-xs ${state ? "text-(--fg)" : "text-ink-2"}`}
        title={value}
      >
        {value}
      </span>
    </>
  );
  if (state) {
    const findings = cell.findings.filter((finding) => finding.gate === gate.gate);
    return (
      <li
        data-s={state}
        data-boxed
        className="hairline -mx-2.5 my-1 rounded-md bg-(--tint) px-2.5 py-2 [--hairline-color:var(--edge)]"
      >
        <div className={COLUMNS}>{head}</div>
        <div className="pt-1 pl-[42px] text-sm leading-[18px] text-ink-2">
          {findings.map((finding) => (
            <p key={finding.message} className="break-words">
              <Unbroken>{finding.message}</Unbroken>
            </p>
          ))}
          <Source gate={gate} serverNow={cell.serverNow} />
        </div>
      </li>
    );
  }
  return (
    <li>
      <details className="group/gate">
        <summary
          className={`${COLUMNS} cursor-pointer list-none rounded-sm py-1 hover:bg-hover [&::-webkit-details-marker]:hidden`}
        >
          {head}
        </summary>
        <div className="pb-2 pl-[42px]">
          {gate.source ? (
            <Source gate={gate} serverNow={cell.serverNow} />
          ) : (
            <p className="text-xs text-ink-3">No call was needed.</p>
          )}
        </div>
      </details>
    </li>
  );
}

function GateMark({ gate, cell }: Pick<GateProps, "gate" | "cell">) {
  const state = gateState(gate, cell);
  if (state) return <StateMark state={state} className="self-center" />;
  if (gate.outcome === "passed")
    return <Check aria-hidden className="size-3 self-center text-ink-3" strokeWidth={2} />;
  return <span aria-hidden className="dot place-self-center" />;
}

function Source({ gate, serverNow }: { gate: GateResult; serverNow: EpochMs }) {
  if (!gate.source) return null;
  const { operation, at, requestId } = gate.source;
  return (
    <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-px text-xs leading-[18px] [&_dd]:font-mono [&_dd]:break-words [&_dd]:text-ink-2 [&_dt]:text-ink-3">
      <dt>Call</dt>
      <dd>{operation}</dd>
      <dt>Read</dt>
      <dd>
        <NearTime at={at} serverNow={serverNow} to="exact" /> UTC
      </dd>
      {requestId && (
        <>
          <dt>Request</dt>
          <dd>{requestId}</dd>
        </>
      )}
    </dl>
  );
}
