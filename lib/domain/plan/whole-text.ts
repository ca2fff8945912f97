import { isNobodys } from "@/lib/domain/by-remover";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { markdownText } from "@/lib/domain/export/table";
import type { Owner } from "@/lib/domain/owner";
import { listed } from "@/lib/domain/words/listed";
import { NOBODY_WORD } from "@/lib/domain/words/owners";
import { docFor, nameIn } from "./doc";
import { groupsOf, isUncounted, type OwnerGroup } from "./make-plan";
import { planSentence } from "./sentence";
import { planText } from "./text";
import type { Plan, PlanCause } from "./types";
import { counted, regionsPhrase } from "./words";

type Asked = {
  /** Null: all of them. */
  owner: Owner | null;
  only: readonly string[];
  mask: boolean;
  /** A whole scan stands behind it. */
  complete: boolean;
};

/** The whole plan as Markdown: the text of each owner in turn, or of one, and last what nobody is asked for. */
export function wholePlanText(plan: Plan, { owner, only, mask, complete }: Asked): string {
  const groups = groupsOf(plan.causes).filter((group) => owner === null || group.owner === owner);
  const head =
    owner === null || groups.length === 0
      ? [`${markdownText(planSentence(plan, { complete }))}\n`]
      : [];
  const texts = groups.map((group) =>
    group.owner === null || isNobodys(group.owner)
      ? nobodyText(plan, { group, mask })
      : planText(
          docFor(plan, {
            owner: group.owner,
            picked: new Set(group.causes.map(({ id }) => id)),
            only,
          }),
          "markdown",
          { mask },
        ),
  );
  return [...head, ...texts].join("\n");
}

function nobodyText(plan: Plan, { group, mask }: { group: OwnerGroup; mask: boolean }): string {
  const lines = group.causes.map((cause) => waitLine(plan, cause));
  const text = [`## ${NOBODY_WORD}`, "", ...lines, ""].join("\n");
  return mask ? maskAccountIds(text) : text;
}

function waitLine(plan: Plan, cause: PlanCause): string {
  const { title, detail, regions, places, cells, takes } = cause;
  const of = regions.length > 0 ? [] : places.map(({ account }) => nameIn(plan, account));
  const where = [detail, regionsPhrase(regions), listed(of.filter(Boolean))].filter(Boolean);
  const count = isUncounted(cause) ? "" : ` (${counted(cells, "cell")})`;
  const when = takes === null ? "" : `; ${takes}`;
  return `- ${markdownText(`${title}: ${where.join(", ")}${count}${when}`)}`;
}
