"use client";

import { Check, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { AskAdmin } from "@/components/acts/ask-admin";
import { bytesOf, ExactJson } from "@/components/acts/form/exact-json";
import { Fields } from "@/components/acts/form/fields";
import { managementOf } from "@/components/acts/form/management";
import { Opens } from "@/components/acts/form/opens";
import { Where } from "@/components/acts/form/where";
import { RefusedNotice } from "@/components/acts/refused-notice";
import { AfterLine } from "@/components/acts/review/aftermath";
import { ReviewHead, titleFor } from "@/components/acts/review/head";
import { NOTE, PANEL, ReviewLayout, WIDE } from "@/components/acts/review/layout";
import { SENTENCE_BEFORE } from "@/components/acts/words";
import { download } from "@/components/settings/download";
import { Button } from "@/components/ui/button";
import { Command } from "@/components/ui/command";
import type { ActRefusalView, ActsView } from "@/lib/contracts/acts";
import { elsewhereOf } from "@/lib/domain/acts/elsewhere";
import {
  FORM_BYTES,
  FORM_FIELDS,
  type FormAnswers,
  type FormField,
  fieldProblem,
} from "@/lib/domain/acts/form";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { useManagementId } from "@/lib/queries/organisation";

type AnswersPageProps = {
  own: ActsView["accounts"][number];
  view: ActsView;
  snapshot: MatrixSnapshot;
  answers: FormAnswers;
  form: string;
  optIn: readonly string[];
  chosen: readonly string[];
  refusal: ActRefusalView | null;
  reading: boolean;
  onAnswer: (field: FormField, text: string) => void;
  onChosen: (chosen: readonly string[]) => void;
  onPreview: () => void;
  onDiscard: () => void;
};

const KIND = "submit-use-case-form";

/** The form before its preview: fields with counters, and the JSON they make. */
export function AnswersPage(props: AnswersPageProps) {
  const { own, view, snapshot, answers, form, optIn, chosen, refusal } = props;
  const accountId = own.accountId ?? own.account;
  const management = managementOf(useManagementId(), { accountId, view });
  const targets = chosen.map((region) => ({ kind: KIND, region }) as const);
  const elsewhere = elsewhereOf({
    target: targets[0] ?? { kind: KIND, region: own.homeRegion },
    accountId,
    partition: snapshot.accounts.find(({ key }) => key === own.account)?.partition ?? "aws",
    portal: null,
  });
  return (
    <ReviewLayout
      head={
        <ReviewHead
          title={titleFor("Submit the Anthropic use case form", {
            accountName: own.name,
            accountId,
          })}
          sentence={`${SENTENCE_BEFORE[KIND]} Nothing has been sent.`}
        >
          <p className="mt-2.5 text-sm text-ink-2 lg:hidden">
            <b className="font-medium text-ink">Not previewed yet</b> the clock starts with the
            preview
          </p>
          {refusal && <RefusedNotice refusal={refusal} />}
        </ReviewHead>
      }
      side={
        <>
          <Panel {...props} accountId={accountId} view={view} />
          <Opens snapshot={snapshot} account={own.account} chosen={chosen} optIn={optIn} />
          <section aria-label="Or somebody else">
            <h2>Or somebody else</h2>
            <Command text={elsewhere.command} sunken className="mt-2.5" />
            <div className="mt-2.5 flex flex-wrap gap-2 max-sm:*:h-10 max-sm:*:flex-1">
              <Button onClick={() => download("form.json", form)}>Download form.json</Button>
              <AskAdmin
                account={own.account}
                targets={targets}
                what="Submit the Anthropic use case form"
              />
            </div>
          </section>
        </>
      }
    >
      <Fields answers={answers} onAnswer={props.onAnswer} />
      <Where
        home={own.homeRegion}
        optIn={optIn}
        chosen={chosen}
        onChange={props.onChosen}
        management={management}
      />
      <ExactJson text={form} regions={chosen} />
    </ReviewLayout>
  );
}

type PanelProps = AnswersPageProps & { accountId: string };

function Panel({ accountId, answers, form, view, own, chosen, reading, ...props }: PanelProps) {
  const problems = FORM_FIELDS.flatMap(({ name, label }) => {
    const problem = fieldProblem(name, answers);
    if (problem === null) return [];
    return [
      { name, said: answers[name].trim() === "" ? `${label}: missing` : saidOf(label, problem) },
    ];
  });
  const fits = bytesOf(form) <= FORM_BYTES.max;
  const others = view.acts.filter(
    (act) => act.kind === KIND && act.account === own.account && UNFINISHED.includes(act.state),
  );
  const ready = problems.length === 0 && fits && chosen.length > 0;
  return (
    <section className={PANEL} aria-label="Preview, then confirm">
      <h2 className="text-lg">Preview, then confirm</h2>
      <ul className="mt-2">
        {problems.length === 0 ? (
          <Line ok>All {FORM_FIELDS.length} fields within AWS’s limits</Line>
        ) : (
          problems.map(({ name, said }) => (
            <Line key={name} ok={false}>
              {said}
            </Line>
          ))
        )}
        {!fits && <Line ok={false}>The whole has more bytes than AWS takes</Line>}
        {chosen.length === 0 && <Line ok={false}>No place is ticked</Line>}
        {others.length === 0 ? (
          <Line ok>No other review of this form open</Line>
        ) : (
          <Line ok={false}>Another review of this form is open; a new preview replaces it</Line>
        )}
      </ul>
      <p className="mt-3.5 mb-1.5 text-sm leading-[18px]">
        <b className="font-semibold">Can’t be undone.</b> AWS has no call that changes or deletes a
        form. A refused one can’t be sent again; only AWS Support can help then.
      </p>
      <Button
        variant="primary"
        disabled={!ready}
        busy={reading}
        className={`${WIDE} mt-3.5 disabled:bg-selected! aria-disabled:bg-selected!`}
        onClick={props.onPreview}
      >
        {reading ? "Reading AWS" : `Preview for ${accountId}`}
      </Button>
      <Button variant="quiet" className={`${WIDE} mt-1.5 text-sm!`} onClick={props.onDiscard}>
        Discard, nothing is kept
      </Button>
      <p className={NOTE}>
        The answers stay in this page until sent. Kept afterwards: field names, length and a hash.
        Leaving the page loses them. One person is enough: what was answered is seen in this page
        alone.
      </p>
    </section>
  );
}

/** A rule that is told as what the answer has to be. */
const saidOf = (label: string, problem: string): string =>
  problem.startsWith("is ")
    ? `${label}: it ${problem.replace("is ", "has to be ")}`
    : `${label} ${problem}`;

const UNFINISHED: readonly string[] = ["previewed", "confirmed", "intended", "sent", "unknown"];

function Line({ ok, children }: { ok: boolean; children: ReactNode }) {
  const Sign = ok ? Check : TriangleAlert;
  return (
    <AfterLine mark={<Sign aria-hidden className="size-3" strokeWidth={2} />}>{children}</AfterLine>
  );
}
