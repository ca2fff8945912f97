"use client";

import { Check, RotateCw } from "lucide-react";
import { useRights } from "@/components/access/me-context";
import { fileName, problemText as fileProblem } from "@/components/settings/words";
import { NearTime } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import type { AccountCheck } from "@/lib/contracts/account-check";
import type { SettingsView } from "@/lib/contracts/settings";
import {
  type CheckLine,
  checkSentence,
  checkText,
  missingActions,
  unknownWithout,
} from "@/lib/domain/policy/account-check";
import { type ActionOutcome, problemText } from "@/lib/queries/problem";
import { useCheckAccount } from "@/lib/queries/settings";

type CheckPartProps = { accountId: string; view: SettingsView };

/** Asks AWS once for each action that a scan needs, of an account that the file in use holds. */
export function CheckPart({ accountId, view }: CheckPartProps) {
  const check = useCheckAccount();
  const rights = useRights("ask");
  if (!rights.somewhere) return <p>{rights.words(null)}</p>;
  const run = () => {
    if (!check.isPending) void check.send(accountId);
  };
  return (
    <>
      <div role="status">
        {check.data ? (
          <Outcome outcome={check.data} accountId={accountId} view={view} />
        ) : (
          <p>
            Save the file; it is taken within seconds, without a restart. Then check. Each action is
            tried once by a read, and nothing of it is kept.
          </p>
        )}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          variant="primary"
          size="lg"
          aria-disabled={check.isPending}
          onClick={run}
          className="max-sm:w-full"
        >
          <RotateCw aria-hidden strokeWidth={1.75} />
          {buttonText(check.isPending, check.data !== undefined)}
        </Button>
        <MissingLines outcome={check.data} />
      </div>
    </>
  );
}

const buttonText = (isPending: boolean, isDone: boolean): string => {
  if (isPending) return "Asking AWS";
  return isDone ? "Check again" : "Check that it answers";
};

type OutcomeProps = CheckPartProps & { outcome: ActionOutcome<AccountCheck> };

function Outcome({ outcome, accountId, view }: OutcomeProps) {
  if (!outcome.ok) return <p>It was not checked. {problemText(outcome.problem)}</p>;
  const { value } = outcome;
  if (value.status === "absent") return <Absent accountId={accountId} view={view} />;
  const lines = value.lines;
  const missing = missingActions(lines).flatMap((action) => unknownWithout(action) ?? []);
  const entry = lines.find(({ fault }) => fault !== null);
  return (
    <>
      <p className="mb-1 text-right text-xs text-ink-3">
        checked <NearTime at={value.at} serverNow={value.at} /> UTC
      </p>
      <ul>
        {lines.map((line) => (
          <Line key={line.action} line={line} />
        ))}
      </ul>
      <p className="mt-2 text-ink-2">{checkSentence(lines)}</p>
      {missing.length > 0 && (
        <ul className="mt-1 list-disc pl-4 text-ink-2">
          {missing.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {entry?.fault && (
        <p className="mt-1">
          <code className="break-words text-ink-2">
            <Unbroken>{entry.fault.message}</Unbroken>
          </code>
        </p>
      )}
    </>
  );
}

function Absent({ accountId, view }: CheckPartProps) {
  const { file, refused } = view.configuration;
  const [first] = refused?.problems ?? [];
  if (first)
    return (
      <p>
        {fileName(file)} was not taken: {fileProblem(first)} {accountId} is not in the version that
        is in use.
      </p>
    );
  return (
    <p>
      {fileName(file)}, as it is in use, does not hold {accountId} yet. Save the lines above into
      it; it is looked at every 2 s. Only what the file names is ever asked.
    </p>
  );
}

function Line({ line }: { line: CheckLine }) {
  const { action, outcome, detail, fault } = line;
  const isTried = outcome !== "not-tried";
  const end = fault ? `${action}, ${fault.code}` : (detail ?? (isTried ? action : "not tried"));
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)] items-baseline gap-x-2 border-b border-line py-1 last:border-0">
      <LineMark outcome={outcome} />
      <span className="flex flex-wrap justify-between gap-x-3">
        <span className={isTried ? "" : "text-ink-3"}>{checkText(line)}</span>
        <span className="text-sm break-all text-ink-3">{end}</span>
      </span>
    </li>
  );
}

function LineMark({ outcome }: Pick<CheckLine, "outcome">) {
  switch (outcome) {
    case "passed":
      return <Check aria-hidden className="size-3 translate-y-0.5" strokeWidth={2} />;
    case "refused":
      return <StateMark state="blocked" className="translate-y-0.5" />;
    case "unknown":
      return <StateMark state="unknown" className="translate-y-0.5" />;
    case "not-tried":
      return <span aria-hidden className="dot mx-auto -translate-y-1" />;
  }
}

function MissingLines({ outcome }: { outcome: ActionOutcome<AccountCheck> | undefined }) {
  if (!outcome?.ok || outcome.value.status !== "checked") return null;
  const missing = missingActions(outcome.value.lines).filter(
    (action) => unknownWithout(action) !== null,
  );
  if (missing.length === 0) return null;
  const one = missing.length === 1;
  return (
    <CopyButton
      text={missing.map((action) => `"${action}"`).join(",\n")}
      label={one ? "Copy the missing line" : "Copy the missing lines"}
      variant="plain"
      size="lg"
    >
      {one ? "Copy the missing line" : "Copy the missing lines"}
    </CopyButton>
  );
}
