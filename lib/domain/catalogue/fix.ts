import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { commandFor } from "@/lib/domain/links/command";
import { errorPage } from "@/lib/domain/links/docs";
import { linkTo } from "@/lib/domain/links/link";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { Owner } from "@/lib/domain/owner";
import { modelOfProfile } from "@/lib/domain/routes";
import { CAUSE_ENTRIES } from "./causes";
import { CODE_ENTRIES } from "./codes";
import type { Step } from "./entry";
import { CAUSE_OWNER, CODE_OWNER } from "./owners";

/** One step of a fix, with the link that leads to where it is taken. */
export type FixStep = { text: string; href: string | null; linkLabel: string | null };

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
  docs: string;
};

/** What to do about a finding that closes the cell besides the one that decides. */
export type CellFix = { code: Code; cause: Cause | null; fix: Fix };

/**
 * What to do about a code, and about its cause where that is known: the cause's own steps go before the code's.
 * Every fix holds at least one link that is right in its partition.
 */
export function fixFor({
  code,
  cause,
  ...target
}: { code: Code; cause: Cause | null } & LinkTarget): Fix {
  const at = { ...target, modelId: target.modelId ? modelOfProfile(target.modelId) : null };
  const byCode = CODE_ENTRIES[code];
  const byCause = cause ? CAUSE_ENTRIES[cause] : null;
  const entry = byCause ?? byCode;
  const steps = entry.steps.map((step) => stepView(step, at));
  const first = steps.find((step) => step.href !== null);
  return {
    title: entry.title,
    sentence: fill(byCause?.sentence ?? byCode.cause, at),
    owner: ownerOf({ code, cause }),
    takes: entry.takes,
    steps,
    primary: first?.href && first.linkLabel ? { label: first.linkLabel, href: first.href } : null,
    command: entry.command ? commandFor(entry.command, at) : null,
    docs: errorPage(byCode.anchor),
  };
}

/** Who acts: the cause's owner where it is known, else the code's. */
export function ownerOf({ code, cause }: { code: Code; cause: Cause | null }): Owner {
  return cause ? CAUSE_OWNER[cause] : CODE_OWNER[code];
}

/** A catalogue text with model and Region put in, or worded around when they are not known. */
export function fill(
  text: string,
  { modelId, region }: Pick<LinkTarget, "modelId" | "region">,
): string {
  return text
    .replace(/^\{model\}/, () => modelId ?? "This model")
    .replaceAll("{model}", () => modelId ?? "this model")
    .replaceAll("{region}", () => region ?? "this Region");
}

function stepView(step: Step, at: LinkTarget): FixStep {
  const link = step.link ? linkTo(step.link, at) : null;
  return { text: fill(step.text, at), href: link?.href ?? null, linkLabel: link?.label ?? null };
}
