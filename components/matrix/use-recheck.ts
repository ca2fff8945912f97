"use client";

import type { Target } from "@/components/matrix/grid/grid";
import { useToast } from "@/components/ui/toast";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";
import { type ActionOutcome, problemText } from "@/lib/queries/action";
import { type ScanScope, useCheckCells, useStartScan } from "@/lib/queries/scan";

type RecheckInput = { snapshot: MatrixSnapshot; account: string };
type CellTarget = Extract<Target, { kind: "cell" }> & { account?: string };

/** Asks AWS again about what the focus stands on: one cell at once, a row, column or provider as a small scan. */
export function useRecheck({ snapshot, account }: RecheckInput): (target: Target | null) => void {
  const check = useCheckCells();
  const start = useStartScan();
  const say = useToast();
  const accounts = account === "all" ? null : [account];

  const tell = (what: string) => ({
    onSuccess: (outcome: ActionOutcome<unknown>) =>
      outcome.ok
        ? say(`${what} was read again`)
        : say(`${what} was not read again`, problemText(outcome.problem)),
  });
  const scan = (scope: Partial<ScanScope>, what: string) =>
    start.mutate(
      { accounts, regions: null, models: null, ...scope },
      {
        onSuccess: (outcome) =>
          !outcome.ok && say(`${what} was not read again`, problemText(outcome.problem)),
      },
    );
  const checkCell = (target: CellTarget) => {
    const of = target.account ?? account;
    const keys =
      of === "all"
        ? snapshot.columns
            .filter(({ region }) => region === target.region)
            .map((column) => column.account)
        : [of];
    const cells = keys.map((key) => ({
      account: key,
      region: target.region,
      modelId: target.modelId,
    }));
    const name =
      snapshot.models.find(({ modelId }) => modelId === target.modelId)?.name ?? target.modelId;
    check.mutate(cells, tell(`${name} in ${target.region}`));
  };

  return (target) => {
    switch (target?.kind) {
      case undefined:
        return;
      case "cell":
        return checkCell(target);
      case "model":
        return scan({ models: [target.modelId] }, target.modelId);
      case "region":
        return scan({ regions: [target.region] }, target.region);
      case "provider": {
        const models = snapshot.models.filter(({ provider }) => provider === target.provider);
        return scan({ models: models.map(({ modelId }) => modelId) }, target.provider);
      }
    }
  };
}
