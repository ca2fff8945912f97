"use client";

import { ReviewClock } from "@/components/acts/review/clock";
import { ConfirmForm } from "@/components/acts/review/confirm-form";
import { NOTE } from "@/components/acts/review/layout";
import { useDiscard } from "@/components/acts/use-discard";
import { accountOf, LASTING, WORD_IS } from "@/components/acts/words";
import type { ActRefusalView, ActView } from "@/lib/contracts/acts";
import type { ActKind } from "@/lib/domain/acts/kinds";
import { buttonWord, tickSentence } from "@/lib/domain/acts/words";
import { useConfirmAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";

type ConfirmPanelProps = {
  act: ActView;
  onRefusal: (refusal: ActRefusalView | null) => void;
  onDiscard: () => void;
};

/** Clock, what lasts, the tick, the word, the button, why it is off, the hash: in this order. */
export function ConfirmPanel({ act, onRefusal, onDiscard }: ConfirmPanelProps) {
  const confirm = useConfirmAct();
  const discard = useDiscard();
  const { id, hash, word, kind, expiresAt, serverNow } = act;
  const { preview } = act;
  if (preview === null || hash === null || word === null || expiresAt === null) return null;
  const send = async (typed: string) => {
    onRefusal(null);
    const outcome = await confirm.send({ id, hash, word: typed });
    if (!outcome.ok) onRefusal({ code: "FAILED", message: problemText(outcome.problem) });
    else if (!outcome.value.ok) onRefusal(outcome.value.refusal);
  };
  return (
    <ConfirmForm
      key={hash}
      title={`Confirm for ${accountOf(act)}`}
      tick={tickSentence(preview)}
      word={word}
      wordIs={WORD_IS[kind]}
      button={buttonWord(kind)}
      stopped={act.kind === "submit-use-case-form" ? FORM_GONE : null}
      note="Sent once; a second press or another admin can’t send it again."
      hash={hash}
      sending={confirm.isPending}
      onConfirm={send}
      onDiscard={() => void discard.run([act]).then(onDiscard)}
    >
      <ReviewClock expiresAt={expiresAt} serverNow={serverNow} />
      <Lasting kind={kind} />
    </ConfirmForm>
  );
}

const FORM_GONE =
  "The answers are not here: they stay in the page in which they were typed. Fill in the form again.";

/** What can't be undone, in a line. */
export function Lasting({ kind }: { kind: ActKind }) {
  const [before, weighs, after] = LASTING[kind];
  return (
    <p className={NOTE}>
      {before}
      <b className="font-semibold text-ink">{weighs}</b>
      {after}
    </p>
  );
}
