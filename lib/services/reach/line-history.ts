import type { Catalogue } from "@/lib/domain/judge/models";
import { providerOf } from "@/lib/domain/provider";
import { selectorOf } from "@/lib/domain/requirement/selector";
import type { LineHistoryStore } from "@/lib/services/ports/history";
import type { DocsView } from "./docs";
import { notTheirs } from "./not-theirs";

/**
 * What lines of accounts that are reached came to, of requirements that the caller knows. A line of a model that only others
 * have is left out, as if nobody had asked for it.
 */
export const lineHistoryFor = (
  lineHistory: LineHistoryStore,
  { reached, models, settings }: Pick<DocsView, "reached" | "models" | "settings">,
): LineHistoryStore => ({
  async latest(account, region) {
    if (!reached.has(account)) return [];
    const rows = await lineHistory.latest(account, region);
    const known = await models();
    const names = new Set(settings().requirements.map(({ name }) => name));
    return rows.filter(
      ({ requirement, subject }) => names.has(requirement) && fits(subject, known),
    );
  },
  append: notTheirs,
  prune: notTheirs,
});

function fits(subject: string, known: Catalogue["rows"]): boolean {
  const { named, matches } = selectorOf(subject);
  if (named) return known.has(subject);
  return [...known.values()].some((row) =>
    matches({ modelId: row.modelId, provider: providerOf(row) }),
  );
}
