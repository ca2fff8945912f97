import type { Said } from "@/lib/domain/catalogue/advice/said";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { awsSays, type Fix, fixFor } from "@/lib/domain/catalogue/fix";
import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import { titleOf } from "@/lib/domain/catalogue/title";
import type { Cause } from "@/lib/domain/causes";
import type { LinkTarget } from "@/lib/domain/links/target";
import { type Partition, partitionOf } from "@/lib/domain/region";
import { errorsIn } from "./errors";
import { tidy } from "./fold";
import { readNamed } from "./named";
import { readText } from "./read";
import type { Diagnosis, DiagnosisLink, ReadFromText } from "./types";

export type DiagnoseOptions = {
  /** Taken where the text does not say. */
  partition?: Partition;
  region?: string;
  accountId?: string;
  portal?: LinkTarget["portal"];
};

/**
 * What a pasted text means: code, cause as far as the text tells, who acts, how, how long, and what was read
 * from it. Takes any wrapping and any length, and never throws. Of several errors the root one is diagnosed.
 */
export function diagnose(text: string, options: DiagnoseOptions = {}): Diagnosis {
  return diagnoseWithFix(text, options).diagnosis;
}

/** The same, with its fix as a page shows it: each step with its own link. */
export function diagnoseWithFix(
  text: string,
  options: DiagnoseOptions = {},
): { diagnosis: Diagnosis; fix: Fix } {
  const tidied = tidy(text);
  const read = readText(tidied);
  const { root, others } = errorsIn(tidied, read);
  const said = saidBy(others.length > 0 ? root.text : tidied, read);
  const { code, cause } = root;
  const fix = fixFor({ code, cause, said, wholePage: true, ...targetOf(read, options) });
  const { retry } = root.cause ? CAUSE_ENTRIES[root.cause] : CODE_ENTRIES[root.code];
  const diagnosis: Diagnosis = {
    code: root.code,
    cause: root.cause,
    confidence: root.confidence,
    owner: root.owner,
    retry: { rule: retry.rule, afterMinutes: root.waitMinutes ?? retry.afterMinutes },
    title: fix.title,
    sentence: fix.sentence,
    steps: stepTexts(fix),
    links: linksOf(fix, root),
    command: fix.command,
    read,
    said,
    candidates: root.candidates,
    question: root.question,
    others: others.map(({ code, cause }) => ({
      code,
      cause,
      title: titleOf({ state: "unknown", code, cause }),
    })),
  };
  return { diagnosis, fix };
}

/** The same diagnosis once its cause was told by something beside the text. */
export function withCause(
  { diagnosis, cause }: { diagnosis: Diagnosis; cause: Cause },
  options: DiagnoseOptions = {},
): { diagnosis: Diagnosis; fix: Fix } {
  const { code, read, retry, said } = diagnosis;
  const fix = fixFor({ code, cause, said, wholePage: true, ...targetOf(read, options) });
  const own = CAUSE_ENTRIES[cause].retry;
  const told: Diagnosis = {
    ...diagnosis,
    cause,
    owner: CAUSE_OWNER[cause],
    retry: cause === diagnosis.cause ? retry : own,
    title: fix.title,
    sentence: fix.sentence,
    steps: stepTexts(fix),
    links: linksOf(fix, { code, cause }),
    command: fix.command,
    candidates: [],
    question: null,
  };
  return { diagnosis: told, fix };
}

function targetOf(read: ReadFromText, options: DiagnoseOptions): LinkTarget {
  const region = read.region ?? options.region ?? null;
  return {
    partition: (read.region ? partitionOf(read.region) : null) ?? options.partition ?? "aws",
    region,
    accountId: read.accountId ?? options.accountId ?? null,
    modelId: read.modelId,
    quotaCode: null,
    portal: options.portal ?? null,
  };
}

/** What the words of a fix are made from; with several errors, only what stands in the one that is diagnosed. */
function saidBy(text: string, { requestId }: ReadFromText): Said {
  return { ...readNamed(text), action: readText(text).action, requestId };
}

/** Each step with the text that it asks to send. */
const stepTexts = ({ steps }: Fix): readonly string[] =>
  steps.map(({ text, copy }) => (copy === undefined ? text : `${text}\n\n${copy}`));

function linksOf(fix: Fix, told: Pick<Diagnosis, "code" | "cause">): readonly DiagnosisLink[] {
  const links = new Map<string, DiagnosisLink>();
  for (const { href, linkLabel } of fix.steps) {
    if (href && linkLabel) links.set(href, { label: linkLabel, href });
  }
  const section = awsSays(told);
  return [...links.values(), ...(section ? [section] : [])];
}
