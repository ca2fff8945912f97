import { isNobodys } from "@/lib/domain/by-remover";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { markdownText } from "@/lib/domain/export/table";
import type { Owner } from "@/lib/domain/owner";
import { NOBODY_WORD } from "@/lib/domain/words/owners";
import { docFor } from "./doc";
import { groupsOf, type OwnerGroup } from "./make-plan";
import { planSentence } from "./sentence";
import { planText } from "./text";
import type { Plan, PlanCause } from "./types";
import { counted, regionsPhrase } from "./words";

type Asked = {
  /** Null: all of them. */
  owner: Owner | null;
  only: readonly string[];
  mask: boolean;
};

/** The whole plan as Markdown: the text of each owner in turn, or of one, and last what nobody is asked for. */
export function wholePlanText(plan: Plan, { owner, only, mask }: Asked): string {
  const groups = groupsOf(plan.causes).filter((group) => owner === null || group.owner === owner);
  const head =
    owner === null || groups.length === 0 ? [`${markdownText(planSentence(plan))}\n`] : [];
  const texts = groups.map((group) =>
    group.owner === null || isNobodys(group.owner)
      ? nobodyText(group, mask)
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

function nobodyText({ causes }: OwnerGroup, mask: boolean): string {
  const text = [`## ${NOBODY_WORD}`, "", ...causes.map(waitLine), ""].join("\n");
  return mask ? maskAccountIds(text) : text;
}

function waitLine({ title, detail, regions, cells, takes }: PlanCause): string {
  const where = [detail, regionsPhrase(regions)].filter(Boolean).join(", ");
  const when = takes === null ? "" : `; ${takes}`;
  return `- ${markdownText(`${title}: ${where} (${counted(cells, "cell")})${when}`)}`;
}
