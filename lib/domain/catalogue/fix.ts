import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { DiagnosisLink } from "@/lib/domain/diagnosis/types";
import { type CommandName, commandFor } from "@/lib/domain/links/command";
import { ERROR_SECTIONS, errorPage } from "@/lib/domain/links/docs";
import { linkTo } from "@/lib/domain/links/link";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { Owner } from "@/lib/domain/owner";
import { modelOfProfile } from "@/lib/domain/routes";
import { adviceFor } from "./advice/advice";
import { NOTHING_SAID, type Said } from "./advice/said";
import { CAUSE_ENTRIES } from "./causes";
import { CODE_ENTRIES } from "./codes";
import type { Step } from "./entry";
import { CAUSE_OWNER, CODE_OWNER } from "./owners";
import { alsoOnThePage } from "./page-also";

/** One step of a fix, with the link that leads to where it is taken. */
export type FixStep = {
  text: string;
  href: string | null;
  linkLabel: string | null;
  /** A text to send as it is, such as that of a Support case. */
  copy?: string;
};

/** What to do about a code or cause, in the order to try it. */
export type Fix = {
  title: string;
  sentence: string;
  owner: Owner;
  /** How long until it takes effect. */
  takes: string | null;
  steps: readonly FixStep[];
  primary: { label: string; href: string } | null;
  command: string | null;
  /** What AWS's page of error codes says of it; null where it has no section. */
  docs: string | null;
};

/** What to do about a finding that closes the cell besides the one that decides. */
export type CellFix = { code: Code; cause: Cause | null; fix: Fix };

type FixInput = {
  code: Code;
  cause: Cause | null;
  /** What the error named; nothing for a finding of our own scan. */
  said?: Said;
  /** With what AWS's page advises for the code besides: of an error that somebody brings, all of it is told. */
  wholePage?: boolean;
} & LinkTarget;

/**
 * What to do about a code, and about its cause where that is known: the cause's own steps take the place of the code's, and
 * name what was read. Every fix holds at least one link that is right in its partition.
 */
export function fixFor({
  code,
  cause,
  said = NOTHING_SAID,
  wholePage = false,
  ...target
}: FixInput): Fix {
  const called = target.modelId;
  const modelId = called ? modelOfProfile(called) : null;
  const at = {
    ...target,
    modelId,
    profileId: modelId === called ? null : called,
    quotaCode: target.quotaCode ?? said.quota.code,
  };
  const byCode = CODE_ENTRIES[code];
  const byCause = cause ? CAUSE_ENTRIES[cause] : null;
  const entry = byCause ?? byCode;
  const advice = adviceFor({ code, cause }, { said, at });
  const words = { ...at, ...said };
  const also = wholePage ? alsoOnThePage({ code, cause }) : [];
  const steps = [...(advice.steps ?? entry.steps), ...also].map((step) => stepView(step, words));
  const first = steps.find((step) => step.href !== null);
  return {
    title: entry.title,
    sentence: fill(advice.sentence ?? byCause?.sentence ?? byCode.cause, words),
    owner: ownerOf({ code, cause }),
    takes: entry.takes,
    steps,
    primary: first?.href && first.linkLabel ? { label: first.linkLabel, href: first.href } : null,
    command: advice.command === undefined ? commandOf(entry.command, at) : advice.command,
    docs: awsSays({ code, cause })?.href ?? null,
  };
}

const commandOf = (name: CommandName | undefined, at: LinkTarget): string | null =>
  name ? commandFor(name, at) : null;

/** The section of AWS's page of error codes that speaks of it; null where none does. */
export function awsSays({ code, cause }: Pick<FixInput, "code" | "cause">): DiagnosisLink | null {
  const own = cause ? CAUSE_ENTRIES[cause].anchor : undefined;
  const section = own === undefined ? CODE_ENTRIES[code].anchor : own;
  return section && { label: `AWS on ${ERROR_SECTIONS[section]}`, href: errorPage(section) };
}

/** Who acts: the cause's owner where it is known, else the code's. */
export function ownerOf({ code, cause }: { code: Code; cause: Cause | null }): Owner {
  return cause ? CAUSE_OWNER[cause] : CODE_OWNER[code];
}

type Words = Pick<LinkTarget, "modelId" | "region"> & Partial<Pick<Said, "action" | "resource">>;

/** A catalogue text with what is known put in, or worded around when it is not. */
export function fill(text: string, { modelId, region, action, resource }: Words): string {
  return text
    .replace(/^\{model\}/, () => modelId ?? "This model")
    .replaceAll("{model}", () => modelId ?? "this model")
    .replaceAll("{region}", () => region ?? "this Region")
    .replaceAll("{action}", () => action ?? "the action")
    .replaceAll("{resource}", () => resource?.arn ?? "the resource");
}

function stepView({ text, link: name, copy }: Step, words: LinkTarget & Words): FixStep {
  const link = name ? linkTo(name, words) : null;
  return {
    text: fill(text, words),
    href: link?.href ?? null,
    linkLabel: link?.label ?? null,
    ...(copy !== undefined && { copy }),
  };
}
