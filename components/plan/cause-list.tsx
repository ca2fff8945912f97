"use client";

import type { ReactNode, Ref } from "react";
import { useOpenCell } from "@/components/matrix/use-open-cell";
import { useAnnounce } from "@/components/shell/announcer";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { PlanView } from "@/lib/contracts/plan";
import type { Owner } from "@/lib/domain/owner";
import { isWhole } from "@/lib/domain/plan/exit-code";
import type { OwnerGroup } from "@/lib/domain/plan/make-plan";
import { added, type Selected, toggled } from "@/lib/domain/plan/selection";
import { planSentence } from "@/lib/domain/plan/sentence";
import type { PlanCause } from "@/lib/domain/plan/types";
import { counted } from "@/lib/domain/plan/words";
import { OWNER_PHRASE } from "@/lib/domain/words/owners";
import { PlanTable } from "./plan-table";
import { PlanTools } from "./plan-tools";
import type { PlanUrl } from "./use-plan-url";

type CauseListProps = {
  view: PlanView;
  planUrl: PlanUrl;
  groups: readonly OwnerGroup[];
  selected: readonly PlanCause[];
  ref: Ref<HTMLDivElement>;
  /** What failed, above all else. */
  children: ReactNode;
};

/** The sentence that answers, the filters and the table of causes. */
export function CauseList({ view, planUrl, groups, selected, ref, children }: CauseListProps) {
  const select = useSelect(planUrl, selected);
  const { open } = useOpenCell();
  const none = view.plan.causes.length > 0 ? "No cause fits these filters." : nothingIn(view);
  return (
    <div
      ref={ref}
      data-print="flow"
      className="scroll-thin relative px-3 pt-4 pb-12 sm:pt-6 sm:pr-6 sm:pl-5 xl:min-h-0 xl:overflow-y-auto"
    >
      {children}
      <header className="mb-5">
        <h1>Plan</h1>
        <p className="mt-2 max-w-[112ch] text-lg max-sm:text-md">{planSentence(view.plan, view)}</p>
      </header>
      {!view.complete && (
        <Notice state="unknown" title="No whole scan stands behind this yet." className="mb-4">
          What was not read is told as not known; the scan that runs reads it, or the next one.
        </Notice>
      )}
      <PlanTools view={view} planUrl={planUrl} />
      {groups.length > 0 ? (
        <PlanTable
          groups={groups}
          selected={selected}
          order={planUrl.order}
          onOrder={({ by, descending }) => void planUrl.set({ sort: descending ? `-${by}` : by })}
          onToggle={(causes) => select(toggled({ selected, causes }), causes)}
          onAdd={(causes) => select(added({ selected, causes }), causes)}
          onOpen={({ at }) => at && open(at)}
        />
      ) : (
        <Empty title={none} />
      )}
    </div>
  );
}

function nothingIn({ plan, complete }: PlanView): string {
  if (!isWhole(plan, { complete })) return "Nothing that was read stands in the way here.";
  const nothing = plan.notOffered.length > 0 ? "Nothing else" : "Nothing";
  return `${nothing} stands in the way here.`;
}

/** Takes a selection into the address; one that began anew, since one text is for one owner, says so. */
function useSelect({ pick }: PlanUrl, before: readonly PlanCause[]) {
  const announce = useAnnounce();
  const say = useToast();
  return ({ ids, anew }: Selected, causes: readonly PlanCause[]) => {
    pick(ids);
    if (anew && before.length > 0)
      say(`A new selection, for ${phraseOf(causes[0]?.owner)}`, "One text is for one owner.");
    announce(`${counted(ids.length, "cause")} selected`);
  };
}

const phraseOf = (owner: Owner | null | undefined): string =>
  owner ? OWNER_PHRASE[owner] : OWNER_PHRASE.wait;
