"use client";

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { ExactJson } from "@/components/acts/form/exact-json";
import { NotLoadedPage } from "@/components/acts/not-loaded-page";
import { RefusedNotice } from "@/components/acts/refused-notice";
import { ReviewClock, useIsOver } from "@/components/acts/review/clock";
import { ConfirmForm } from "@/components/acts/review/confirm-form";
import { Lasting } from "@/components/acts/review/confirm-panel";
import { ReviewDoc } from "@/components/acts/review/doc";
import { ActHead } from "@/components/acts/review/head";
import { ReviewLayout } from "@/components/acts/review/layout";
import { OutcomePanel } from "@/components/acts/review/outcome-panel";
import { OverPanel } from "@/components/acts/review/over-panel";
import { useDiscard } from "@/components/acts/use-discard";
import { accountOf, SENTENCE_BEFORE, WORD_IS } from "@/components/acts/words";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActRefusalView, ActView } from "@/lib/contracts/acts";
import { buttonWord, tickSentence } from "@/lib/domain/acts/words";
import { actQuery, useConfirmAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";

type FormReviewProps = {
  /** One a Region; the same answers go to each. */
  ids: readonly string[];
  form: string;
  onBack: () => void;
  onSent: () => void;
};

/** The previews of a form, while its answers are still in the page. */
export function FormReview({ ids, form, onBack, onSent }: FormReviewProps) {
  const answers = useQueries({ queries: ids.map((id) => actQuery(id)) });
  const [first, ...more] = answers.flatMap(({ data }) => data ?? []);
  const unread = answers.filter(({ data, error }) => !data && error);
  const [failed] = unread.flatMap(({ error }) => error ?? []);
  if (failed)
    return (
      <NotLoadedPage
        title="Review"
        what="The preview was"
        error={failed}
        onRetry={() => {
          for (const one of unread) void one.refetch();
        }}
        beside={<Button onClick={onBack}>Back to the answers</Button>}
      />
    );
  if (!first || more.length + 1 < ids.length)
    return (
      <div className="p-5" aria-busy="true">
        <h1>Review</h1>
        <Skeleton className="mt-6 w-[min(480px,80%)]" />
      </div>
    );
  return <Shown acts={[first, ...more]} form={form} onBack={onBack} onSent={onSent} />;
}

const NO_TERMS = { open: () => undefined, busy: false, opened: null };

type ShownProps = Omit<FormReviewProps, "ids"> & { acts: readonly [ActView, ...ActView[]] };

function Shown({ acts, form, onBack, onSent }: ShownProps) {
  const [first] = acts;
  const confirm = useConfirmAct();
  const discard = useDiscard();
  const [refusal, setRefusal] = useState<ActRefusalView | null>(null);
  const [sent, setSent] = useState(false);
  const over = useIsOver(first.expiresAt, first.serverNow);
  const waits = acts.some(({ state }) => state === "previewed");
  const open = waits && !over && !sent && refusal === null;
  const send = async (word: string) => {
    for (const { id, hash, state } of acts) {
      if (state !== "previewed" || hash === null) continue;
      const outcome = await confirm.send({ id, hash, word, form });
      if (!outcome.ok) return setRefusal({ code: "FAILED", message: problemText(outcome.problem) });
      if (!outcome.value.ok) return setRefusal(outcome.value.refusal);
      if (outcome.value.act.state === "refused") break;
    }
    setSent(true);
    onSent();
  };
  return (
    <ReviewLayout
      head={
        <>
          <ActHead act={first} sentence={SENTENCE_BEFORE[first.kind]} open={open} />
          {refusal && <RefusedNotice refusal={refusal} />}
        </>
      }
      side={
        <>
          {open && (
            <ConfirmForm
              title={`Confirm for ${accountOf(first)}`}
              tick={first.preview ? tickSentence(first.preview) : ""}
              word={first.word ?? ""}
              wordIs={WORD_IS[first.kind]}
              button={acts.length === 1 ? buttonWord(first.kind) : `Submit ${acts.length} forms`}
              note="Sent once a Region; a second press or another admin can’t send it again."
              hash={first.hash}
              sending={confirm.isPending}
              onConfirm={send}
              onDiscard={() => void discard.run(acts).then(onBack)}
            >
              {first.expiresAt !== null && (
                <ReviewClock expiresAt={first.expiresAt} serverNow={first.serverNow} />
              )}
              <Lasting kind={first.kind} />
            </ConfirmForm>
          )}
          {waits && !open && !sent && (
            <OverPanel reading={false} onAgain={onBack}>
              This preview can’t be sent any more. The answers are still here: preview them again.
            </OverPanel>
          )}
          {acts.map((act) =>
            act.state === "previewed" ? null : <OutcomePanel key={act.id} act={act} />,
          )}
        </>
      }
    >
      {acts.map(
        (act) => act.preview && <ReviewDoc key={act.id} preview={act.preview} terms={NO_TERMS} />,
      )}
      {!sent && (
        <ExactJson text={form} regions={acts.flatMap(({ preview }) => preview?.region ?? [])} />
      )}
    </ReviewLayout>
  );
}
