"use client";

import { ActsTable } from "@/components/acts/list/acts-table";
import { ActsTools } from "@/components/acts/list/acts-tools";
import { fitsText } from "@/components/acts/list/fitting";
import { GROUPS, type Group } from "@/components/acts/list/groups";
import { useActsUrl } from "@/components/acts/list/use-acts-url";
import { useStill } from "@/components/acts/list/use-still";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Block, PageHeader, WidePage } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActLine, ActsView } from "@/lib/contracts/acts";
import { figure } from "@/lib/domain/words/figure";
import { useActs } from "@/lib/queries/acts-list";
import { forbiddenIn } from "@/lib/queries/client";

/** What waits to be finished first, then what is asked for, under way, and ended. */
export function ActsScreen() {
  const { data: view, error } = useActs();
  const actsUrl = useActsUrl();
  const { url } = actsUrl;
  const still = useStill(view?.acts);
  const refused = forbiddenIn(error);
  const fits = (act: ActLine) =>
    (url.on.length === 0 || url.on.includes(act.account)) &&
    (url.kind.length === 0 || url.kind.includes(act.kind)) &&
    fitsText(act, url.q);
  return (
    <WidePage>
      <PageHeader title="Acts" actions={view && <ActsTools view={view} actsUrl={actsUrl} />}>
        {refused ??
          "What people want done to AWS, by whom, and what came of it. Nothing is sent without a confirmed review."}
      </PageHeader>
      {error && !refused && (
        <Notice title="Acts can’t be read now." className="max-w-[760px]">
          {view ? "What was read before is shown." : "They are asked for again by themselves."}
        </Notice>
      )}
      {view && !view.enabled && <Off />}
      {still.fresh > 0 && (
        <Notice
          className="mt-4 max-w-[760px]"
          title={still.fresh === 1 ? "1 new act." : `${still.fresh} new acts.`}
          action={<Button onClick={still.show}>Show</Button>}
        />
      )}
      {view ? <Parts view={view} of={still.of} fits={fits} /> : !refused && <Loading />}
    </WidePage>
  );
}

function Loading() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-8 w-80" />
    </div>
  );
}

function Off() {
  return (
    <Notice title="Acts are off." className="max-w-[760px]">
      Nothing can be sent to AWS from here. <Code>actions.enabled</Code> in the configuration file
      and an <Code>actRole</Code> of an account switch them on.
    </Notice>
  );
}

type Part = {
  title: string;
  columns: readonly [string, string, string, string];
  /** Beside the title, where there is something. */
  note: (count: string, view: ActsView) => string;
  /** Said where there is nothing; null: the part is left out then. */
  empty: { title: string; text: string } | null;
};

const SECOND = "Second person is on: who previewed an act can’t confirm it.";

/** In their order. */
const PARTS = {
  waiting: {
    title: "Waiting for confirmation",
    columns: ["Act", "Review", "By", "Why, or who may"],
    note: (count, { secondPerson }) => (secondPerson ? `${count}. ${SECOND}` : count),
    empty: {
      title: "Nothing waits for you.",
      text: "A preview stays here for its ten minutes, until somebody who may confirms it.",
    },
  },
  asked: {
    title: "Asked",
    columns: ["Act", "State", "By", "Reason"],
    note: (count) => count,
    empty: null,
  },
  "under-way": {
    title: "Under way",
    columns: ["Act", "State", "By", "What happens next"],
    note: (count) => `${count}, also on Pending`,
    empty: null,
  },
  ended: {
    title: "Ended",
    columns: ["Act", "Outcome", "By", "What AWS shows"],
    note: () => "last 7 days",
    empty: {
      title: "None ended.",
      text: "Each one stays here for 7 days; the record keeps all.",
    },
  },
} as const satisfies Record<Group, Part>;

type PartsProps = {
  view: ActsView;
  of: (group: Group) => readonly ActLine[];
  fits: (act: ActLine) => boolean;
};

function Parts({ view, of, fits }: PartsProps) {
  useRowKeys();
  return GROUPS.map((group) => {
    const all = of(group);
    const acts = all.filter(fits);
    const { title, columns, note, empty }: Part = PARTS[group];
    if (all.length > 0 && acts.length === 0)
      return (
        <Block key={group} title={title}>
          <Empty title="None fits these filters." />
        </Block>
      );
    if (acts.length === 0)
      return (
        empty && (
          <Block key={group} title={title}>
            <Empty title={empty.title}>{empty.text}</Empty>
          </Block>
        )
      );
    return (
      <Block key={group} title={title} note={note(figure(acts.length), view)}>
        <ActsTable label={title} columns={columns} acts={acts} serverNow={view.serverNow} />
      </Block>
    );
  });
}
