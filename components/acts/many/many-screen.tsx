"use client";

import { useState } from "react";
import { ManyHead } from "@/components/acts/many/many-head";
import { ManyPanel } from "@/components/acts/many/many-panel";
import { OfferItem, offerOf, type Sending } from "@/components/acts/many/offer-item";
import { type Item, useMany } from "@/components/acts/many/use-many";
import { RefusedNotice } from "@/components/acts/refused-notice";
import { ReviewLayout } from "@/components/acts/review/layout";
import { usePageTitle } from "@/components/ui/use-page-title";
import type { ActRefusalView, ActsView, ManyAnswer } from "@/lib/contracts/acts";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

type ManyScreenProps = {
  account: string;
  targets: readonly ActTarget[];
  view: ActsView;
  snapshot: MatrixSnapshot;
};

export type Sent = Extract<ManyAnswer, { ok: true }>["acts"];

/** Several offers, each shown whole and ticked by itself; confirmed together, sent one after the other. */
export function ManyScreen({ account, targets, view, snapshot }: ManyScreenProps) {
  const many = useMany({ account, targets, view });
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [sent, setSent] = useState<Sent | null>(null);
  const [refusal, setRefusal] = useState<ActRefusalView | null>(null);
  usePageTitle(`Review ${targets.length} offers`);
  const tick = (key: string, ticked: boolean) =>
    setChosen((now) => new Map([...now, [key, ticked]]));
  const isTicked = (item: Item) => chosen.get(item.key) ?? !endsSoon(item);
  const own = view.accounts.find((one) => one.account === account || one.accountId === account);
  const ticked = many.items.filter((item) => isOpen(item) && isTicked(item));
  return (
    <ReviewLayout
      head={
        <>
          <ManyHead
            items={many.items}
            accountId={own?.accountId ?? account}
            name={own?.name ?? null}
            sent={sent}
          />
          {refusal && <RefusedNotice refusal={refusal} />}
          {sent?.flatMap(({ id, refusal: why }) =>
            why ? <RefusedNotice key={id} refusal={why} /> : [],
          )}
        </>
      }
      side={
        <ManyPanel
          account={own?.account ?? account}
          items={many.items}
          ticked={ticked}
          isReading={many.isReading}
          left={many.left}
          accountId={own?.accountId ?? account}
          partition={snapshot.accounts.find(({ key }) => key === own?.account)?.partition ?? "aws"}
          sent={sent}
          onRead={(some) => {
            setSent(null);
            setRefusal(null);
            void many.readAll(some);
          }}
          onSent={setSent}
          onRefusal={setRefusal}
        />
      }
    >
      <ol className="mt-5 border-t border-line-strong">
        {many.items.map((item) => (
          <OfferItem
            key={item.key}
            account={account}
            item={item}
            snapshot={snapshot}
            ticked={isTicked(item)}
            sending={sendingOf(item, sent)}
            onTick={(next) => tick(item.key, next)}
          />
        ))}
      </ol>
      <p className="mt-3 max-w-[92ch] text-ink-3">
        The agreements have no Region; the Regions are those where a model is offered. Billed by AWS
        Marketplace from the first call, no fixed fee. A signature can’t be undone; cancelling a
        subscription blocks nothing.
      </p>
    </ReviewLayout>
  );
}

/** One of a model that ends is signed only where it is chosen. */
const endsSoon = ({ act }: Item): boolean => act !== null && offerOf(act)?.ends !== undefined;

const isOpen = ({ act }: Item): boolean => act?.state === "previewed" && act.may.confirm;

function sendingOf({ act }: Item, sent: Sent | null): Sending {
  const own = sent?.find(({ id }) => id === act?.id);
  if (!own) return act === null || act.state === "previewed" ? "no" : "sent";
  return own.outcome === "not-sent" ? "not-sent" : "sent";
}
