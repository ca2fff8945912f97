import { AlsoFix } from "@/components/cell/also-fix";
import { Section } from "@/components/cell/section";
import { Code } from "@/components/ui/code";
import { SEVERITY_STATE } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import type { CellView } from "@/lib/contracts/cell";
import type { Fix } from "@/lib/domain/catalogue/fix";
import type { Severity } from "@/lib/domain/state";
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
                  <Unbroken>{finding.message}</Unbroken>{" "}
                  {finding.code && <Code>{finding.code}</Code>}
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
