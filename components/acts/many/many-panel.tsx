"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { AskAdmin } from "@/components/acts/ask-admin";
import { soonest } from "@/components/acts/many/many-head";
import type { Sent } from "@/components/acts/many/many-screen";
import { offerOf, outcomeWord } from "@/components/acts/many/offer-item";
import type { Item } from "@/components/acts/many/use-many";
import { ReviewClock, useIsOver } from "@/components/acts/review/clock";
import { ConfirmForm } from "@/components/acts/review/confirm-form";
import { Lasting } from "@/components/acts/review/confirm-panel";
import { NOTE, PANEL, WIDE } from "@/components/acts/review/layout";
import { SecondPersonPanel } from "@/components/acts/review/second-person";
import { useDiscard } from "@/components/acts/use-discard";
import { keepAccount } from "@/components/shell/use-account";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import type { ActRefusalView, ActView } from "@/lib/contracts/acts";
import { elsewhereOf } from "@/lib/domain/acts/elsewhere";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import type { Partition } from "@/lib/domain/region";
import { useConfirmActs } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";
import { routes } from "@/lib/routes";

type ManyPanelProps = {
  account: string;
  accountId: string;
  partition: Partition;
  items: readonly Item[];
  ticked: readonly Item[];
  isReading: boolean;
  left: number;
  sent: Sent | null;
  onRead: (targets: readonly ActTarget[]) => void;
  onSent: (sent: Sent) => void;
  onRefusal: (refusal: ActRefusalView | null) => void;
};

/** The order of sending and its sum, the tick, the word and the button; afterwards what came of each. */
export function ManyPanel(props: ManyPanelProps) {
  const { account, accountId, partition, items, ticked, isReading, left, sent, onRead } = props;
  const targets = items.map(({ target }) => target);
  const unread = items.flatMap(({ act, refusal, target }) => (act || refusal ? [] : target));
  const commands = targets.map(
    (target) => elsewhereOf({ target, accountId, partition, portal: null }).command,
  );
  return (
    <>
      <MainPanel {...props} />
      {sent === null && (
        <section aria-label="Or somebody else">
          <h2>Or somebody else</h2>
          <p className="mt-0.5 text-sm leading-[18px] text-ink-2">
            Each offer as a command of AWS’s own, which signs at once: read its terms before.
          </p>
          <div className="mt-2.5 flex flex-wrap gap-2 max-sm:*:h-10 max-sm:*:flex-1">
            <CopyButton text={commands.join("\n")} label="Copy the commands" variant="plain">
              Copy {commands.length} commands
            </CopyButton>
            <AskAdmin
              account={account}
              targets={targets}
              what={`Accept ${targets.length} offers for account ${accountId}`}
            />
          </div>
        </section>
      )}
      {sent !== null && ticked.length > 0 && !isReading && (
        <Button className={WIDE} onClick={() => onRead(ticked.map(({ target }) => target))}>
          Review what is left
        </Button>
      )}
      {sent === null && !isReading && unread.length > 0 && unread.length < items.length && (
        <Button className={WIDE} onClick={() => onRead(unread)}>
          Read AWS for {unread.length} more
        </Button>
      )}
      {isReading && <p className="sr-only" role="status">{`${left} left to read`}</p>}
    </>
  );
}

function MainPanel(props: ManyPanelProps) {
  const { account, items, ticked, isReading, left, sent, onRead } = props;
  const first = soonest(ticked);
  const over = useIsOver(first?.expiresAt ?? null, first?.serverNow ?? 0);
  const readAll = () => onRead(items.map(({ target }) => target));
  const [mine] = items.flatMap(({ act }) => (act?.state === "previewed" ? act : []));
  if (sent) return <Outcomes sent={sent} account={account} />;
  if (isReading)
    return (
      <Plain title="Reading AWS">
        {left} of {items.length} left. Terms, price and what AWS shows now. Nothing is sent.
      </Plain>
    );
  if (mine && !mine.may.confirm) return <SecondPersonPanel act={mine} />;
  if (items.every(({ act, refusal }) => act === null && refusal === null))
    return (
      <Plain title="Nothing is read yet">
        A preview reads AWS afresh by the role for acts, and sends nothing.
        <Button variant="primary" className={`${WIDE} mt-3.5`} onClick={readAll}>
          Read AWS for {items.length} offers
        </Button>
      </Plain>
    );
  if (first === null || over)
    return (
      <Plain title="Nothing to confirm">
        {over
          ? "The first of these previews has expired. New ones read AWS afresh and have a clock of their own."
          : "No offer is ticked, or none can be accepted yet."}
        {(over || items.every(({ act }) => act === null)) && (
          <Button variant="primary" className={`${WIDE} mt-3.5`} onClick={readAll}>
            Preview again
          </Button>
        )}
      </Plain>
    );
  return <Confirm {...props} first={first} />;
}

function Plain({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={PANEL} aria-label="Confirm">
      <h2 className="text-lg">{title}</h2>
      <div className={NOTE}>{children}</div>
    </section>
  );
}

function Confirm({ first, ...props }: ManyPanelProps & { first: ActView }) {
  const { account, accountId, items, ticked, onSent, onRefusal } = props;
  const router = useRouter();
  const confirm = useConfirmActs();
  const discard = useDiscard();
  const acts = ticked.flatMap(({ act }) => act ?? []);
  const cells = acts.reduce((sum, act) => sum + (offerOf(act)?.offeredIn ?? 0), 0);
  const send = async (word: string) => {
    onRefusal(null);
    const of = acts.flatMap(({ id, hash }) => (hash === null ? [] : [{ id, hash }]));
    const outcome = await confirm.send({ acts: of, word });
    if (!outcome.ok) onRefusal({ code: "FAILED", message: problemText(outcome.problem) });
    else if (!outcome.value.ok) onRefusal(outcome.value.refusal);
    else onSent(outcome.value.acts);
  };
  const leave = async () => {
    await discard.run(items.flatMap(({ act }) => act ?? []));
    router.push(keepAccount(routes.acts(), account));
  };
  const offers = acts.length === 1 ? "offer" : `${acts.length} offers`;
  return (
    <ConfirmForm
      title={`Confirm ${acts.length} of ${items.length}`}
      tick={`I accept the ${acts.length === 1 ? "ticked set" : `${acts.length} ticked sets`} of terms for account ${accountId} and may bind my company to them.`}
      word={first.word ?? accountId}
      wordIs="account id"
      button={acts.length === 1 ? "Accept the offer" : `Accept ${offers}`}
      note="Stops at the first refusal that the next offer would meet too: rights, payment, Private Marketplace. What was sent stays sent, and is listed."
      hash={null}
      sending={confirm.isPending}
      onConfirm={send}
      onDiscard={() => void leave()}
    >
      {first.expiresAt !== null && (
        <ReviewClock expiresAt={first.expiresAt} serverNow={first.serverNow} />
      )}
      <ol aria-label="Sent one after the other" className="mt-3.5 border-t border-line-strong pt-2">
        {acts.map((act, at) => (
          <li key={act.id} className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-2 py-0.5">
            <span className="text-sm text-ink-3">{at + 1}</span>
            <span>{act.subject}</span>
            <span className="text-sm text-ink-3">{offerOf(act)?.offeredIn}</span>
          </li>
        ))}
      </ol>
      <p className="mt-1.5 flex justify-between border-t border-line-strong pt-1.5 font-medium">
        <span>Cells that wait for these</span>
        <span>{cells}</span>
      </p>
      <Lasting kind="accept-agreement" />
    </ConfirmForm>
  );
}

function Outcomes({ sent, account }: { sent: Sent; account: string }) {
  const left = sent.filter(({ outcome }) => outcome === "act").length;
  return (
    <section className={PANEL} role="status" aria-label="What came of it">
      <h2 className="text-lg">
        {left} of {sent.length} sent
      </h2>
      <ul className="mt-2">
        {sent.map(({ id, act, outcome, refusal }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-3 py-1">
            <span>{act?.subject ?? id}</span>
            <span>
              {outcome === "act" && act && outcomeWord(act)}
              {outcome === "refusal" && (refusal?.message ?? "Not sent")}
              {outcome === "not-sent" && "not sent, would meet the same refusal"}
            </span>
          </li>
        ))}
      </ul>
      <p className={NOTE}>The page may be closed; the server watches.</p>
      <Link
        href={keepAccount(routes.pending(), account)}
        className={cn(buttonClass(), WIDE, "mt-3.5")}
      >
        Watch on Pending
      </Link>
    </section>
  );
}
