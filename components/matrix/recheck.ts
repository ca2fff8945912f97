import type { Rights } from "@/components/access/me-context";
import type { Target } from "@/components/matrix/grid/grid";
import { askedScan } from "@/components/shell/asked-scans";
import { accountLabel } from "@/lib/domain/account-label";
import type { CellRef } from "@/lib/domain/cell-ref";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { checkedText } from "@/lib/domain/grid/checked-text";
import { columnAt, rowOf } from "@/lib/domain/grid/decode";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";
import { problemText } from "@/lib/queries/problem";
import type { useCheckCells, useStartScan } from "@/lib/queries/scan";

type Recheck = {
  snapshot: MatrixSnapshot;
  scope: GridScope;
  rights: Rights;
  check: ReturnType<typeof useCheckCells>;
  start: ReturnType<typeof useStartScan>;
  say: (title: string, detail?: string) => void;
};

/** One cell at once, a row, column or provider as a small scan; says what came of it. */
export async function recheck(
  target: Target | null,
  { snapshot, scope, rights, check, start, say }: Recheck,
): Promise<void> {
  const everyone = scope.accounts.length === snapshot.accounts.length;
  const shown: ScanScope = {
    ...EVERYTHING,
    accounts: everyone ? null : scope.accounts,
    models: scope.by === "accounts" ? [scope.modelId] : null,
  };

  const nameOf = (modelId: string): string =>
    snapshot.models[rowOf(snapshot, modelId)]?.name ?? modelId;
  const notRead = (what: string, why: string) => say(`${what} was not read again`, why);
  const scan = async (part: Partial<ScanScope>, what: string) => {
    const wanted = { ...shown, ...part };
    // Of everything, the server takes what may be asked.
    const accounts = wanted.accounts?.filter(rights.on) ?? null;
    if (!rights.somewhere || accounts?.length === 0) return notRead(what, rights.words(null));
    const asked = { ...wanted, accounts };
    const outcome = await start.send(asked);
    if (!outcome.ok) return notRead(what, problemText(outcome.problem));
    askedScan({ scanId: outcome.value.scanId, what, scope: asked, before: snapshot });
    say(`Reading ${what} again`, "What is read shows as it comes.");
  };
  const checkCell = async ({ account, region, modelId }: CellRef) => {
    const among = account === ALL_ACCOUNTS ? scope.accounts : [account];
    const accounts = among
      .filter(rights.on)
      .filter((key) => columnAt(snapshot, { account: key, region }));
    const what = `${nameOf(modelId)} in ${region}`;
    if (!among.some(rights.on)) return notRead(what, rights.words(null));
    const outcome = await check.send({ accounts, region, modelId });
    if (!outcome.ok) return notRead(what, problemText(outcome.problem));
    const { title, detail } = checkedText(what, outcome.value.cells);
    say(title, detail);
  };

  switch (target?.kind) {
    case undefined:
      return say("Nothing was read again", "The key r reads what has the focus in the grid.");
    case "cell":
      return checkCell(target.cell);
    case "model":
      return scan({ models: [target.modelId] }, nameOf(target.modelId));
    case "region":
      return scan({ regions: [target.region] }, target.region);
    case "account": {
      const account = snapshot.accounts.find(({ key }) => key === target.account);
      return scan({ accounts: [target.account] }, account ? accountLabel(account) : target.account);
    }
    case "group": {
      if (scope.by === "accounts") return scan({}, "The model");
      const models = snapshot.models.filter(({ provider }) => provider === target.group);
      return scan({ models: models.map(({ modelId }) => modelId) }, target.group);
    }
  }
}
