import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { DiagnosisLink } from "@/lib/domain/diagnosis/types";
import { type CommandName, commandFor } from "@/lib/domain/links/command";
import { ERROR_SECTIONS, errorPage } from "@/lib/domain/links/docs";
import { linkTo } from "@/lib/domain/links/link";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { Owner } from "@/lib/domain/owner";
import type { FixStepView, FixView } from "@/lib/domain/view/cell";
import { adviceFor } from "./advice/advice";
import { NOTHING_SAID, type Said } from "./advice/said";
import { CAUSE_ENTRIES } from "./causes";
import { CODE_ENTRIES } from "./codes";
import type { Step } from "./entry";
import { CAUSE_OWNER, CODE_OWNER } from "./owners";

const PROFILE_PREFIX = /^(?:us|eu|apac|jp|au|ca|in|us-gov|global)\./;

type FixInput = {
  code: Code;
  cause: Cause | null;
  /** What the error named; nothing for a finding of our own scan. */
  said?: Said;
} & LinkTarget;

/**
 * What to do about a code, and about its cause where that is known: the cause's own steps go before the code's, and
 * name what was read. Every fix holds at least one link that is right in its partition.
 */
export function fixFor({ code, cause, said = NOTHING_SAID, ...target }: FixInput): FixView {
  const called = target.modelId;
  const at = {
    ...target,
    modelId: called ? baseModelId(called) : null,
    profileId: called && PROFILE_PREFIX.test(called) ? called : null,
  };
  const byCode = CODE_ENTRIES[code];
  const byCause = cause ? CAUSE_ENTRIES[cause] : null;
  const entry = byCause ?? byCode;
  const advice = adviceFor({ code, cause }, { said, at });
  const words = { ...at, ...said };
  const steps = (advice.steps ?? entry.steps).map((step) => stepView(step, words));
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

/** The base model of an inference profile id; any other id is returned as it is. */
export function baseModelId(modelId: string): string {
  return modelId.replace(PROFILE_PREFIX, "");
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

function stepView({ text, link: name, copy }: Step, words: LinkTarget & Words): FixStepView {
  const link = name ? linkTo(name, words) : null;
  return {
    text: fill(text, words),
    href: link?.href ?? null,
    linkLabel: link?.label ?? null,
    ...(copy !== undefined && { copy }),
  };
}
