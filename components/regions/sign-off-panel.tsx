"use client";

import { Check } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useRights, useWho } from "@/components/access/me-context";
import { SignOffMoved } from "@/components/regions/sign-off-moved";
import { useSignOffForm } from "@/components/regions/use-sign-off-form";
import { NearTime } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { StateMark } from "@/components/ui/state-mark";
import { useToast } from "@/components/ui/toast";
import { accountLabel } from "@/lib/domain/account-label";
import type { CheckName, RegionReview } from "@/lib/domain/review/types";
import { problemText } from "@/lib/queries/problem";
import { useSignOff } from "@/lib/queries/regions";

const CHECK_WORDS = {
  fresh: "All facts are fresh",
  "all-known": "No cell is unknown",
  "requirements-met": "Requirements are met",
  "destinations-reviewed": "Destinations are reviewed",
} as const satisfies Record<CheckName, string>;

const FIELD =
  "hairline w-full rounded-md bg-surface px-2.5 py-1.5 [--hairline-color:var(--color-control)] max-sm:text-[16px]";

/** What was signed last, and of which readings: until something changes there is nothing more to sign. */
type Signed = { basis: string; name: string; at: number };

/**
 * What must hold before one signs, and the signature. Others may sign with exceptions and say why. Facts that change
 * under a form that was begun take nothing of it: it says what changed, and is signed once that was looked at.
 */
export function SignOffPanel({ review }: { review: RegionReview }) {
  const id = useId();
  const form = useSignOffForm(review);
  const { note, reviewed, begun, moved } = form;
  const known = useWho()?.name ?? null;
  const name = known ?? form.name;
  const [signed, setSigned] = useState<Signed | null>(null);
  const signing = useSignOff();
  const rights = useRights("sign");
  // What was typed before a grant went stays until the page goes.
  const may = rights.on(review.account.key);
  const say = useToast();
  const allHold = reviewed && review.checks.every(({ holds }) => holds);
  const refusal = signing.data?.ok === false ? problemText(signing.data.problem) : null;
  const isDone = signed?.basis === review.basis && !begun;
  const busy = signing.isPending || moved || isDone;

  const sign = async (withExceptions: boolean) => {
    const outcome = await signing.send({
      account: review.account.key,
      region: review.region,
      basis: review.basis,
      name: known === null ? name : null,
      note,
      destinationsReviewed: reviewed,
      withExceptions,
    });
    if (!outcome.ok) return;
    setSigned({ basis: review.basis, name, at: outcome.value.at });
    form.empty();
    say(`${review.region} is signed off`, "The record keeps every reading as of now.");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void sign(!allHold);
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
      {!may && (
        <p className="mt-2 text-ink-2" data-print="hide">
          {rights.words(accountLabel(review.account))}
        </p>
      )}
      <form onSubmit={submit} className={may ? "mt-2 grid gap-2" : "hidden"} data-print="hide">
        <Checkbox checked={reviewed} onChange={form.setReviewed}>
          {CHECK_WORDS["destinations-reviewed"]}
        </Checkbox>
        {known === null ? (
          <>
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
              onChange={(event) => form.setName(event.target.value)}
              className={FIELD}
            />
          </>
        ) : (
          <p className="text-sm text-ink-2">Signed as {known}.</p>
        )}
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
          onChange={(event) => form.setNote(event.target.value)}
          className={FIELD}
        />
        {moved && <SignOffMoved seen={form.seen} review={review} onLooked={form.look} />}
        {refusal && <Notice title="Not signed.">{refusal}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button
            type={allHold ? "submit" : "button"}
            size="lg"
            variant="primary"
            busy={!allHold || busy}
          >
            Sign off
          </Button>
          <Button type={allHold ? "button" : "submit"} size="lg" busy={allHold || busy}>
            Sign off with exceptions
          </Button>
        </div>
        <p className="text-sm text-ink-3">
          {isDone && (
            <>
              Signed by {signed.name} at <NearTime at={signed.at} serverNow={review.serverNow} />{" "}
              UTC, as it stands.{" "}
            </>
          )}
          The record keeps every reading as of now, with request ids, and is never altered.
        </p>
      </form>
    </>
  );
}

function CheckMark({ holds }: { holds: boolean }) {
  return (
    <>
      {holds ? (
        <Check aria-hidden className="size-3.5 flex-none text-ink-2" strokeWidth={2} />
      ) : (
        <span className="grid size-3.5 flex-none place-items-center">
          <StateMark state="blocked" />
        </span>
      )}
      <span className="sr-only">{holds ? "Holds:" : "Does not hold:"}</span>
    </>
  );
}
