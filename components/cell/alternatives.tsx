import { Section } from "@/components/cell/section";
import { Code } from "@/components/ui/code";
import { StateMark } from "@/components/ui/state-mark";
import type { Alternative, CellView } from "@/lib/contracts/cell";
import type { CellRef } from "@/lib/domain/cell-ref";

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
