import { isNamed } from "@/lib/domain/named";
import type { Line } from "@/lib/domain/requirement/line";
import { NO_HISTORY } from "@/lib/domain/requirement/line-since";
import { lineId, linesOf } from "@/lib/domain/requirement/lines";
import type { JudgedRequirement, RequirementWorld } from "@/lib/domain/requirement/world";

type Judged = {
  /** The chosen accounts. */
  chosen: readonly { key: string }[];
  asked: RequirementWorld;
  judged: readonly JudgedRequirement[];
};

/**
 * The lines of these requirements (null: of all) in the chosen accounts. One whose account is nobody's stands for no other
 * that could have been chosen, and stays.
 */
export function linesIn(
  { chosen, asked, judged }: Judged,
  requirements: readonly string[] | null,
): readonly Line[] {
  const keys = new Set(chosen.map(({ key }) => key));
  const others = new Set(
    asked.accounts.flatMap(({ account }) => (keys.has(account) ? [] : [account])),
  );
  return judged
    .filter(({ requirement }) => isNamed(requirements, requirement.name))
    .flatMap((one) => linesOf(one, { world: asked, since: NO_HISTORY }))
    .filter(({ account }) => account === null || !others.has(account));
}

/** In the place of a requirement that was asked for and has no line: of nothing it can't be told that it holds. */
export function linesOfNone(
  requirements: readonly string[] | null,
  { lines, known }: { lines: readonly Line[]; known: readonly { name: string }[] },
): readonly Line[] {
  return (requirements ?? [])
    .filter((name) => lines.every(({ requirement }) => requirement !== name))
    .map((name) =>
      noLine(
        name,
        known.some((one) => one.name === name)
          ? `${name} requires nothing of what was chosen, so this does not tell whether it holds.`
          : `No requirement is called ${name}.`,
      ),
    );
}

function noLine(requirement: string, message: string): Line {
  const nowhere = { account: null, region: null, modelId: null, modelName: null };
  return {
    id: lineId({ requirement, ...nowhere }),
    requirement,
    ...nowhere,
    state: "cannot_tell",
    cell: null,
    heldBy: { by: "none" },
    tokensPerMinute: null,
    applied: [],
    reason: { about: "account", message, code: null, cause: null, title: "Nothing to tell it by" },
    owner: "caller-credentials",
    decider: null,
    step: null,
    since: null,
  };
}
