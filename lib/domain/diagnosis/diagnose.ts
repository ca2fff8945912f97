import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import type { Fix } from "@/lib/domain/catalogue/fix";
import { fixFor } from "@/lib/domain/catalogue/fix";
import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Cause } from "@/lib/domain/causes";
import type { LinkTarget } from "@/lib/domain/links/target";
import { type Partition, partitionOf, regionInfo } from "@/lib/domain/region";
import { classify } from "./classify";
import { tidy } from "./fold";
import { exceptionNames } from "./names";
import { readText } from "./read";
import { segmentsOf } from "./segments";
import type { Classification, Diagnosis, DiagnosisLink, ReadFromText } from "./types";
import { codeOfName } from "./wire-codes";

export type DiagnoseOptions = {
  /** Taken where the text does not say. */
  partition?: Partition;
  region?: string;
  accountId?: string;
  portal?: LinkTarget["portal"];
};

type Found = Classification & { name: string | null };

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
  const all = errorsIn(tidied);
  const root = refine(all.root, read);
  const fix = fixFor({ code: root.code, cause: root.cause, ...targetOf(read, options) });
  const { retry } = root.cause ? CAUSE_ENTRIES[root.cause] : CODE_ENTRIES[root.code];
  const diagnosis: Diagnosis = {
    code: root.code,
    cause: root.cause,
    confidence: root.confidence,
    owner: root.owner,
    retry: { rule: retry.rule, afterMinutes: root.waitMinutes ?? retry.afterMinutes },
    title: fix.title,
    sentence: fix.sentence,
    steps: fix.steps.map((step) => step.text),
    links: linksOf(fix, root.code),
    command: fix.command,
    read,
    candidates: root.candidates,
    question: root.question,
    others: all.others.map(({ name, code }) => ({ name, code })),
  };
  return { diagnosis, fix };
}

/** The same diagnosis once its cause was told by something beside the text. */
export function withCause(
  { diagnosis, cause }: { diagnosis: Diagnosis; cause: Cause },
  options: DiagnoseOptions = {},
): { diagnosis: Diagnosis; fix: Fix } {
  const { code, read, retry } = diagnosis;
  const fix = fixFor({ code, cause, ...targetOf(read, options) });
  const own = CAUSE_ENTRIES[cause].retry;
  const told: Diagnosis = {
    ...diagnosis,
    cause,
    owner: CAUSE_OWNER[cause],
    retry: cause === diagnosis.cause ? retry : own,
    title: fix.title,
    sentence: fix.sentence,
    steps: fix.steps.map((step) => step.text),
    links: linksOf(fix, code),
    command: fix.command,
    candidates: [],
    question: null,
  };
  return { diagnosis: told, fix };
}

function errorsIn(tidied: string): { root: Found; others: readonly Found[] } {
  const segments = segmentsOf(tidied);
  const whole = classified(tidied);
  if (segments.length < 2) return { root: whole, others: [] };
  const parts = segments
    .map(classified)
    .filter((found) => found.code !== "Unrecognized" || found.cause);
  const best = Math.max(...parts.map(weight));
  const first = parts.find((found) => weight(found) === best);
  const root = first && (weight(first) > weight(whole) || differ(parts)) ? first : whole;
  const others = new Map(
    parts.filter((found) => found.code !== root.code).map((found) => [found.code, found]),
  );
  return { root, others: [...others.values()] };
}

const differ = (parts: readonly Found[]): boolean =>
  new Set(parts.map(({ code, cause }) => `${code} ${cause}`)).size > 1;

function classified(text: string): Found {
  const names = exceptionNames(text);
  const name = names.find((candidate) => codeOfName(candidate) !== null) ?? names[0] ?? null;
  const { httpStatus, operation } = readText(text);
  return { ...classify({ name, httpStatus, message: text, operation }), name };
}

/** What blocks weighs more than what passes by itself; a known cause weighs more than a bare code. */
function weight({ code, cause, confidence }: Found): number {
  const { retry } = cause ? CAUSE_ENTRIES[cause] : CODE_ENTRIES[code];
  const known = cause && confidence !== "low" ? 4 : 0;
  return known + (retry.rule === "backoff" ? 0 : 1);
}

/** A bad token in an opt-in Region is most likely a Region that is off; elsewhere it can only be the key. */
function refine(found: Found, { region, operation }: ReadFromText): Found {
  if (found.cause !== "credentials-invalid-access-key" || found.candidates.length === 0)
    return found;
  const sure = (region && !regionInfo(region).optIn) || operation === "GetCallerIdentity";
  if (sure) return { ...found, confidence: "high", candidates: [], question: null };
  return region ? { ...found, cause: "region-opt-in-disabled", owner: "account-admin" } : found;
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

function linksOf(fix: Fix, code: Diagnosis["code"]): readonly DiagnosisLink[] {
  const links = new Map<string, DiagnosisLink>();
  for (const { href, linkLabel } of fix.steps) {
    if (href && linkLabel) links.set(href, { label: linkLabel, href });
  }
  const docs = { label: `AWS on ${code}`, href: fix.docs };
  return [...links.values(), docs];
}
