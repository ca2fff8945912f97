import { WarningText } from "@/components/regions/go-live-text";
import { StateText } from "@/components/ui/state-chip";
import {
  holdsByGlobalOnly,
  type RequiredCell,
  type RequirementFinding,
} from "@/lib/domain/requirement/world";

/** Whether a required cell holds. A ready cell that falls short by quota or route is never shown as ready. */
export function RequirementState({ cell }: { cell: RequiredCell }) {
  const [deciding] = cell.findings;
  if (!deciding && holdsByGlobalOnly(cell)) return <WarningText>By global only</WarningText>;
  if (!deciding) return <StateText state="ready" />;
  if (deciding.about === "cell") return <StateText state={cell.state} />;
  return <FindingState finding={deciding} />;
}

const SHORTFALL = {
  cell: "Not met",
  quota: "Short",
  route: "Other route",
  model: "No such model",
  region: "Not met",
  account: "Not met",
} as const satisfies Record<RequirementFinding["about"], string>;

export function FindingState({ finding }: { finding: RequirementFinding }) {
  if (finding.outcome === "could_not_tell") return <StateText state="unknown">Not known</StateText>;
  if (finding.outcome === "waiting") return <StateText state="pending" />;
  return <WarningText>{SHORTFALL[finding.about]}</WarningText>;
}
