"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { LoadingPage } from "@/components/acts/loading-page";
import { NotLoadedPage } from "@/components/acts/not-loaded-page";
import { RefusedNotice } from "@/components/acts/refused-notice";
import { useAccountOfAct } from "@/components/acts/review/account-of-act";
import { useIsOver } from "@/components/acts/review/clock";
import { ConfirmPanel } from "@/components/acts/review/confirm-panel";
import { ReviewDoc } from "@/components/acts/review/doc";
import { Elsewhere } from "@/components/acts/review/elsewhere";
import { ActHead } from "@/components/acts/review/head";
import { PANEL, ReviewLayout } from "@/components/acts/review/layout";
import { OutcomePanel, Why } from "@/components/acts/review/outcome-panel";
import { OverPanel } from "@/components/acts/review/over-panel";
import { SecondPersonPanel } from "@/components/acts/review/second-person";
import { useTermsLink } from "@/components/acts/review/terms";
import { SENTENCE_BEFORE } from "@/components/acts/words";
import { keepAccount } from "@/components/shell/use-account";
import { Notice } from "@/components/ui/notice";
import { usePageTitle } from "@/components/ui/use-page-title";
import type { ActRefusalView, ActView } from "@/lib/contracts/acts";
import { firstSentence } from "@/lib/domain/acts/words";
import { nearText } from "@/lib/domain/words/dates";
import { useAct, usePreviewAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";
import { routes } from "@/lib/routes";

/** One act: what a person reads before they confirm it, and then what came of it. */
export function ReviewScreen({ id }: { id: string }) {
  const { data: act, error, refetch } = useAct(id);
  if (act) return <Review key={act.id} act={act} stale={error} />;
  if (error)
    return (
      <NotLoadedPage
        title="Acts"
        what="This act was"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  return <LoadingPage title="Review" />;
}

/** Refusals after which this preview is spent. */
const SPENT: readonly string[] = ["MOVED", "EXPIRED", "STALE"];

function Review({ act, stale }: { act: ActView; stale: Error | null }) {
  const router = useRouter();
  const over = useIsOver(act.expiresAt, act.serverNow);
  const terms = useTermsLink({ id: act.id, serverNow: act.serverNow });
  const preview = usePreviewAct();
  const [refused, setRefused] = useState<{ hash: string | null; refusal: ActRefusalView } | null>(
    null,
  );
  usePageTitle(act.title);
  useAccountOfAct(act.account);
  // What somebody asked for is asked for again once it could not be sent, and has no hash then.
  const isOwn = refused !== null && (act.hash === null || refused.hash === act.hash);
  const refusal = isOwn ? refused.refusal : null;
  const note = (why: ActRefusalView | null) => setRefused(why && { hash: act.hash, refusal: why });
  const again = async () => {
    note(null);
    if (act.kind === "submit-use-case-form")
      return router.push(routes.actForm({ account: act.account, region: regionOf(act) }));
    const outcome = await preview.send({ account: act.account, target: act.target });
    if (!outcome.ok) return note({ code: "FAILED", message: problemText(outcome.problem) });
    if (!outcome.value.ok) return note(outcome.value.refusal);
    if (outcome.value.act.id !== act.id) router.replace(routes.act(outcome.value.act.id));
  };
  const waits = act.state === "previewed";
  const open = waits && !over && !SPENT.includes(refusal?.code ?? "");
  const onAgain = act.may.review ? () => void again() : null;
  return (
    <ReviewLayout
      head={
        <>
          <ActHead
            act={act}
            sentence={act.preview ? firstSentence(act.preview) : SENTENCE_BEFORE[act.kind]}
            open={open}
          />
          {stale && (
            <Notice title="This act can’t be read now." className="mt-4">
              What was read before is shown; it is asked for again by itself.
            </Notice>
          )}
          {refusal && <RefusedNotice refusal={refusal} />}
          {(act.state === "expired" || (waits && over)) && <Expired act={act} />}
        </>
      }
      side={
        <>
          {open && act.may.confirm && (
            <ConfirmPanel
              act={act}
              onRefusal={note}
              onDiscard={() => router.push(keepAccount(routes.acts(), act.account))}
            />
          )}
          {open && !act.may.confirm && <SecondPersonPanel act={act} />}
          {act.state === "refused" && !act.left && !refusal && act.why && (
            <section className={PANEL} aria-label="What came of it">
              <h2 className="text-lg">Nothing was sent</h2>
              <Why why={act.why} />
            </section>
          )}
          {!open && hasNothingSent(act) && (
            <OverPanel reading={preview.isPending} onAgain={onAgain} {...overText(act)} />
          )}
          {!waits && !hasNothingSent(act) && <OutcomePanel act={act} />}
          {hasNothingSent(act) && (
            <Elsewhere
              elsewhere={act.elsewhere}
              ask={
                act.wish === null
                  ? { account: act.account, target: act.target, what: act.title }
                  : null
              }
            />
          )}
        </>
      }
    >
      {act.preview && <ReviewDoc preview={act.preview} terms={terms} />}
    </ReviewLayout>
  );
}

const regionOf = ({ target }: ActView): string | undefined =>
  "region" in target ? target.region : undefined;

/** It may be previewed anew: nothing has left, and nobody took it back. */
const hasNothingSent = ({ state, left }: ActView): boolean =>
  ["asked", "previewed", "expired"].includes(state) || (state === "refused" && !left);

const overText = ({ state }: ActView): { children?: string } =>
  state === "asked"
    ? { children: "It is asked for, and not previewed yet. A preview reads AWS and sends nothing." }
    : {};

function Expired({ act: { expiresAt, preview, serverNow } }: { act: ActView }) {
  return (
    <Notice
      className="mt-4 max-w-[860px]"
      title={`This review expired${expiresAt === null ? "" : ` at ${nearText(expiresAt, serverNow, "second")}`}. Nothing was sent.`}
    >
      {preview &&
        `What is below is what AWS said at ${nearText(preview.readAt, serverNow, "second")}.`}
    </Notice>
  );
}
