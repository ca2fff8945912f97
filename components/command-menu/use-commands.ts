"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTheme } from "next-themes";
import type { Entry } from "@/components/command-menu/entry";
import { findInMatrix } from "@/components/command-menu/find-in-matrix";
import { useOpenCell } from "@/components/matrix/use-open-cell";
import { useRecheck } from "@/components/matrix/use-recheck";
import { THEMES } from "@/components/shell/more-of-dashboard";
import { useCancelNow, useScanNow } from "@/components/shell/scan-control";
import type { AccountChoice } from "@/components/shell/use-account";
import { useToast } from "@/components/ui/toast";
import { useCopy } from "@/components/ui/use-copy";
import type { CellView } from "@/lib/contracts/cell";
import { accountLabel } from "@/lib/domain/account-label";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { askedWords } from "@/lib/domain/search/match";
import { ofItsOwn } from "@/lib/domain/words/sentence";
import { cellKey } from "@/lib/queries/cell";

type CommandsInput = {
  snapshot: MatrixSnapshot;
  choice: AccountChoice;
  text: string;
  onKeys: () => void;
};

/** What can be done from anywhere: check now, copy, switch the theme. Only what the words fit. */
export function useCommands({ snapshot, choice, text, onKeys }: CommandsInput): readonly Entry[] {
  const { setTheme } = useTheme();
  const scanNow = useScanNow();
  const cancelNow = useCancelNow();
  const copies = useCopies(snapshot, choice);
  const checks = useChecks(snapshot, choice, text);
  const scan: Entry = snapshot.scan
    ? { id: "cancel scan", label: "Cancel the scan", run: cancelNow.run }
    : { id: "scan", label: "Scan now: check everything", run: () => scanNow.run(EVERYTHING) };
  const words = askedWords(text);
  const fits = ({ label }: Entry) => words.every((word) => label.toLowerCase().includes(word));
  const rest: readonly Entry[] = [
    ...(scanNow.may ? [scan] : []),
    ...copies,
    ...THEMES.map(({ value, label }) => ({
      id: `theme ${value}`,
      label: `Theme: ${label}`,
      run: () => setTheme(value),
    })),
    { id: "keys", label: "Show all keys", end: "?", run: onKeys },
  ];
  return [...(scanNow.may ? checks : []), ...rest.filter(fits)];
}

const TO_COPY_OR_CHECK = /^(check|re-check|recheck)\s+/i;

/** The open cell first, then what the words name; "check sonnet" finds the same as "sonnet". */
function useChecks(
  snapshot: MatrixSnapshot,
  { keys }: AccountChoice,
  text: string,
): readonly Entry[] {
  const scope: GridScope = { by: "models", accounts: keys };
  const recheck = useRecheck({ snapshot, scope });
  const { cell } = useOpenCell();
  const found = findInMatrix(snapshot, {
    text: text.replace(TO_COPY_OR_CHECK, ""),
    accounts: keys,
  });
  const [model] = found.models;
  const [region] = found.regions;
  const [account] = found.accounts;
  const wantsOpen =
    cell && (text.trim() === "" || "check this cell now".includes(text.trim().toLowerCase()));
  return [
    ...(wantsOpen
      ? [
          {
            id: "check cell",
            label: "Check this cell now",
            end: "r",
            run: () => recheck({ kind: "cell", cell }),
          },
        ]
      : []),
    ...(model
      ? [
          {
            id: `check ${model.modelId}`,
            label: `Check ${model.name} now, in every Region`,
            run: () => recheck({ kind: "model", modelId: model.modelId }),
          },
        ]
      : []),
    ...(region
      ? [
          {
            id: `check ${region}`,
            label: `Check ${region} now`,
            run: () => recheck({ kind: "region", region }),
          },
        ]
      : []),
    ...(account && snapshot.accounts.length > 1
      ? [
          {
            id: `check ${account.key}`,
            label: `Check ${accountLabel(account)} now`,
            run: () => recheck({ kind: "account", account: account.key }),
          },
        ]
      : []),
  ];
}

/** What is on the screen and of use elsewhere. */
function useCopies(snapshot: MatrixSnapshot, { account }: AccountChoice): readonly Entry[] {
  const say = useToast();
  const client = useQueryClient();
  const { cell } = useOpenCell();
  const view = cell && client.getQueryData<CellView>(cellKey(cell));
  const written = useCopy();
  const copy = (text: string, what: string) => () =>
    written(text, { done: () => say(`${what} copied`), shown: text });
  const entry = (what: string, text: string | null | undefined): readonly Entry[] =>
    text ? [{ id: `copy ${what}`, label: `Copy ${what}`, run: copy(text, ofItsOwn(what)) }] : [];
  const shown =
    account?.accountId ?? (snapshot.accounts.length === 1 ? snapshot.accounts[0]?.accountId : null);
  return [
    ...entry("link to this view", typeof location === "undefined" ? null : location.href),
    ...entry("model id", cell?.modelId),
    ...entry("command of the next step", view?.fix?.command),
    ...entry("account id", shown),
  ];
}
