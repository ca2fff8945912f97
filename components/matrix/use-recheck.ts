"use client";

import type { Target } from "@/components/matrix/grid/grid";
import type { Shows } from "@/components/matrix/model/shows";
import { accountLabel } from "@/components/shell/use-account";
import { useToast } from "@/components/ui/toast";
import { ALL_ACCOUNTS } from "@/lib/domain/view/account-choice";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";
import { type ActionOutcome, problemText } from "@/lib/queries/action";
import type { CellRef } from "@/lib/queries/cell";
import { EVERYTHING, type ScanScope, useCheckCells, useStartScan } from "@/lib/queries/scan";

type RecheckInput = { snapshot: MatrixSnapshot; shows: Shows };

/** Asks AWS again about what the focus stands on: one cell at once, a row, column or provider as a small scan. */
export function useRecheck({ snapshot, shows }: RecheckInput): (target: Target | null) => void {
  const check = useCheckCells();
  const start = useStartScan();
  const say = useToast();
  const everyone = shows.accounts.length === snapshot.accounts.length;
  const scope: ScanScope = {
    ...EVERYTHING,
    accounts: everyone ? null : shows.accounts,
    models: shows.by === "accounts" ? [shows.modelId] : null,
  };

  const tell = (what: string) => ({
    onSuccess: (outcome: ActionOutcome<unknown>) =>
      outcome.ok
        ? say(`${what} was read again`)
        : say(`${what} was not read again`, problemText(outcome.problem)),
  });
  const scan = (part: Partial<ScanScope>, what: string) =>
    start.mutate(
      { ...scope, ...part },
      {
        onSuccess: (outcome) =>
          !outcome.ok && say(`${what} was not read again`, problemText(outcome.problem)),
      },
    );
  const checkCell = ({ account, region, modelId }: CellRef) => {
    const accounts = account === ALL_ACCOUNTS ? shows.accounts : [account];
    const cells = snapshot.columns
      .filter((column) => column.region === region && accounts.includes(column.account))
      .map((column) => ({ account: column.account, region, modelId }));
    const name = snapshot.models.find((model) => model.modelId === modelId)?.name ?? modelId;
    check.mutate(cells, tell(`${name} in ${region}`));
  };

  return (target) => {
    switch (target?.kind) {
      case undefined:
        return;
      case "cell":
        return checkCell(target.cell);
      case "model":
        return scan({ models: [target.modelId] }, target.modelId);
      case "region":
        return scan({ regions: [target.region] }, target.region);
      case "account": {
        const account = snapshot.accounts.find(({ key }) => key === target.account);
        return scan(
          { accounts: [target.account] },
          account ? accountLabel(account) : target.account,
        );
      }
      case "group": {
        if (shows.by === "accounts") return scan({}, "The model");
        const models = snapshot.models.filter(({ provider }) => provider === target.group);
        return scan({ models: models.map(({ modelId }) => modelId) }, target.group);
      }
    }
  };
}
