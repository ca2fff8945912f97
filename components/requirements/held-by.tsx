import { Warning } from "@/components/requirements/line-state";
import { Code } from "@/components/ui/code";
import { Sub } from "@/components/ui/table";
import type { RequirementRow } from "@/lib/contracts/requirements";
import type { HeldBy as Held } from "@/lib/domain/requirement/line";

/** The route that holds the line that decides the row; where only the global profile would, that is said. */
export function HeldBy({ row }: { row: RequirementRow }) {
  const byGlobal = row.lines.find(({ heldBy }) => heldBy.by === "global-only");
  const [first] = row.lines;
  const deciding: Held = (row.state === "met" ? byGlobal : first)?.heldBy ?? {
    by: "routes",
    routes: row.heldBy,
  };
  return <HeldText held={deciding} />;
}

export function HeldText({ held }: { held: Held }) {
  if (held.by === "none") return <span className="text-ink-3">none</span>;
  if (held.by === "routes") return <Code>{held.routes.join(", ") || "none"}</Code>;
  return (
    <>
      <span className="inline-flex items-center gap-1.5 font-medium">
        <Warning />
        <span>
          <code>global</code> only
        </span>
      </span>
      {held.meant !== null && <Sub>meant: {held.meant}</Sub>}
    </>
  );
}
