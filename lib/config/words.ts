import type { z } from "zod";

/** What belongs in a place, by what the schema calls it. */
const BELONGS: Readonly<Record<string, string>> = {
  array: "a list such as [a, b]",
  object: "a block of settings, each a name and a value",
  record: "a block of names and values",
  string: "a text; where it looks like a number, in quotes",
  boolean: "true or false",
  number: "a number",
  int: "a whole number",
};

/** What to write instead, for whatever a rule of the schema says nothing of its own about. */
export function sayWhatBelongs(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return ofAnotherKind(issue);
  if (issue.code === "too_small") return tooSmall(issue);
  if (issue.code === "too_big") return tooBig(issue);
  return issue.code === "invalid_key" ? "has a name that is empty or too long" : undefined;
}

type Of<Code> = Extract<z.core.$ZodRawIssue, { code: Code }>;

function ofAnotherKind({ expected, input, path = [] }: Of<"invalid_type">): string | undefined {
  const belongs = BELONGS[expected];
  if (belongs === undefined) return undefined;
  if (path.length === 0) return `is ${belongs}, such as regions: [eu-west-1]`;
  if (input === undefined) return `is missing: give ${belongs}`;
  if (input !== null) return `is ${belongs}`;
  // Of the file's own settings each may be left out.
  return `is empty: give ${belongs}${path.length === 1 ? ", or leave it out" : ""}`;
}

function tooSmall({ origin, minimum, inclusive }: Of<"too_small">): string | undefined {
  if (origin === "array") return `needs at least ${minimum}`;
  if (origin === "string") return "is empty";
  return `is ${inclusive ? "at least" : "above"} ${minimum}`;
}

function tooBig({ origin, maximum }: Of<"too_big">): string | undefined {
  if (origin === "array") return `has at most ${maximum}`;
  return `is at most ${maximum}${origin === "string" ? " characters" : ""}`;
}
