import { Fragment } from "react";
import { Warning } from "@/components/requirements/line-state";
import { Code } from "@/components/ui/code";
import { Sub } from "@/components/ui/table";
import type { RequirementRow } from "@/lib/contracts/requirements";
import type { HeldBy as Held } from "@/lib/domain/requirement/line";
import type { Route } from "@/lib/domain/verdict";

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

function HeldText({ held }: { held: Held }) {
  if (held.by === "none") return <span className="text-ink-3">none</span>;
  if (held.by === "routes") return <Routes routes={held.routes} />;
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

/** None of them breaks; the widest comes last. */
function Routes({ routes }: { routes: readonly Route[] }) {
  const sorted = routes.toSorted((a, b) => WIDEST.indexOf(a) - WIDEST.indexOf(b));
  return sorted.map((route, at) => (
    <Fragment key={route}>
      <Code className="whitespace-nowrap">
        {route}
        {at < sorted.length - 1 && ","}
      </Code>{" "}
    </Fragment>
  ));
}

/** Every geographic profile stands before these. */
const WIDEST: readonly Route[] = ["on-demand", "provisioned", "global"];
