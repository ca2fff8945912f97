"use client";

import { Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useAnnounce } from "@/components/shell/announcer";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { PlanView } from "@/lib/contracts/plan";
import type { Owner } from "@/lib/domain/owner";
import { rowsOf } from "@/lib/domain/plan/rows";
import { added, type Selected, selectedOf, toggled } from "@/lib/domain/plan/selection";
import { planSentence } from "@/lib/domain/plan/sentence";
import { commandsText, planText } from "@/lib/domain/plan/text";
import { terminalLine } from "@/lib/domain/plan/terminal";
import type { PlanCause } from "@/lib/domain/plan/types";
import { counted } from "@/lib/domain/plan/words";
import { OWNER_PHRASE } from "@/lib/domain/words/owners";
import { routes } from "@/lib/routes";
import { PlanTable } from "./plan-table";
import { PlanTools } from "./plan-tools";
import { TextPane } from "./text-pane";
import { useCopy } from "./use-copy";
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
  const { plan } = view;
  const groups = rowsOf(plan.causes, { filter, order });
  const selected = selectedOf(picked === null ? groups : rowsOf(plan.causes, ALL), picked);
  const owner = selected[0]?.owner ?? null;
  const key = JSON.stringify([planUrl.asked, url.pick, picked === null && filter, isOld]);
  const text = usePlanText({ view, selected, key });
  const select = useSelect(planUrl, selected);
  const copy = useCopies({ text: text.doc, planUrl, mask: view.maskAccountIds });
  const open = useOpenCellOf();
  useHotkeys({ c: copy.text });
  const count = selected.length;
  return (
    <div
      aria-busy={isOld}
      data-print="flow"
      className="grid grid-cols-[minmax(0,1fr)_560px] max-xl:grid-cols-[minmax(0,1fr)] max-sm:pb-14 xl:h-[calc(100dvh-var(--bar-h))]"
    >
      <div className="scroll-thin px-3 pt-4 pb-12 sm:pt-6 sm:pr-6 sm:pl-5 xl:min-h-0 xl:overflow-y-auto" data-print="flow">
        {children}
        <header className="mb-5">
          <h1>Plan</h1>
          <p className="mt-2 max-w-[112ch] text-lg text-pretty max-sm:text-md">
            {planSentence(plan)}
          </p>
        </header>
        {!view.complete && (
          <Notice state="unknown" title="No whole scan stands behind this yet." className="mb-4">
            What was not read is told as not known; it is read by the scan that runs, or the next.
          </Notice>
        )}
        <PlanTools view={view} planUrl={planUrl} />
        {groups.length > 0 ? (
          <PlanTable
            groups={groups}
            selected={selected}
            order={order}
            onOrder={({ by, descending }) =>
              void set({ sort: descending ? `-${by}` : by })
            }
            onToggle={(causes) => select(toggled({ selected, causes }), causes[0]?.owner)}
            onAdd={(causes) => select(added({ selected, causes }), causes[0]?.owner)}
            onOpen={open}
          />
        ) : (
          <Empty
            title={plan.causes.length > 0 ? "No cause fits these filters." : "Nothing stands in the way here."}
          />
        )}
      </div>
      <TextPane
        owner={owner}
        doc={text.doc}
        form={url.form}
        mask={view.maskAccountIds}
        changed={text.changed}
        terminal={terminalLine({ owner, requirements: url.requirement, accounts: accountsOf(view) })}
        hasCommands={text.doc?.steps.some(({ commands }) => commands.length > 0) ?? false}
        onForm={(form) => void set({ form })}
        onUpdate={text.update}
        onCopy={copy.text}
        onCopyCommands={copy.commands}
        onCopyLink={copy.link}
      />
      {owner !== null && count > 0 && (
        <div
          data-print="hide"
          className="fixed inset-x-0 bottom-(--tabs-h) z-44 flex h-13 items-center gap-2 border-t border-line-strong bg-surface px-3 sm:hidden"
        >
          <span className="min-w-0 truncate">
            <b className="font-medium">{counted(count, "cause")}</b>{" "}
            <span className="text-ink-2">for {OWNER_PHRASE[owner]}</span>
          </span>
          <Button variant="primary" onClick={copy.text} className="ml-auto h-9 max-sm:h-9">
            <Copy aria-hidden strokeWidth={1.5} />
            Copy text
          </Button>
        </div>
      )}
    </div>
  );
}

const ALL = {
  filter: { q: "", owners: [] },
  order: { by: "required", descending: true },
} as const;

const accountsOf = ({ plan }: PlanView): readonly string[] =>
  plan.accounts.map(({ accountId, name, key }) => name ?? accountId ?? key);

/** Takes a selection into the address; one that began anew, since one text is for one owner, says so. */
function useSelect({ pick }: PlanUrl, before: readonly PlanCause[]) {
  const announce = useAnnounce();
  const say = useToast();
  return ({ ids, anew }: Selected, owner: Owner | null | undefined) => {
    pick(ids);
    const whom = owner ? OWNER_PHRASE[owner] : "nobody";
    if (anew && before.length > 0)
      say(`A new selection, for ${whom}`, "One text is for one owner.");
    announce(`${counted(ids.length, "cause")} selected`);
  };
}

type Copied = { text: ReturnType<typeof usePlanText>["doc"]; planUrl: PlanUrl; mask: boolean };

function useCopies({ text, planUrl: { url }, mask }: Copied) {
  const copy = useCopy();
  const form = url.form === "preview" ? "markdown" : url.form;
  return {
    text: () => text && copy(planText(text, form, { mask }), "Text"),
    commands: () => text && copy(commandsText(text, { mask }), "Commands"),
    link: () => copy(location.href, "Link"),
  };
}

/** Leads to the sheet of a cause's first cell. */
function useOpenCellOf() {
  const router = useRouter();
  return ({ at }: PlanCause) => {
    if (at) router.push(routes.cell(at.account, at.region, at.modelId));
  };
}
