"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { modelName } from "@/components/acts/begin/name-of-target";
import type { Item } from "@/components/acts/many/use-many";
import { ShortAftermath } from "@/components/acts/review/aftermath";
import { Kv } from "@/components/acts/review/kv";
import { Why } from "@/components/acts/review/outcome-panel";
import { ShortRates } from "@/components/acts/review/rates";
import { documentOf, openedText, TermsLink, useTermsLink } from "@/components/acts/review/terms";
import { TickLine } from "@/components/acts/review/tick-line";
import { ReviewLink } from "@/components/acts/review-link";
import { validText } from "@/components/acts/words";
import { buttonClass } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { StateText } from "@/components/ui/state-chip";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { ActView } from "@/lib/contracts/acts";
import type { PreviewSubject } from "@/lib/domain/acts/preview";
import { tokenPriceText } from "@/lib/domain/acts/price";
import { ENDS_SOON } from "@/lib/domain/acts/words";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { counted } from "@/lib/domain/words/counted";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { ofItsOwn } from "@/lib/domain/words/sentence";
import { routes } from "@/lib/routes";

export type Sending = "no" | "not-sent" | "sent";

type OfferItemProps = {
  account: string;
  item: Item;
  snapshot: MatrixSnapshot;
  ticked: boolean;
  /** It is among those that were confirmed, and what came of that. */
  sending: Sending;
  onTick: (ticked: boolean) => void;
};

/** One offer, shown whole: terms, rate card and what comes after; or why it can't be accepted, and where to go. */
export function OfferItem({ account, item, snapshot, ticked, sending, onTick }: OfferItemProps) {
  const { act, refusal, reading, target } = item;
  const modelId = target.kind === "accept-agreement" ? target.modelId : "";
  const name = modelName(modelId, snapshot);
  const offer = act && offerOf(act);
  const can = offer !== null && act?.state === "previewed" && act.may.confirm && sending === "no";
  return (
    <li className="border-b border-line pt-3.5 pb-[18px]">
      <TickLine checked={can && ticked} onChange={onTick} disabled={!can}>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <b className="font-semibold">{name}</b>
          <Code className="text-ink-3">
            <UnbrokenId>{modelId}</UnbrokenId>
          </Code>
          {offer && (
            <span className="ml-auto text-sm text-ink-2 max-sm:ml-0 max-sm:w-full">
              {counted(offer.offeredIn, "Region")}
            </span>
          )}
        </span>
      </TickLine>
      <div className="pt-2 pl-[26px] max-sm:pl-0">
        {offer?.ends?.map((text) => (
          <p key={text} className="mb-2 flex items-baseline gap-1.5">
            <TriangleAlert
              aria-hidden
              className="size-3 flex-none translate-y-px"
              strokeWidth={2}
            />
            <span className="max-w-[92ch]">
              <b className="font-semibold">{ENDS_SOON}.</b> {text}
            </span>
          </p>
        ))}
        {act && sending !== "no" && <Outcome act={act} sending={sending} />}
        {act && offer && <Offer act={act} offer={offer} />}
        {!act && refusal && <CanNot {...{ account, item, name }} />}
        {!act && !refusal && (
          <p className="text-ink-3" aria-busy={reading}>
            {reading ? (
              <>
                <span className="sr-only">Reading AWS</span>
                <Skeleton className="w-[min(420px,70%)]" />
              </>
            ) : (
              "not read"
            )}
          </p>
        )}
      </div>
    </li>
  );
}

export type Offer = Extract<PreviewSubject, { kind: "accept-agreement" }>;

export const offerOf = ({ preview }: ActView): Offer | null =>
  preview?.subject.kind === "accept-agreement" ? preview.subject : null;

function Offer({ act, offer }: { act: ActView; offer: Offer }) {
  const { terms } = offer;
  const link = useTermsLink({ id: act.id, serverNow: act.serverNow });
  return (
    <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,8fr)_minmax(0,4fr)] gap-x-8 gap-y-2 max-sm:grid-cols-1">
      <Column title="Terms">
        {terms.termsHost === null ? (
          <p>AWS gave no link.</p>
        ) : (
          <p>
            <TermsLink provider={terms.provider} {...link} />
          </p>
        )}
        <p className="text-sm leading-[18px] text-ink-2">
          Refunds: {terms.refundPolicy ? `“${terms.refundPolicy}”` : "nothing named."} Valid:{" "}
          {validText(terms.validFor)}. {link.opened && openedText(link.opened)}
        </p>
        <Kv
          tight
          entries={[
            ["Offer", terms.offerId ?? "without an id"],
            ["SHA-256", documentOf(link)],
          ]}
        />
      </Column>
      <Column title="Rate card, USD as AWS sends it">
        <ShortRates rows={terms.rateCard} />
        <p className="mt-1.5 text-sm leading-[18px] text-ink-2">{priceText(offer)}</p>
      </Column>
      <Column title="After">
        <ShortAftermath rows={act.preview?.stillMissing ?? []} />
      </Column>
    </div>
  );
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="text-xs font-normal text-ink-3">{title}</h3>
      {children}
    </div>
  );
}

function priceText({ terms: { price } }: Offer): string {
  if (price === null) return "As in the card; no price per token can be told.";
  const where = price.scope === "global" ? ", global" : "";
  const text = tokenPriceText(price);
  return `${ofItsOwn(text)}${where}.`;
}

type CanNotProps = { account: string; item: Item; name: string };

function CanNot({ account, item: { refusal, target }, name }: CanNotProps) {
  if (!refusal) return null;
  const { code, message, next, owner, act } = refusal;
  const needsForm = /\bform\b/.test(message) && /^anthropic\./.test(idOf(target));
  return (
    <div className="grid gap-1">
      <p>
        <StateText state="blocked">Can’t be accepted yet</StateText>
      </p>
      <p className="max-w-[68ch]">
        {message} {owner && <b className="font-medium">{OWNER_WORD[owner]}: </b>}
        {next}
      </p>
      <p className="mt-1 flex flex-wrap gap-2">
        {needsForm && (
          <Link href={routes.actForm({ account })} className={buttonClass()}>
            Fill in the form…
          </Link>
        )}
        {code === "CHOOSE_OFFER" && (
          <ReviewLink account={account} targets={[target]} aria-label={`Choose an offer: ${name}`}>
            Choose an offer…
          </ReviewLink>
        )}
        {act && (
          <Link href={routes.act(act)} className={buttonClass()}>
            The act under way
          </Link>
        )}
      </p>
    </div>
  );
}

const idOf = (target: Item["target"]): string =>
  target.kind === "accept-agreement" ? target.modelId : "";

/** What came of one that was confirmed. */
function Outcome({ act, sending }: { act: ActView; sending: Sending }) {
  if (sending === "not-sent")
    return <p className="mb-2 font-medium">Not sent: it would meet the same refusal.</p>;
  return (
    <div className="mb-2" role="status">
      <p>{outcomeWord(act)}</p>
      {act.why && <Why why={act.why} />}
    </div>
  );
}

/** How one stands, in a word with its sign. */
export function outcomeWord({ state, existed }: Pick<ActView, "state" | "existed">): ReactNode {
  switch (state) {
    case "done":
      return <StateText state="ready">Done</StateText>;
    case "accepted":
      return (
        <StateText state="pending">
          {existed ? "Accepted before, by AWS’s record" : "AWS accepted it"}
        </StateText>
      );
    case "sent":
    case "unknown":
      return <StateText state="unknown">Not known yet</StateText>;
    case "refused":
    case "failed":
      return <StateText state="blocked">Refused</StateText>;
    case "previewed":
      return "Not sent";
    default:
      return state;
  }
}
