import { groupBy } from "@/lib/domain/group-by";

/** A cell of a model that is legacy or ends soon; `successor`: what is ready in its place, null: nothing of its provider. */
export type EndingCell = { region: string; message: string; successor: string | null };

/** That the model of an offer ends, when, and what to use: Regions that say the same in one text. Empty: it does not end. */
export function endingTexts(cells: readonly EndingCell[]): string[] {
  const groups = groupBy(cells, ({ message, successor }) => JSON.stringify([message, successor]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const regions = group.map(({ region }) => region).join(", ");
    const instead =
      first.successor === null
        ? "No newer model of this provider is ready there yet."
        : `Use ${first.successor}: it is ready there.`;
    return [`${regions}: ${first.message} ${instead}`];
  });
}
