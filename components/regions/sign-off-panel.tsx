"use client";

import { Check, Circle } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { changedSince, signedFactsOf } from "@/lib/domain/review/signed-facts";
import type { CheckName, RegionReview } from "@/lib/domain/review/types";
import { problemText } from "@/lib/queries/action";
import { useSignOff } from "@/lib/queries/regions";

const CHECK_WORDS = {
  fresh: "All facts are fresh",
  "all-known": "No cell is unknown",
  "requirements-met": "Requirements are met",
  "destinations-reviewed": "Destinations are reviewed",
} as const satisfies Record<CheckName, string>;

const FIELD =
  "hairline w-full rounded-md bg-surface px-2.5 py-1.5 [--hairline-color:var(--color-control)] max-sm:text-[16px]";

/**
 * What must hold before one signs, and the signature. Others may sign with exceptions and say why. Facts that change
 * under a form that was begun take nothing of it: it says what changed, and is signed once that was looked at.
 */
export function SignOffPanel({ review }: { review: RegionReview }) {
  const id = useId();
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const [reviewed, setReviewed] = useState(false);
  const [seen, setSeen] = useState(review);
  const begun = name !== "" || note !== "" || reviewed;
  const moved = seen.basis !== review.basis;
  if (moved && !begun) setSeen(review);
  const signing = useSignOff();
  const say = useToast();
  const allHold = reviewed && review.checks.every(({ holds }) => holds);
  const refusal = signing.data?.ok === false ? problemText(signing.data.problem) : null;

  const sign = async (withExceptions: boolean) => {
    const outcome = await signing.send({
      account: review.account.key,
      region: review.region,
      basis: review.basis,
      name,
      note,
      destinationsReviewed: reviewed,
      withExceptions,
    });
    if (!outcome.ok) return;
    setNote("");
    setReviewed(false);
    say(`${review.region} is signed off`, "The record keeps every reading as of now.");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void sign(!allHold);
  };
  return (
    <>
      <ul>
        {review.checks.map(({ check, holds, detail }) => (
          <li key={check} className="flex items-center gap-2 border-b border-line py-1.5">
            <CheckMark holds={holds} />
            {CHECK_WORDS[check]}
            {detail && <span className="ml-auto text-sm text-ink-3">{detail}</span>}
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="mt-2 grid gap-2" data-print="hide">
        <Checkbox checked={reviewed} onChange={setReviewed}>
          {CHECK_WORDS["destinations-reviewed"]}
        </Checkbox>
        <label htmlFor={`${id}-name`} className="text-sm text-ink-2">
          Name
        </label>
        <input
          id={`${id}-name`}
          value={name}
          required
          maxLength={120}
          autoComplete="name"
          data-boxed
          onChange={(event) => setName(event.target.value)}
          className={FIELD}
        />
        <label htmlFor={`${id}-note`} className="text-sm text-ink-2">
          Note{!allHold && ", says why it is signed with exceptions"}
        </label>
        <textarea
          id={`${id}-note`}
          value={note}
          required={!allHold}
          maxLength={4_000}
          rows={3}
          data-boxed
          onChange={(event) => setNote(event.target.value)}
          className={FIELD}
        />
        {moved && begun && <Moved seen={seen} review={review} onLooked={() => setSeen(review)} />}
        {refusal && <Notice title="Not signed.">{refusal}</Notice>}
        <Button
          type="submit"
          size="lg"
          variant={allHold ? "primary" : "plain"}
          disabled={signing.isPending || (moved && begun)}
          className="justify-self-start"
        >
          {allHold ? "Sign off" : "Sign off with exceptions"}
        </Button>
        <p className="text-sm text-ink-3">
          The record keeps every reading as of now, with request ids, and is never altered.
        </p>
      </form>
    </>
  );
}

const CHANGES_SHOWN = 5;

type MovedProps = { seen: RegionReview; review: RegionReview; onLooked: () => void };

function Moved({ seen, review, onLooked }: MovedProps) {
  const changes = changedSince(signedFactsOf(seen), signedFactsOf(review));
  const more = changes.length - CHANGES_SHOWN;
  return (
    <Notice
      title="What is known has changed while you wrote."
      action={<Button onClick={onLooked}>I looked again</Button>}
    >
      What you typed is kept. Look at it again, then sign.
      {changes.slice(0, CHANGES_SHOWN).map((change) => (
        <span key={change} className="block">
          {change}
        </span>
      ))}
      {more > 0 && <span className="block">And {more} more.</span>}
    </Notice>
  );
}

function CheckMark({ holds }: { holds: boolean }) {
  const Icon = holds ? Check : Circle;
  return (
    <>
      <Icon aria-hidden className="size-3.5 flex-none text-ink-2" strokeWidth={2} />
      <span className="sr-only">{holds ? "Holds:" : "Open:"}</span>
    </>
  );
}
