"use client";

import { useState } from "react";
import { ReviewLink } from "@/components/acts/review-link";
import { SentenceDialog } from "@/components/acts/sentence-dialog";
import { useDiscard } from "@/components/acts/use-discard";
import { accountOf } from "@/components/acts/words";
import { keepAccount } from "@/components/shell/use-account";
import { Button, buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useToast } from "@/components/ui/toast";
import type { ActLine } from "@/lib/contracts/acts";
import { useDeclineAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";
import { routes } from "@/lib/routes";

/** What the person who looks can do with an act, by its state. */
export function RowActions({ act }: { act: ActLine }) {
  const { state, may, account, target } = act;
  switch (state) {
    case "previewed":
      if (!may.confirm) return <Withdraw act={act} />;
      return (
        <Link href={hrefOf(act)} className={buttonClass()}>
          Review and confirm
        </Link>
      );
    case "asked":
      return (
        <>
          {may.review && (
            <ReviewLink account={account} targets={[target]}>
              Review…
            </ReviewLink>
          )}
          {may.decline && !act.wish?.you && <Decline act={act} />}
          {act.wish?.you && <Withdraw act={act} />}
        </>
      );
    case "accepted":
      return (
        <Link href={keepAccount(routes.pending(), account)} className="link leading-7">
          Watch
        </Link>
      );
    case "failed":
    case "refused":
      return (
        may.review && (
          <ReviewLink account={account} targets={[target]}>
            Review…
          </ReviewLink>
        )
      );
    default:
      return null;
  }
}

/** The answers of a form are only where they were typed, so its review begins with them. */
const hrefOf = ({ id, account, target }: ActLine): string =>
  target.kind === "submit-use-case-form"
    ? routes.actForm({ account, region: target.region })
    : routes.act(id);

const QUIET = "ml-0.5 px-1.5! max-sm:h-9";

function Withdraw({ act }: { act: ActLine }) {
  const discard = useDiscard();
  if (!act.may.withdraw) return null;
  return (
    <Button
      variant="quiet"
      busy={discard.isPending}
      aria-label={`Withdraw: ${act.title}`}
      className={QUIET}
      onClick={() => void discard.run([act])}
    >
      Withdraw
    </Button>
  );
}

function Decline({ act }: { act: ActLine }) {
  const [open, setOpen] = useState(false);
  const decline = useDeclineAct();
  const say = useToast();
  const end = () => setOpen(false);
  const send = async (said: string): Promise<string | null> => {
    const outcome = await decline.send({ id: act.id, said });
    if (!outcome.ok) return problemText(outcome.problem);
    if (!outcome.value.ok) return outcome.value.refusal.message;
    end();
    say("Declined.", `${act.wish?.name ?? "Who asked"} sees why on Acts.`);
    return null;
  };
  return (
    <>
      <Button
        variant="quiet"
        aria-label={`Decline: ${act.title}`}
        className={QUIET}
        onClick={() => setOpen(true)}
      >
        Decline…
      </Button>
      <SentenceDialog
        title="Decline"
        open={open}
        label="Why not, in a sentence"
        button="Decline"
        sending="Declining"
        cancel="Keep it asked"
        onSend={send}
        onCancel={end}
      >
        <p>
          <b className="font-medium">
            {act.title} for {accountOf(act)}.
          </b>{" "}
          {act.wish && `${act.wish.name} asked: “${act.wish.reason}”`}
        </p>
      </SentenceDialog>
    </>
  );
}
