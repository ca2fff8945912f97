import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Diagnosis } from "./types";

type Meaning = { code: Code; cause: Cause };

/** The object that `bedrock-readiness explain --format json` prints: all that its text and the screen say. */
export type DiagnosisJson = Pick<
  Diagnosis,
  | "code"
  | "cause"
  | "confidence"
  | "owner"
  | "retry"
  | "title"
  | "steps"
  | "question"
  | "others"
  | "links"
  | "read"
> & {
  /** One sentence: what the error means. */
  summary: string;
  /** To run as they are, in a POSIX shell. */
  commands: readonly string[];
  /** What else the text may mean, each with its usual code. */
  candidates: readonly Meaning[];
};

/** The published part of a diagnosis; `cause` is null when it was not recognised. */
export function toExplainJson(diagnosis: Diagnosis): DiagnosisJson {
  const { code, cause, confidence, owner, retry, title, steps, question, others, links, read } =
    diagnosis;
  return {
    code,
    cause,
    confidence,
    owner,
    retry,
    title,
    summary: diagnosis.sentence,
    steps,
    commands: diagnosis.command === null ? [] : [diagnosis.command],
    question,
    candidates: furtherMeanings(diagnosis),
    others,
    links,
    read,
  };
}

/** What else a text may mean besides the cause that is given. */
export function furtherMeanings({
  cause,
  candidates,
}: Pick<Diagnosis, "cause" | "candidates">): readonly Meaning[] {
  return candidates
    .filter((candidate) => candidate !== cause)
    .map((candidate) => ({ code: CAUSE_ENTRIES[candidate].code, cause: candidate }));
}
