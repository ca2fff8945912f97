"use client";

import { useMemo } from "react";
import { ReviewLink } from "@/components/acts/review-link";
import { useMayAct } from "@/components/acts/use-may-act";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import type { BlockerLine } from "@/lib/domain/grid/blockers";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { useActs } from "@/lib/queries/acts-list";
import { lineTargets } from "./line-targets";

type RailActsProps = {
  line: BlockerLine;
  snapshot: MatrixSnapshot;
  accounts: readonly string[];
};

/** The review of everything that one line of one account asks for; nothing where there is no such act. */
export function RailActs({ line, snapshot, accounts }: RailActsProps) {
  const [account, ...others] = accounts;
  const { data: acts } = useActs();
  if (!acts?.enabled || account === undefined || others.length > 0 || line.locked !== null)
    return null;
  return <LineActs {...{ line, snapshot, account }} />;
}

type LineActsProps = Pick<RailActsProps, "line" | "snapshot"> & { account: string };

function LineActs({ line, snapshot, account }: LineActsProps) {
  const targets = useMemo(
    () => lineTargets(line, { snapshot, account }),
    [line, snapshot, account],
  );
  const [first, ...more] = targets;
  const may = useMayAct(account, first ?? null);
  if (!first || !may.review || (more.length > 0 && !isOffer(first))) return null;
  return (
    <div className="pr-5 pb-2 pl-10">
      <ReviewLink account={account} targets={targets}>
        {wordsOf(first, targets.length)}
      </ReviewLink>
    </div>
  );
}

const isOffer = ({ kind }: ActTarget): boolean => kind === "accept-agreement";

function wordsOf(first: ActTarget, count: number): string {
  switch (first.kind) {
    case "accept-agreement":
      return count === 1 ? "Review the offer…" : `Review ${count} offers…`;
    case "submit-use-case-form":
      return "Fill in the form…";
    default:
      return "Review…";
  }
}
