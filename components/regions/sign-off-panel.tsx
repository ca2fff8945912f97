"use client";

import { Check, Circle } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
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

/** What must hold before one signs, and the signature. Others may sign with exceptions and say why. */
export function SignOffPanel({ review }: { review: RegionReview }) {
  const id = useId();
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const [reviewed, setReviewed] = useState(false);
  const signing = useSignOff();
  const say = useToast();
  const allHold = reviewed && review.checks.every(({ holds }) => holds);
  const refusal = signing.data?.ok === false ? problemText(signing.data.problem) : null;

  const sign = (withExceptions: boolean) =>
    signing.mutate(
      {
        account: review.account.key,
        region: review.region,
        basis: review.basis,
        name,
        note,
        destinationsReviewed: reviewed,
        withExceptions,
      },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) return;
          setNote("");
          say(`${review.region} is signed off`, "The record keeps every reading as of now.");
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sign(!allHold);
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
        {refusal && <Notice title="Not signed.">{refusal}</Notice>}
        <Button
          type="submit"
          size="lg"
          variant={allHold ? "primary" : "plain"}
          disabled={signing.isPending}
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

function CheckMark({ holds }: { holds: boolean }) {
  const Icon = holds ? Check : Circle;
  return (
    <>
      <Icon aria-hidden className="size-3.5 flex-none text-ink-2" strokeWidth={2} />
      <span className="sr-only">{holds ? "Holds:" : "Open:"}</span>
    </>
  );
}
