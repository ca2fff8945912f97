"use client";

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { ActsTable } from "@/components/acts/list/acts-table";
import type { Group } from "@/components/acts/list/groups";
import { useRowKeys } from "@/components/acts/list/use-row-keys";
import { useStill } from "@/components/acts/list/use-still";
import { KIND_WORD } from "@/components/acts/words";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Empty } from "@/components/ui/empty";
import { Facet } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { Block, PageHeader, WidePage } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActLine, ActsView } from "@/lib/contracts/acts";
import { accountLabel } from "@/lib/domain/account-label";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { figure } from "@/lib/domain/words/figure";
import { useActs } from "@/lib/queries/acts-list";
import { forbiddenIn } from "@/lib/queries/client";

const PARSERS = {
  on: parseAsArrayOf(parseAsString).withDefault([]),
  kind: parseAsArrayOf(parseAsStringLiteral(ACT_KINDS)).withDefault([]),
};

/** What waits to be finished first, then what is asked for, under way, and ended. */
export function ActsScreen() {
  const { data: view, error } = useActs();
  const [url, set] = useQueryStates(PARSERS, { clearOnDefault: true });
  const still = useStill(view?.acts);
  useRowKeys();
  const refused = forbiddenIn(error);
  const fits = ({ account, kind }: ActLine) =>
    (url.on.length === 0 || url.on.includes(account)) &&
    (url.kind.length === 0 || url.kind.includes(kind));
  const of = (group: Group) => still.of(group).filter(fits);
  return (
    <WidePage>
      <PageHeader
        title="Acts"
        actions={
          view && (
            <>
              <Facet
                label="All accounts"
                choices={view.accounts.map((one) => ({
                  value: one.account,
                  label: accountLabel({ ...one, key: one.account }),
                }))}
                chosen={url.on}
                onChange={(on) => void set({ on: [...on] })}
              />
              <Facet
                label="All kinds"
                choices={ACT_KINDS.map((value) => ({ value, label: KIND_WORD[value] }))}
                chosen={url.kind}
                onChange={(kind) => void set({ kind: [...kind] })}
              />
            </>
          )
        }
      >
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
      {view ? <Parts view={view} of={of} /> : !refused && <Skeleton className="mt-8 w-80" />}
    </WidePage>
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

type PartsProps = { view: ActsView; of: (group: Group) => readonly ActLine[] };

function Parts({ view, of }: PartsProps) {
  const { serverNow, secondPerson } = view;
  const [waiting, asked, underWay, ended] = [
    of("waiting"),
    of("asked"),
    of("under-way"),
    of("ended"),
  ];
  return (
    <>
      <Block
        title="Waiting for confirmation"
        note={
          waiting.length > 0 &&
          `${figure(waiting.length)}${secondPerson ? ". Second person is on: who previewed an act can’t confirm it." : ""}`
        }
      >
        {waiting.length === 0 ? (
          <Empty title="Nothing waits for you.">
            A preview stays here for its ten minutes, until somebody who may confirms it.
          </Empty>
        ) : (
          <ActsTable
            label="Waiting for confirmation"
            columns={["Act", "Review", "By", "Why, or who may"]}
            acts={waiting}
            serverNow={serverNow}
          />
        )}
      </Block>
      {asked.length > 0 && (
        <Block title="Asked" note={figure(asked.length)}>
          <ActsTable
            label="Asked"
            columns={["Act", "State", "By", "Reason"]}
            acts={asked}
            serverNow={serverNow}
          />
        </Block>
      )}
      {underWay.length > 0 && (
        <Block title="Under way" note={`${figure(underWay.length)}, also on Pending`}>
          <ActsTable
            label="Under way"
            columns={["Act", "State", "By", "What happens next"]}
            acts={underWay}
            serverNow={serverNow}
          />
        </Block>
      )}
      <Block title="Ended" note="last 7 days">
        {ended.length === 0 ? (
          <Empty title="None ended.">Each one stays here for 7 days; the record keeps all.</Empty>
        ) : (
          <ActsTable
            label="Ended"
            columns={["Act", "Outcome", "By", "What AWS shows"]}
            acts={ended}
            serverNow={serverNow}
          />
        )}
      </Block>
    </>
  );
}
