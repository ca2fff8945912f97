import type { Diagnosis } from "@/lib/domain/diagnosis/types";

/** A message as somebody met it, with the answers that are right. `codes` holds every defensible one. */
export type LabelledError = {
  id: string;
  text: string;
  code: string;
  codes: readonly string[];
  cause: string | null;
};

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

/** How often a diagnosis is right, in parts of one, and which are wrong though sure. */
export function score(errors: readonly LabelledError[], diagnose: (text: string) => Diagnosis) {
  const results = errors.map((error) => {
    const found = diagnose(error.text);
    const causeRight = found.cause === error.cause;
    return {
      codeRight: error.codes.map(ownName).includes(found.code),
      causeRight,
      misled: found.cause !== null && !causeRight && found.confidence === "high",
    };
  });
  const part = (key: "codeRight" | "causeRight" | "misled") =>
    results.filter((result) => result[key]).length / results.length;
  return { codes: part("codeRight"), causes: part("causeRight"), misled: part("misled") };
}
