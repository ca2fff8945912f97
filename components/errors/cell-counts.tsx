"use client";

import type { CodeCount } from "@/components/errors/count-cells";
import { keepAccount, useAccount } from "@/components/shell/use-account";
import { Link } from "@/components/ui/link";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import { figure } from "@/lib/domain/words/figure";
import { useMatrix } from "@/lib/queries/matrix";
import { routes } from "@/lib/routes";

/** Cells that have a code now, each number leading to them in the matrix. */
export function CellCounts({ counts }: { counts: readonly CodeCount[] | null }) {
  const { data: snapshot } = useMatrix();
  const { address } = useAccount(snapshot);
  if (counts === null) return <span className="text-ink-3">not read</span>;
  if (counts.length === 0) return <span className="text-ink-3">0</span>;
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-2.5 align-top">
      {counts.map(({ state, cells, filter }) => (
        <Link
          key={state}
          data-s={state}
          href={keepAccount(routes.matrix(filter), address)}
          aria-label={`${figure(cells)} ${STATE_LOOK[state].word.toLowerCase()} ${cells === 1 ? "cell" : "cells"}, shown in the matrix`}
          className="inline-flex items-center gap-1.5 font-medium text-(--fg) hover:underline"
        >
          <StateMark state={state} />
          {figure(cells)}
        </Link>
      ))}
    </span>
  );
}
