import { AlsoFix } from "@/components/cell/also-fix";
import { Section } from "@/components/cell/section";
import { Code } from "@/components/ui/code";
import { SEVERITY_STATE, STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import { dateText, dateTimeText } from "@/components/ui/time-text";
import type { Alternative, CellView } from "@/lib/contracts/cell";
import type { Fix } from "@/lib/domain/catalogue/fix";
import type { CellRef } from "@/lib/domain/cell-ref";
import type { Severity } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { Finding } from "@/lib/domain/verdict";

const SEVERITY_WORD = {
  block: "Also closed",
  unknown: "Not known",
  wait: "Waiting",
  warn: "Warning",
  note: "Note",
} as const satisfies Record<Severity, string>;

/** Every finding beside the one that decides. */
export function Findings({ cell }: { cell: CellView }) {
  const rest = cell.code === null ? cell.findings : cell.findings.slice(1);
  if (rest.length === 0) return null;
  return (
    <Section title="Also found" note={`${rest.length}`}>
      <ul className="[&>li+li]:border-t [&>li+li]:border-line">
        {rest.map((finding) => {
          const state = SEVERITY_STATE[finding.severity];
          const fix = fixOf(cell, finding);
          return (
            <li
              key={`${finding.gate}~${finding.message}`}
              className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-2 py-1.5"
            >
              {state ? (
                <StateMark state={state} className="mt-1" />
              ) : (
                <span aria-hidden className="mx-auto mt-2.5 h-[1.5px] w-2 bg-ink-2" />
              )}
              <div className="min-w-0">
                <p className="break-words">
                  <span className="text-ink-3">{SEVERITY_WORD[finding.severity]}: </span>
                  {finding.message} {finding.code && <Code>{finding.code}</Code>}
                </p>
                {fix && <AlsoFix fix={fix} />}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function fixOf({ fixes = [] }: CellView, { severity, code, cause }: Finding): Fix | null {
  if (severity !== "block") return null;
  return fixes.find((one) => one.code === code && one.cause === cause)?.fix ?? null;
}

type AlternativesProps = { cell: CellView; onOpen: (cell: CellRef) => void };

/** What is ready instead: another route, another Region, a near model. */
export function Alternatives({ cell, onOpen }: AlternativesProps) {
  if (cell.alternatives.length === 0) return null;
  const title = cell.state === "ready" ? "Other ways" : "Until then";
  return (
    <Section title={title} note="ready now">
      <ul className="[&>li+li]:border-t [&>li+li]:border-line">
        {cell.alternatives.map((other) => (
          <li key={`${other.kind}~${other.modelId}~${other.region}`}>
            <button
              type="button"
              onClick={() =>
                onOpen({ account: cell.account, region: other.region, modelId: other.modelId })
              }
              className="flex w-full items-baseline gap-2 rounded-sm py-1 text-left hover:bg-hover"
            >
              <StateMark state="ready" label className="self-center" />
              <span className="whitespace-nowrap">{alternativeText(other)}</span>
              <Code className="min-w-0 truncate text-ink-3">{other.routes.join(", ")}</Code>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function alternativeText(other: Alternative): string {
  switch (other.kind) {
    case "region":
      return `Same model, ${other.region}`;
    case "model":
      return `${other.name}, ${other.region}`;
  }
}

/** When the model changes its status, by this Region's list. */
export function LifecycleDates({ cell }: { cell: CellView }) {
  const { lifecycle } = cell;
  if (!lifecycle) return null;
  const dates: readonly { name: string; at: EpochMs | null }[] = [
    { name: "Start of life", at: lifecycle.startOfLifeAt },
    { name: "Legacy", at: lifecycle.legacyAt },
    { name: "Extended access", at: lifecycle.publicExtendedAccessAt },
    { name: "End of life", at: lifecycle.endOfLifeAt },
  ];
  const known = dates.flatMap(({ name, at }) => (at === null ? [] : [{ name, at }]));
  if (known.length === 0 && lifecycle.status === "ACTIVE") return null;
  return (
    <Section title="Lifecycle" note={lifecycle.status}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {known.map(({ name, at }) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd>
              <time dateTime={new Date(at).toISOString()}>{dateText(at, cell.serverNow)}</time>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** When the state or code changed, newest first. */
export function History({ cell }: { cell: CellView }) {
  return (
    <Section title="History">
      {cell.history.length === 0 && (
        <p className="text-ink-3">No change since it was first read.</p>
      )}
      <ol>
        {cell.history.map((entry) => (
          <li
            key={entry.at}
            className="grid grid-cols-[104px_12px_minmax(0,1fr)] items-baseline gap-2 py-[3px]"
          >
            <time
              dateTime={new Date(entry.at).toISOString()}
              className="text-xs whitespace-nowrap text-ink-3"
            >
              {dateTimeText(entry.at, cell.serverNow)}
            </time>
            <StateMark state={entry.state} className="self-center" />
            <span>
              {STATE_LOOK[entry.state].word}
              {entry.code && (
                <>
                  , <Code>{entry.code}</Code>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
