"use client";

import { ChevronDown, ChevronUp, Link2, RotateCw, X } from "lucide-react";
import { IfMay } from "@/components/access/if-may";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useToast } from "@/components/ui/toast";
import { useCopy } from "@/components/ui/use-copy";
import type { CellRef } from "@/lib/domain/cell-ref";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { routes } from "@/lib/routes";

type SheetBarProps = {
  account: string;
  /** How an address names the accounts shown. */
  shown: string | null;
  cell: CellRef;
  onStep: (by: 1 | -1) => void;
  onRecheck: () => void;
  onClose: () => void;
};

/** Whose cell it is, and what can be done with the sheet. */
export function SheetBar({ account, shown, cell, onStep, onRecheck, onClose }: SheetBarProps) {
  const say = useToast();
  const copy = useCopy();
  const copyLink = () => {
    const path = routes.cell(cell.account, cell.region, cell.modelId, shown);
    const address = new URL(path, location.origin).href;
    copy(address, { done: () => say("Link copied"), shown: address });
  };
  return (
    <div
      data-print="hide"
      className="sticky top-0 z-3 flex h-11 items-center gap-1 border-b border-line bg-surface pr-3 pl-6 text-sm text-ink-2 max-sm:pr-2 max-sm:pl-4"
    >
      <span className="mr-auto min-w-0 truncate">{account}</span>
      <Button variant="quiet" icon aria-label="Cell above" onClick={() => onStep(-1)}>
        <ChevronUp aria-hidden strokeWidth={1.5} />
      </Button>
      <Button variant="quiet" icon aria-label="Cell below" onClick={() => onStep(1)}>
        <ChevronDown aria-hidden strokeWidth={1.5} />
      </Button>
      <Button variant="quiet" icon aria-label="Copy link" onClick={copyLink}>
        <Link2 aria-hidden strokeWidth={1.5} />
      </Button>
      <IfMay right="ask" on={cell.account === ALL_ACCOUNTS ? null : cell.account}>
        <Button variant="quiet" onClick={onRecheck}>
          <RotateCw aria-hidden strokeWidth={1.5} />
          Re-check
          <Kbd>r</Kbd>
        </Button>
      </IfMay>
      <Button variant="quiet" icon aria-label="Close" onClick={onClose}>
        <X aria-hidden strokeWidth={1.5} />
      </Button>
    </div>
  );
}
