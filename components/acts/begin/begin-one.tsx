"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { ChooseOffer } from "@/components/acts/begin/choose-offer";
import { nameOfTarget } from "@/components/acts/begin/name-of-target";
import { takePress } from "@/components/acts/pressed";
import { RefusedNotice } from "@/components/acts/refused-notice";
import { Elsewhere } from "@/components/acts/review/elsewhere";
import { ReviewHead, titleFor } from "@/components/acts/review/head";
import { NOTE, PANEL, ReviewLayout, WIDE } from "@/components/acts/review/layout";
import { reviewHref } from "@/components/acts/review-link";
import { SENTENCE_BEFORE } from "@/components/acts/words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { usePageTitle } from "@/components/ui/use-page-title";
import type { ActRefusalView, ActsView } from "@/lib/contracts/acts";
import { elsewhereOf } from "@/lib/domain/acts/elsewhere";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { ENDS_SOON } from "@/lib/domain/acts/words";
import { endingIn } from "@/lib/domain/grid/ending";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import type { LinkTarget } from "@/lib/domain/links/target";
import { usePreviewAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";
import { serverNowOr } from "@/lib/queries/server-clock";
import { routes } from "@/lib/routes";

type BeginOneProps = {
  account: string;
  target: ActTarget;
  view: ActsView;
  snapshot: MatrixSnapshot;
  portal: LinkTarget["portal"];
};

const PARTS = [
  "What",
  "For whom",
  "Where",
  "Terms",
  "Price",
  "Can’t be undone",
  "Still missing after",
  "Then",
] as const;

/** Reads AWS after a press, and leads on to the preview that comes of it; whatever keeps it from that is told here. */
export function BeginOne({ account, target, view, snapshot, portal }: BeginOneProps) {
  const router = useRouter();
  const preview = usePreviewAct();
  const [refusal, setRefusal] = useState<ActRefusalView | null>(null);
  const own = view.accounts.find((one) => one.account === account || one.accountId === account);
  const matrix = snapshot.accounts.find(({ key }) => key === own?.account);
  const title = nameOfTarget(target, snapshot);
  const ending =
    target.kind === "accept-agreement"
      ? endingIn(snapshot, { account: own?.account ?? account, modelId: target.modelId }).regions
      : [];
  usePageTitle(title);
  const read = async (offerId: string | null) => {
    setRefusal(null);
    const of = target.kind === "accept-agreement" ? { ...target, offerId } : target;
    const outcome = await preview.send({ account, target: of });
    if (!outcome.ok) setRefusal({ code: "FAILED", message: problemText(outcome.problem) });
    else if (!outcome.value.ok) setRefusal(outcome.value.refusal);
    else router.replace(routes.act(outcome.value.act.id));
  };
  const begin = useEffectEvent(() => {
    if (takePress(reviewHref(account, [target]))) return void read(null);
    const open = view.acts.find((act) => isOpen(act, { account, target }, view.serverNow));
    if (open) router.replace(routes.act(open.id));
  });
  useEffect(() => begin(), []);
  const reading = preview.isPending;
  const accountId = own?.accountId ?? account;
  return (
    <ReviewLayout
      head={
        <ReviewHead
          title={titleFor(title, { accountName: own?.name ?? null, accountId })}
          sentence={`${SENTENCE_BEFORE[target.kind]} Nothing has been sent.`}
        >
          {refusal && <RefusedNotice refusal={refusal} />}
          {ending.length > 0 && (
            <Notice warns title={`${ENDS_SOON}.`} className="mt-4 max-w-[860px]">
              It is legacy, or ends within 90 days, in {ending.join(", ")}. The preview says when,
              and what is ready in its place.
            </Notice>
          )}
        </ReviewHead>
      }
      side={
        <>
          {refusal === null && <Reading reading={reading} onRead={() => void read(null)} />}
          {refusal?.offers && (
            <ChooseOffer
              offers={refusal.offers}
              reading={reading}
              onChoose={(id) => void read(id)}
            />
          )}
          {refusal && !refusal.offers && CAN_CHANGE.includes(refusal.code) && (
            <Reading reading={reading} onRead={() => void read(null)} again />
          )}
          <Elsewhere
            elsewhere={elsewhereOf({
              target,
              accountId,
              partition: matrix?.partition ?? "aws",
              portal,
            })}
            ask={{ account: own?.account ?? account, target, what: title }}
          />
        </>
      }
    >
      <dl className="mt-5 border-t border-line-strong" aria-busy={reading}>
        {PARTS.map((part) => (
          <div
            key={part}
            className="grid grid-cols-[152px_minmax(0,1fr)] gap-x-6 border-b border-line pt-3.5 pb-[15px] max-sm:grid-cols-1"
          >
            <dt className="font-medium text-ink-2">{part}</dt>
            <dd className="text-ink-3">
              {reading ? <Skeleton className="w-[min(420px,70%)]" /> : "not read"}
            </dd>
          </div>
        ))}
      </dl>
    </ReviewLayout>
  );
}

/** What another reading may answer otherwise. */
const CAN_CHANGE = ["NOT_READ", "FAILED", "UNDER_WAY", "REFUSED_BEFORE", "BAD_INPUT"];

type Line = ActsView["acts"][number];

/** Whether it is a preview of just this that may still be confirmed. */
function isOpen(act: Line, of: { account: string; target: ActTarget }, now: number): boolean {
  const same =
    reviewHref(act.account, [act.target]) === reviewHref(of.account, [of.target]) ||
    reviewHref(act.accountId, [act.target]) === reviewHref(of.account, [of.target]);
  return act.state === "previewed" && same && (act.expiresAt ?? 0) > serverNowOr(now);
}

type ReadingProps = { reading: boolean; onRead: () => void; again?: boolean };

function Reading({ reading, onRead, again = false }: ReadingProps) {
  return (
    <section className={PANEL} aria-label="Preview">
      <h2 className="text-lg" aria-live="polite">
        {reading ? "Reading AWS" : "Nothing is read yet"}
      </h2>
      <p className={NOTE}>
        {reading
          ? "Terms, price and what AWS shows now. Nothing is sent."
          : "A preview reads AWS afresh by the role for acts, and sends nothing. What is confirmed is what it shows."}
      </p>
      {!reading && (
        <Button variant="primary" className={`${WIDE} mt-3.5`} onClick={onRead}>
          {again ? "Read AWS again" : "Read AWS"}
        </Button>
      )}
    </section>
  );
}
