import type { Diagnosis } from "./types";

/** The object that `bedrock-readiness explain --format json` prints. */
export type DiagnosisJson = Pick<
  Diagnosis,
  "code" | "cause" | "confidence" | "owner" | "retry" | "title" | "steps" | "links" | "read"
>;

/** The published part of a diagnosis; `cause` is null when it was not recognised. */
export function toExplainJson(diagnosis: Diagnosis): DiagnosisJson {
  const { code, cause, confidence, owner, retry, title, steps, links, read } = diagnosis;
  return { code, cause, confidence, owner, retry, title, steps, links, read };
}
