import { z } from "zod";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";

/** A message as somebody met it, with the answers that are right: `codes`, `causes` and `owners` hold every other one. */
export type LabelledError = {
  id: string;
  text: string;
  code: string;
  codes: readonly string[];
  cause: string | null;
  causes?: readonly (string | null)[] | undefined;
  owner?: string | undefined;
  owners?: readonly string[] | undefined;
};

const Labelled = z.object({
  id: z.string(),
  text: z.string(),
  code: z.string(),
  codes: z.array(z.string()),
  cause: z.string().nullable(),
  causes: z.array(z.string().nullable()).optional(),
  owner: z.string().optional(),
  owners: z.array(z.string()).optional(),
});

/** The form in which public reports are gathered. */
const Gathered = z
  .object({
    id: z.string(),
    raw: z.string(),
    expected_code: z.string(),
    acceptable_codes: z.array(z.string()),
    expected_cause: z.string().nullable(),
    fix_owner: z.string().nullish(),
    also: z
      .object({ causes: z.array(z.string().nullable()), owners: z.array(z.string()) })
      .optional(),
  })
  .transform((report) => ({
    id: report.id,
    text: report.raw,
    code: report.expected_code,
    codes: report.acceptable_codes,
    cause: report.expected_cause,
    causes: report.also?.causes ?? [],
    owners: [...(report.fix_owner ? [report.fix_owner] : []), ...(report.also?.owners ?? [])],
  }));

const Reports = z.array(z.union([Labelled, Gathered]));

/** Reports of a file in either form; anything else throws. */
export const parseReports = (json: unknown): readonly LabelledError[] => Reports.parse(json);

const OWN_NAMES: Readonly<Record<string, string>> = {
  "Other:Network": "NetworkError",
  "Other:ExpiredToken": "ExpiredToken",
  "Other:SSOTokenExpired": "SSOTokenExpired",
  "Other:CredentialsMissing": "CredentialsMissing",
};

const ownName = (label: string): string =>
  OWN_NAMES[label] ?? (label.startsWith("Other:") ? "Unrecognized" : label);

/** Two halves that stay the same when errors are added. */
export function half(errors: readonly LabelledError[], which: 0 | 1): readonly LabelledError[] {
  return errors.filter(
    ({ id }) => [...id].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) % 2 === which,
  );
}

export type Marked = {
  error: LabelledError;
  found: Diagnosis;
  codeRight: boolean;
  causeRight: boolean;
  /** Null where the report names nobody. */
  ownerRight: boolean | null;
  /** A wrong code, or a wrong cause where none would have been better, given as sure. */
  misled: boolean;
};

export function mark(error: LabelledError, found: Diagnosis): Marked {
  const codeRight = error.codes.map(ownName).includes(found.code);
  const causeRight = [error.cause, ...(error.causes ?? [])].includes(found.cause);
  const owners = [...(error.owner ? [error.owner] : []), ...(error.owners ?? [])];
  const wrong = !codeRight || (found.cause !== null && !causeRight);
  return {
    error,
    found,
    codeRight,
    causeRight,
    ownerRight: owners.length > 0 ? owners.includes(found.owner) : null,
    misled: wrong && found.confidence === "high",
  };
}

const part = (all: readonly Marked[], right: (marked: Marked) => boolean): number =>
  all.filter(right).length / Math.max(1, all.length);

export function scoreOf(marked: readonly Marked[]) {
  const owned = marked.filter(({ ownerRight }) => ownerRight !== null);
  return {
    codes: part(marked, ({ codeRight }) => codeRight),
    causes: part(marked, ({ causeRight }) => causeRight),
    owners: part(owned, ({ ownerRight }) => ownerRight === true),
    misled: part(marked, ({ misled }) => misled),
  };
}

/** How often a diagnosis is right, in parts of one. */
export const score = (errors: readonly LabelledError[], diagnose: (text: string) => Diagnosis) =>
  scoreOf(errors.map((error) => mark(error, diagnose(error.text))));

export type Share = { right: number; of: number };

const shareOf = (marked: readonly Marked[]): Share => ({
  right: marked.filter(({ codeRight, causeRight }) => codeRight && causeRight).length,
  of: marked.length,
});

/** How often answers of each sureness are right: what is said as sure should be, what is not should not always be. */
export function reliability(
  marked: readonly Marked[],
): Readonly<Record<Diagnosis["confidence"], Share>> {
  const at = (sureness: Diagnosis["confidence"]) =>
    shareOf(marked.filter(({ found }) => found.confidence === sureness));
  return { high: at("high"), medium: at("medium"), low: at("low") };
}

const TOO_OFTEN_MIN = 5;
const TOO_OFTEN = 0.95;

/** Causes that are given as less than sure, and are right all the same. */
export function rightTooOften(marked: readonly Marked[]): readonly (Share & { cause: string })[] {
  const causes = new Set(marked.flatMap(({ found }) => found.cause ?? []));
  return [...causes].flatMap((cause) => {
    const share = shareOf(
      marked.filter(({ found }) => found.cause === cause && found.confidence === "medium"),
    );
    const often = share.of >= TOO_OFTEN_MIN && share.right / share.of >= TOO_OFTEN;
    return often ? [{ cause, ...share }] : [];
  });
}
