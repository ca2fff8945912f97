"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useMemo, useRef } from "react";
import { useEscape } from "@/components/key/use-escape";
import { useOpenCell } from "@/components/matrix/use-open-cell";
import { useRecheck } from "@/components/matrix/use-recheck";
import { useAccount } from "@/components/shell/use-account";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { lazyModule } from "@/components/ui/lazy-module";
import { type CellRef, sameCell } from "@/lib/domain/cell-ref";
import type { OwnerGroup } from "@/lib/domain/plan/make-plan";
import type { PlanCause } from "@/lib/domain/plan/types";
import { useMatrix } from "@/lib/queries/matrix";
import { routes } from "@/lib/routes";

const sheetParts = lazyModule(() => import("@/components/cell/cell-sheet"));
const CellSheet = sheetParts.part(({ CellSheet: part }) => part);

type PlanSheetProps = {
  groups: readonly OwnerGroup[];
  /** What holds the table of causes. */
  stage: RefObject<HTMLDivElement | null>;
};

/** The sheet of a cause's cell, over the text and beside the causes; it moves along them, cause by cause. */
export function PlanSheet({ groups, stage }: PlanSheetProps) {
  const { data: snapshot } = useMatrix();
  const { cell } = useOpenCell();
  if (!cell || !snapshot) return null;
  return <OpenSheet {...{ groups, stage, cell, snapshot }} />;
}

type OpenSheetProps = PlanSheetProps & {
  cell: CellRef;
  snapshot: NonNullable<ReturnType<typeof useMatrix>["data"]>;
};

function OpenSheet({ groups, stage, cell, snapshot }: OpenSheetProps) {
  const router = useRouter();
  const sheet = useRef<HTMLDivElement>(null);
  const { keys, address, choose } = useAccount(snapshot);
  const scope = useMemo(() => ({ by: "models" as const, accounts: keys }), [keys]);
  const recheck = useRecheck({ snapshot, scope });
  const { open, close } = useOpenCell();
  const again = () => void recheck({ kind: "cell", cell });
  const back = () => {
    close();
    stage.current?.querySelector<HTMLElement>("tr[data-row][tabindex='0']")?.focus();
  };
  const step = (by: 1 | -1) => {
    const causes = groups.flatMap((group) => group.causes).filter(hasCell);
    const from = causes.findIndex(({ at }) => sameCell(at, cell));
    const next = causes[from + by];
    if (next) open(next.at);
  };
  const onEscape = useEscape(back);
  useHotkeys({ r: again, escape: onEscape });
  return (
    <CellSheet
      ref={sheet}
      cell={cell}
      accounts={keys}
      shown={address}
      snapshot={snapshot}
      onClose={back}
      onOpen={open}
      onStep={step}
      onRecheck={again}
      onAccount={(key) => choose([key])}
      onAccounts={(modelId) =>
        router.push(routes.matrix({ account: address ?? undefined, model: modelId }))
      }
    />
  );
}

const hasCell = (cause: PlanCause): cause is PlanCause & { at: CellRef } => cause.at !== null;
