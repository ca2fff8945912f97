"use client";

import { type ReactNode, useRef } from "react";
import { useOpenCell } from "@/components/matrix/use-open-cell";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { useToast } from "@/components/ui/toast";
import { useCopy } from "@/components/ui/use-copy";
import type { PlanView } from "@/lib/contracts/plan";
import { DEFAULT_ORDER, rowsOf } from "@/lib/domain/plan/rows";
import { selectedOf } from "@/lib/domain/plan/selection";
import { terminalLine } from "@/lib/domain/plan/terminal";
import { commandsText, planText } from "@/lib/domain/plan/text";
import { CauseList } from "./cause-list";
import { PhoneBar } from "./phone-bar";
import { PlanSheet } from "./plan-sheet";
import { TextPane } from "./text-pane";
import { usePlanText } from "./use-plan-text";
import type { PlanUrl } from "./use-plan-url";

type PlanBoardProps = {
  view: PlanView;
  planUrl: PlanUrl;
  /** It answers what was asked before. */
  isOld: boolean;
  children: ReactNode;
};

/** The table beside the text; on narrow screens above it. */
export function PlanBoard({ view, planUrl, isOld, children }: PlanBoardProps) {
  const { url, set, order, filter, picked } = planUrl;
  const { plan, maskAccountIds: mask } = view;
  const groups = rowsOf(plan.causes, { filter, order });
  const selected = selectedOf(picked === null ? groups : rowsOf(plan.causes, UNFILTERED), picked);
  const owner = selected[0]?.owner ?? null;
  const key = JSON.stringify([planUrl.asked, url.pick, picked === null && filter, isOld]);
  const { doc, changed, update } = usePlanText({ view, selected, key });
  const copies = useCopies({ doc, planUrl, mask });
  const stage = useRef<HTMLDivElement>(null);
  const { cell } = useOpenCell();
  useHotkeys({ c: copies.text });
  return (
    <div
      aria-busy={isOld}
      data-print="flow"
      className="grid grid-cols-[minmax(0,1fr)] max-sm:pb-14 xl:h-[calc(100dvh-var(--bar-h))] xl:grid-cols-[minmax(0,1fr)_460px] 2xl:grid-cols-[minmax(0,1fr)_560px]"
    >
      <CauseList ref={stage} {...{ view, planUrl, groups, selected }}>
        {children}
      </CauseList>
      <TextPane
        {...{ owner, doc, mask, changed }}
        covered={cell !== null}
        form={url.form}
        terminal={terminalOf(view, planUrl, owner)}
        hasCommands={doc?.steps.some(({ commands }) => commands.length > 0) ?? false}
        onForm={(form) => void set({ form })}
        onUpdate={update}
        onCopy={copies.text}
        onCopyCommands={copies.commands}
        onCopyLink={copies.link}
      />
      {owner !== null && <PhoneBar owner={owner} count={selected.length} onCopy={copies.text} />}
      <PlanSheet groups={groups} stage={stage} />
    </div>
  );
}

const UNFILTERED = { filter: { q: "", owners: [] }, order: DEFAULT_ORDER } as const;

function terminalOf(
  { plan }: PlanView,
  { url: { requirement } }: PlanUrl,
  owner: Parameters<typeof terminalLine>[0]["owner"],
): string {
  const accounts = plan.accounts.map(({ accountId, name, key }) => name ?? accountId ?? key);
  return terminalLine({ owner, requirements: requirement, accounts });
}

type Copied = Pick<ReturnType<typeof usePlanText>, "doc"> & { planUrl: PlanUrl; mask: boolean };

function useCopies({ doc, planUrl: { url }, mask }: Copied) {
  const written = useCopy();
  const say = useToast();
  const copy = (text: string, what: string) => written(text, { done: () => say(`${what} copied`) });
  const form = url.form === "preview" ? "markdown" : url.form;
  return {
    text: () => doc && copy(planText(doc, form, { mask }), "Text"),
    commands: () => doc && copy(commandsText(doc, { mask }), "Commands"),
    link: () => copy(location.href, "Link"),
  };
}
