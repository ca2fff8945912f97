"use client";

import { useQueryState } from "nuqs";
import { useState } from "react";
import { Matrix } from "@/components/matrix/matrix";
import { MatrixSkeleton } from "@/components/matrix/matrix-skeleton";
import { useRequiredBlock } from "@/components/requirements/lazy-required";
import { Button } from "@/components/ui/button";
import { lazyModule } from "@/components/ui/lazy-module";
import { Notice } from "@/components/ui/notice";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { NOT_ANSWERED } from "@/lib/domain/words/away";
import { useMatrix } from "@/lib/queries/matrix";
import { useRequirements } from "@/lib/queries/requirements";

const first = lazyModule(() => import("@/components/first-run/first-run"));
const FirstRun = first.part(({ FirstRun: part }) => part);
const past = lazyModule(() => import("@/components/past/then-now"));
const ThenNow = past.part(({ ThenNow: part }) => part);

/**
 * The matrix in every condition: not loaded, not reachable, nothing there yet, there. `requires`: something was required when
 * the page was made, so what shows it is asked for beside the matrix.
 */
export function MatrixScreen({ requires }: { requires: boolean }) {
  const { data: snapshot, isError, refetch } = useMatrix();
  const [from] = useQueryState("from");
  const whole = useOnceWhole(snapshot, requires);
  if (snapshot && snapshot.models.length === 0) return <FirstRun snapshot={snapshot} />;
  if (snapshot && from) return <ThenNow snapshot={snapshot} />;
  if (snapshot && whole) return <Matrix snapshot={snapshot} />;
  if (snapshot || !isError) return <MatrixSkeleton />;
  return (
    <div className="p-5">
      <h1 className="sr-only">Matrix: models by Region</h1>
      <Notice title={NOT_ANSWERED} action={<Button onClick={() => void refetch()}>Try now</Button>}>
        This page asks again every few seconds. The dashboard’s log says why it is silent.
      </Notice>
    </div>
  );
}

/** What is required stands above the grid: it is waited for, so that nothing moves once it is shown, and only at first. */
function useOnceWhole(snapshot: MatrixSnapshot | undefined, requires: boolean): boolean {
  const awaits = snapshot ? snapshot.requirements.length > 0 : requires;
  const { isPending } = useRequirements({ when: awaits });
  const isThere = useRequiredBlock(awaits);
  const [whole, setWhole] = useState(false);
  if (snapshot && !whole && !(awaits && (isPending || !isThere))) setWhole(true);
  return whole;
}
