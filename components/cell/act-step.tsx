"use client";

import type { ReactNode } from "react";
import { ActButtons, AskedNote } from "@/components/acts/act-buttons";
import { useMayAct } from "@/components/acts/use-may-act";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import type { CellView } from "@/lib/contracts/cell";
import { elsewhereOf } from "@/lib/domain/acts/elsewhere";
import { actForCell } from "@/lib/domain/acts/for-cell";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { partitionOf } from "@/lib/domain/region";

const LEAD = {
  "accept-agreement":
    "Read the terms and the price, then confirm. The review reads AWS afresh and sends nothing by itself.",
  "request-quota-increase": "Read what is asked for, then confirm.",
  "enable-region":
    "Read what it switches on, then confirm. The review reads AWS afresh and sends nothing by itself.",
  "submit-use-case-form":
    "Answer, read exactly what is sent, then confirm. The answers stay in the page until then.",
} as const satisfies Record<ActTarget["kind"], string>;

type ActStepProps = {
  cell: CellView;
  /** What else can be done about the cell. */
  children: ReactNode;
  /** In place of the act, where acts of its kind are off. */
  otherwise: ReactNode;
};

/** The next step of a cell that an act opens: the review or the wish, the same as a command, and AWS's own page. */
export function ActStep({ cell, children, otherwise }: ActStepProps) {
  const { account, region, modelName, fix, warnings } = cell;
  const target = actForCell({ ...cell, ends: warnings.length > 0 });
  const may = useMayAct(account, target);
  if (target === null || !may.on) return otherwise;
  const { command, needs } = elsewhereOf({
    target,
    accountId: account,
    partition: partitionOf(region) ?? "aws",
    portal: null,
  });
  return (
    <section className="border-b border-line bg-sunken px-6 py-4 max-sm:px-4">
      <h2 className="mb-2">Next step</h2>
      <p>{LEAD[target.kind]}</p>
      <div
        className="mt-3 flex flex-wrap items-center gap-2 max-sm:*:h-10 max-sm:*:w-full"
        data-print="hide"
      >
        <ActButtons account={account} target={target} name={modelName} size="lg" primary />
        {children}
      </div>
      <AskedNote account={account} target={target} />
      <Command text={command} className="mt-3" />
      <p className="mt-2 text-sm leading-[18px] text-ink-2">
        {fix?.primary && (
          <>
            Or in AWS: <LinkOut href={fix.primary.href}>{fix.primary.label}</LinkOut>.{" "}
          </>
        )}
        Needs <Code>{needs}</Code>.
      </p>
    </section>
  );
}
