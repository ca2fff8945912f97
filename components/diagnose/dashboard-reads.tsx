import { findCells } from "@/components/diagnose/find-cells";
import { Age } from "@/components/ui/age";
import { Link } from "@/components/ui/link";
import { Block } from "@/components/ui/page";
import { StateText } from "@/components/ui/state-chip";
import type { Code } from "@/lib/domain/codes";
import type { ReadFromText } from "@/lib/domain/diagnosis/types";
import type { GridCell } from "@/lib/domain/grid/decode";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { routes } from "@/lib/routes";

type DashboardReadsProps = {
  code: Code;
  snapshot: MatrixSnapshot | undefined;
  account: string | null;
  read: ReadFromText;
};

/** What the last scan read of the cell that the message speaks of, and near models that are ready. */
export function DashboardReads({ snapshot, account, read, code }: DashboardReadsProps) {
  const found = snapshot ? findCells(snapshot, { read, account }) : null;
  if (!found || !snapshot) return null;
  const age =
    found.readAt === null ? null : <Age at={found.readAt} serverNow={snapshot.serverNow} />;
  return (
    <Block title="What the dashboard reads" note={age}>
      <ul>
        <CellLine cell={found.cell} note={noteOf(found.cell, code)} />
        {found.near.map((cell) => (
          <CellLine key={cell.model.modelId} cell={cell} note="near model" />
        ))}
      </ul>
    </Block>
  );
}

function CellLine({ cell, note }: { cell: GridCell; note: string }) {
  const { account, region, model, kind } = cell;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2">
      <StateText state={kind.state} />
      <Link className="link" prefetch={false} href={routes.cell(account, region, model.modelId)}>
        {model.name}, {region}
      </Link>
      <span className="ml-auto text-ink-2">{note}</span>
    </li>
  );
}

/** Whether the last scan saw the same as the message tells. */
function noteOf({ kind }: GridCell, code: Code): string {
  if (kind.code === code) return `agrees: ${kind.title}`;
  return kind.state === "ready" ? "no gate was closed when it was read" : kind.title;
}
